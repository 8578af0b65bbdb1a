import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { RowDigest } from '../../renderer/storage/crypto/row-digest.ts'
import { deriveSeatKeys, digestKey } from '../../renderer/storage/crypto/seat-keys.ts'
import { writeShortUtf8 } from '../../renderer/storage/short-utf8.ts'

const text = fc.string({ unit: 'binary', maxLength: 300 })

describe('digests of many rows', () => {
  it.each([
    ['sealed', new Uint8Array(32).fill(9)],
    ['in plain mode', null],
  ])('are those of one row at a time, %s', async (_mode, key) => {
    const keys = await deriveSeatKeys('production', key)
    const digest = new RowDigest(keys.digestSecret)
    await fc.assert(
      fc.asyncProperty(fc.constantFrom('phone' as const, 'client' as const, 'email' as const), text, async (kind, of) => {
        expect(digest.of(kind, of)).toEqual(await digestKey(keys, kind, of))
      }),
    )
  })

  it('read texts as the platform writes them', () => {
    fc.assert(
      fc.property(text, (some) => {
        const into = new Uint8Array(some.length * 3 + 2)
        const end = writeShortUtf8(some, into, 2)
        expect(into.slice(2, end)).toEqual(new TextEncoder().encode(some))
      }),
    )
  })
})
