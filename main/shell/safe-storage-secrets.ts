import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { safeStorage } from 'electron'
import { z } from 'zod'
import { err, ok } from '../../core/domain/result.ts'
import { readIfThere, writePrivately } from '../services/profile/private-file.ts'
import { openFileSecrets } from '../services/secrets/file-secrets.ts'
import type { OpenedSecrets, SecretName, Secrets } from '../services/secrets/secrets.ts'

const fileSchema = z.record(z.string(), z.string())

/**
 * Secrets in `<profile>/secrets.safe.json`, each encrypted with the key that the operating system keeps (DPAPI,
 * Keychain, Secret Service). A Linux desktop without a keyring gets a file like that of the loopback host, which says
 * of itself that its key lies beside it; a profile stays with what it began with, or its data key would be lost.
 */
export async function openSafeStorageSecrets(profile: string): Promise<OpenedSecrets> {
  const path = join(profile, 'secrets.safe.json')
  const withoutKeyring = join(profile, 'without-keyring')
  const text = await readIfThere(path)
  const began = text !== undefined
  if ((await readIfThere(join(withoutKeyring, 'secrets.json'))) !== undefined && !began)
    return openFileSecrets(withoutKeyring, { kind: 'beside' })
  if (!(await safeStorage.isAsyncEncryptionAvailable()) || isBasicText())
    return began ? err('keyring-missing') : openFileSecrets(withoutKeyring, { kind: 'beside' })
  await mkdir(profile, { recursive: true, mode: 0o700 })
  const content = began ? parse(text) : new Map<string, string>()
  if (content === undefined) return err('damaged')
  const secrets = overKeychain(path, content)
  try {
    await secrets.read('data-key')
  } catch {
    return err('keyring-changed')
  }
  return ok(secrets)
}

function overKeychain(path: string, content: Map<string, string>): Secrets {
  let writing: Promise<void> = Promise.resolve()
  const write = async (name: SecretName, value: string): Promise<void> => {
    content.set(name, (await safeStorage.encryptStringAsync(value)).toString('base64'))
    writing = writing.catch(() => undefined).then(() => writePrivately(path, `${JSON.stringify(Object.fromEntries(content))}\n`))
    await writing
  }
  return {
    encryptsAtRest: true,
    async read(name) {
      const sealed = content.get(name)
      if (sealed === undefined) return undefined
      const { result, shouldReEncrypt } = await safeStorage.decryptStringAsync(Buffer.from(sealed, 'base64'))
      // The system has changed its key; the old one may go away.
      if (shouldReEncrypt) await write(name, result)
      return result
    },
    write,
  }
}

const isBasicText = (): boolean => process.platform === 'linux' && safeStorage.getSelectedStorageBackend() === 'basic_text'

function parse(text: string): Map<string, string> | undefined {
  try {
    const parsed = fileSchema.safeParse(JSON.parse(text))
    return parsed.success ? new Map(Object.entries(parsed.data)) : undefined
  } catch {
    return undefined
  }
}
