import { readFile, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readDataKey } from '../../../main/services/secrets/data-key.ts'
import { openFileSecrets, type SecretsKey } from '../../../main/services/secrets/file-secrets.ts'
import { sealer, unseal } from '../../../main/services/secrets/sealed-file.ts'
import type { Secrets } from '../../../main/services/secrets/secrets.ts'
import { temporaryFolder } from '../../support/temporary-folder.ts'

const open = async (folder: string, key: SecretsKey): Promise<Secrets> => {
  const opened = await openFileSecrets(folder, key)
  if (!opened.ok) throw new Error(opened.error)
  return opened.value
}
const PASSPHRASE: SecretsKey = { kind: 'passphrase', passphrase: 'correct horse' }

describe('secrets in a file', () => {
  it.each<readonly [string, (folder: string) => SecretsKey, boolean]>([
    ['passphrase', () => PASSPHRASE, true],
    ['key file elsewhere', (folder) => ({ kind: 'key-file', path: join(folder, 'elsewhere', 'key') }), true],
    ['key beside them', () => ({ kind: 'beside' }), false],
  ])('are there at the next start: %s', async (_name, keyOf, encryptsAtRest) => {
    const folder = await temporaryFolder()
    const key = keyOf(folder)
    const first = await open(join(folder, 'profile'), key)
    expect(first.encryptsAtRest).toBe(encryptsAtRest)
    expect(await first.read('sip-password-0')).toBeUndefined()
    await Promise.all([first.write('sip-password-0', 'пароль'), first.write('sip-password-1', 'other')])
    const second = await open(join(folder, 'profile'), key)
    expect(await second.read('sip-password-0')).toBe('пароль')
    expect(await second.read('sip-password-1')).toBe('other')
    const file = join(folder, 'profile', 'secrets.json')
    expect(await readFile(file, 'utf8')).not.toContain('пароль')
    if (process.platform !== 'win32') expect((await stat(file)).mode & 0o777).toBe(0o600)
  })

  it('do not open with another passphrase, and say so', async () => {
    const folder = await temporaryFolder()
    await (await open(folder, PASSPHRASE)).write('data-key', 'x')
    expect(await openFileSecrets(folder, { kind: 'passphrase', passphrase: 'wrong' })).toEqual({ ok: false, error: 'wrong-passphrase' })
  })

  it.each(['', 'nonsense', '{}', '{"v":2}', '[1]'])('say when they are damaged: %j', async (text) => {
    const folder = await temporaryFolder()
    await writeFile(join(folder, 'secrets.json'), text)
    expect(await openFileSecrets(folder, PASSPHRASE)).toEqual({ ok: false, error: 'damaged' })
  })

  it('keep one data key of 32 bytes', async () => {
    const folder = await temporaryFolder()
    const key = await readDataKey(await open(folder, PASSPHRASE))
    expect(Buffer.from(key, 'base64')).toHaveLength(32)
    expect(await readDataKey(await open(folder, PASSPHRASE))).toBe(key)
  })

  it('refuse a file in which one byte was changed', () => {
    const material = Buffer.from('key')
    const sealed = sealer(material)({ a: 'b' })
    const data = JSON.parse(sealed) as Record<string, string | number>
    fc.assert(
      fc.property(fc.constantFrom('salt', 'nonce', 'tag', 'data'), (field) => {
        const bytes = Buffer.from(String(data[field]), 'base64')
        bytes[0] = (bytes[0] ?? 0) ^ 1
        expect(unseal(JSON.stringify({ ...data, [field]: bytes.toString('base64') }), material)).toEqual({
          ok: false,
          error: 'wrong-passphrase',
        })
      }),
      { numRuns: 8 },
    )
    expect(unseal(sealed, material)).toEqual({ ok: true, value: { a: 'b' } })
  })
})
