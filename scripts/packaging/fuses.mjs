import { FuseV1Options, FuseVersion } from '@electron/fuses'

/** What the packaged binary can and cannot do, whatever its command line or environment says. */
export const FUSES = {
  version: FuseVersion.V1,
  [FuseV1Options.RunAsNode]: false,
  [FuseV1Options.EnableCookieEncryption]: true,
  [FuseV1Options.EnableNodeOptionsEnvironmentVariable]: false,
  [FuseV1Options.EnableNodeCliInspectArguments]: false,
  [FuseV1Options.EnableEmbeddedAsarIntegrityValidation]: true,
  [FuseV1Options.OnlyLoadAppFromAsar]: true,
  // Pages come from `app:`; a file of the disk is nothing special.
  [FuseV1Options.GrantFileProtocolExtraPrivileges]: false,
}

/**
 * Path of the packed executable.
 * @param {{ electronPlatformName: string, appOutDir: string, productFilename: string, executableName: string }} packed
 */
export function executableOf({ electronPlatformName, appOutDir, productFilename, executableName }) {
  if (electronPlatformName === 'darwin' || electronPlatformName === 'mas') return `${appOutDir}/${productFilename}.app`
  return electronPlatformName === 'win32' ? `${appOutDir}/${productFilename}.exe` : `${appOutDir}/${executableName}`
}
