import { Arch } from 'electron-builder'
import { flipFuses } from '@electron/fuses'
import { executableOf, FUSES } from './fuses.mjs'

/** electron-builder's hook after packing and before signing. */
export default async function afterPack({ electronPlatformName, appOutDir, arch, packager }) {
  const executable = executableOf({
    electronPlatformName,
    appOutDir,
    productFilename: packager.appInfo.productFilename,
    executableName: packager.executableName ?? packager.appInfo.productFilename,
  })
  // Flipping breaks the ad-hoc signature that Apple's processors insist on.
  await flipFuses(executable, { ...FUSES, resetAdHocDarwinSignature: electronPlatformName === 'darwin' && arch === Arch.arm64 })
}
