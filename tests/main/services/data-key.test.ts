import { describe, expect, it } from 'vitest'
import {
  askKeyChange,
  destroyDataKeys,
  endKeyChange,
  isWipeLeft,
  keyChangeState,
  makeAskedKey,
  readDataKeys,
  readHubKey,
} from '../../../main/services/secrets/data-key.ts'
import type { Secrets } from '../../../main/services/secrets/secrets.ts'
import { deriveSeatKeys } from '../../../renderer/storage/crypto/seat-keys.ts'
import { memorySecrets } from '../../support/fake-audit.ts'
import { ManualClock } from '../../support/manual-clock.ts'

/** Dies at the `at`-th write, as a process does. */
const dyingAt = (secrets: Secrets, at: number): Secrets => {
  let writes = 0
  return { ...secrets, write: (name, value) => ((writes += 1) >= at ? Promise.reject(new Error('killed')) : secrets.write(name, value)) }
}

describe('the change of the data key', () => {
  it('begins at the next start, keeps the former key meanwhile, and destroys it at the end', async () => {
    const secrets = memorySecrets()
    const first = await readDataKeys(secrets)
    await askKeyChange(secrets)
    expect(await readDataKeys(secrets)).toEqual(first)
    expect((await keyChangeState(secrets)).change).toBe('asked')
    await makeAskedKey(secrets)
    const second = await readDataKeys(secrets)
    expect(second.previous).toBe(first.key)
    expect(second.key).not.toBe(first.key)
    expect((await keyChangeState(secrets)).change).toBe('running')
    const hubKey = await readHubKey(secrets)
    await endKeyChange(secrets, new ManualClock())
    expect(await readHubKey(secrets)).toBe(hubKey)
    const third = await readDataKeys(secrets)
    expect(third).toEqual({ key: second.key, digests: second.digests })
    expect([...secrets.kept.values()]).not.toContain(first.key)
    expect((await keyChangeState(secrets)).change).toBe('none')
  })

  it('keeps keys of rows through every change', async () => {
    const secrets = memorySecrets()
    await readDataKeys(secrets)
    const digests: unknown[] = []
    for (let round = 0; round < 3; round += 1) {
      await askKeyChange(secrets)
      await makeAskedKey(secrets)
      digests.push((await readDataKeys(secrets)).digests)
      await endKeyChange(secrets, new ManualClock())
    }
    expect(new Set(digests.map((one) => JSON.stringify(one))).size).toBe(1)
  })

  it('keeps the key of rows that the windows derive', async () => {
    const secrets = memorySecrets()
    const { key } = await readDataKeys(secrets)
    await askKeyChange(secrets)
    await makeAskedKey(secrets)
    const { digests } = await readDataKeys(secrets)
    for (const mode of ['sandbox', 'production'] as const) {
      const { digestSecret } = await deriveSeatKeys(mode, Buffer.from(key, 'base64'))
      expect(digests?.[mode]).toBe(Buffer.from(digestSecret).toString('base64'))
    }
  })

  it('loses neither key when the process is killed at any write', async () => {
    for (let at = 1; at <= 6; at += 1) {
      const secrets = memorySecrets()
      const first = await readDataKeys(secrets)
      await askKeyChange(secrets)
      await makeAskedKey(dyingAt(secrets, at)).catch(() => undefined)
      const then = await readDataKeys(secrets)
      expect([then.key, then.previous]).toContain(first.key)
      await makeAskedKey(secrets)
      const after = await readDataKeys(secrets)
      expect(after.previous).toBe(first.key)
      expect(after.digests).toBeDefined()
    }
  })

  it('leaves nothing of any key after a wipe', async () => {
    const secrets = memorySecrets()
    const { key } = await readDataKeys(secrets)
    await askKeyChange(secrets)
    await makeAskedKey(secrets)
    await destroyDataKeys(secrets)
    expect([...secrets.kept].filter(([name, value]) => name !== 'wipe' && value !== '')).toEqual([])
    expect(await isWipeLeft(secrets)).toBe(true)
    expect((await readDataKeys(secrets)).key).not.toBe(key)
  })
})
