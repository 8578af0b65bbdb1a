import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bucketOf, refsInBucket } from '../../renderer/storage/directory/bucket-layout.ts'
import { DigestList, refNumber } from '../../renderer/storage/directory/digest-list.ts'
import { bucketsOf } from '../../renderer/storage/directory/index-builder.ts'
import { encodePage, recordOfPage } from '../../renderer/storage/directory/page-layout.ts'

const record = fc.uint8Array({ maxLength: 40 }).map((bytes) => new Uint8Array(bytes))
const digest = fc.uint8Array({ minLength: 16, maxLength: 16 }).map((bytes) => new Uint8Array(bytes))
const ref = fc.record({ page: fc.integer({ min: 0, max: 1_000_000 }), slot: fc.integer({ min: 0, max: 63 }) })

describe('layouts', () => {
  it('give back every record of a page, and nothing past its end', () => {
    fc.assert(
      fc.property(fc.array(record, { maxLength: 64 }), (records) => {
        const page = encodePage(records)
        records.forEach((each, slot) => expect(recordOfPage(page, slot)).toEqual(each))
        expect(recordOfPage(page, records.length)).toBeUndefined()
      }),
    )
  })

  it('never read outside a broken page', () => {
    fc.assert(
      fc.property(record, fc.nat(70), (bytes, slot) => {
        const found = recordOfPage(bytes, slot)
        expect(found === undefined || found.length <= bytes.length).toBe(true)
      }),
    )
  })

  it('find every place filed under a digest, shared ones included', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(digest, fc.array(ref, { minLength: 1, maxLength: 4 })), { maxLength: 300 }), (filed) => {
        const list = new DigestList()
        for (const [key, refs] of filed) for (const each of refs) list.add(key, refNumber(each))
        const buckets = bucketsOf([list], new Set())
        for (const [key, refs] of filed) {
          const bucket = buckets[bucketOf(key, buckets.length)]
          expect(bucket && refsInBucket(bucket, key)).toEqual(expect.arrayContaining(refs))
        }
      }),
      { numRuns: 30 },
    )
  })
})
