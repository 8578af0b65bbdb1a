import { randomBytes } from 'node:crypto'
import { mkdir, readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { ok } from '../../../core/domain/result.ts'
import { readIfThere, writePrivately } from '../profile/private-file.ts'
import { sealer, unseal, type Seal } from './sealed-file.ts'
import type { OpenedSecrets, Secrets } from './secrets.ts'

/**
 * What the file is encrypted with. `passphrase`: known to a person only. `key-file`: a file the administrator keeps
 * elsewhere. `beside`: a key made in the profile itself: it keeps secrets out of copies of one file, no more than that.
 */
export type SecretsKey =
  | { readonly kind: 'passphrase'; readonly passphrase: string }
  | { readonly kind: 'key-file'; readonly path: string }
  | { readonly kind: 'beside' }

/** Opens (or begins) the encrypted secrets file of a profile. */
export async function openFileSecrets(directory: string, key: SecretsKey): Promise<OpenedSecrets> {
  await mkdir(directory, { recursive: true, mode: 0o700 })
  const material = await keyMaterial(directory, key)
  const path = join(directory, 'secrets.json')
  const file = await readIfThere(path)
  const opened = file === undefined ? ok<Readonly<Record<string, string>>>({}) : unseal(file, material)
  if (!opened.ok) return opened
  const content = new Map(Object.entries(opened.value))
  let seal: Seal | undefined
  let writing: Promise<void> = Promise.resolve()
  const secrets: Secrets = {
    encryptsAtRest: key.kind !== 'beside',
    read: (name) => Promise.resolve(content.get(name)),
    write(name, value) {
      content.set(name, value)
      writing = writing
        .catch(() => undefined)
        .then(() => {
          seal ??= sealer(material)
          return writePrivately(path, seal(Object.fromEntries(content)))
        })
      return writing
    },
  }
  return ok(secrets)
}

async function keyMaterial(directory: string, key: SecretsKey): Promise<Buffer> {
  if (key.kind === 'passphrase') return Buffer.from(key.passphrase.normalize('NFC'), 'utf8')
  const path = key.kind === 'key-file' ? key.path : join(directory, 'secrets.key')
  if (key.kind === 'key-file') await mkdir(dirname(path), { recursive: true, mode: 0o700 })
  if ((await readIfThere(path)) === undefined) await writePrivately(path, `${randomBytes(32).toString('base64')}\n`)
  return readFile(path)
}
