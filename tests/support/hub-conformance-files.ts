import { randomBytes } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { freshPrefix, SHELVES, type HubUnderTest } from './hub-under-test.ts'

export function filesConformance(subject: () => HubUnderTest): void {
  describe('files', () => {
    const two = async () => ({
      one: (await subject().hub()).files(SHELVES.attachments),
      other: (await subject().hub()).files(SHELVES.attachments),
      key: `${freshPrefix()}file`,
    })

    test('come back as they were stored', async () => {
      const { one, other, key } = await two()
      expect(await one.fetch(key)).toEqual({ kind: 'absent' })
      for (const [index, size] of [0, 1, 700_001].entries()) {
        const bytes = new Uint8Array(randomBytes(size))
        expect(await one.store(`${key}${index}`, bytes)).toEqual({ kind: 'stored' })
        const fetched = await other.fetch(`${key}${index}`)
        expect(fetched.kind === 'content' && Buffer.compare(fetched.bytes, bytes)).toBe(0)
      }
    })

    test('are never changed: a resend is welcome, another content stays out', async () => {
      const { one, other, key } = await two()
      const bytes = new Uint8Array(randomBytes(5000))
      expect(await one.store(key, bytes)).toEqual({ kind: 'stored' })
      expect(await one.store(key, bytes)).toEqual({ kind: 'stored' })
      await other.store(key, new Uint8Array(randomBytes(100)))
      const fetched = await one.fetch(key)
      expect(fetched.kind === 'content' && Buffer.compare(fetched.bytes, bytes)).toBe(0)
    })

    test('have a limit, which is told', async () => {
      const { one, key } = await two()
      expect(one.limitBytes).toBeGreaterThanOrEqual(1024 * 1024)
      expect(await one.store(key, new Uint8Array(one.limitBytes + 1))).toEqual({ kind: 'too-large', limitBytes: one.limitBytes })
      expect(await one.fetch(key)).toEqual({ kind: 'absent' })
    })
  })
}
