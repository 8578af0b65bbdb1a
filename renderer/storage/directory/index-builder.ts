import type { Bytes } from '../bytes.ts'
import { bucketCountFor, ENTRY_BYTES } from './bucket-layout.ts'
import type { DigestList } from './digest-list.ts'

const ENTRY_WORDS = [4, 8, 12] as const

/** Lays digests out as buckets: the contents of every bucket, by its number. Places in `dead` are left out. */
export function bucketsOf(lists: readonly DigestList[], dead: ReadonlySet<number>): readonly Bytes[] {
  const bucketCount = bucketCountFor(lists.reduce((sum, list) => sum + list.count, 0))
  const sizes = new Uint32Array(bucketCount)
  const each = (visit: (list: DigestList, index: number, no: number) => void): void => {
    for (const list of lists)
      for (let index = 0; index < list.count; index += 1)
        if (dead.size === 0 || !dead.has(list.refAt(index))) visit(list, index, list.wordAt(index, 0) % bucketCount)
  }
  each((_list, _index, no) => (sizes[no] = (sizes[no] ?? 0) + ENTRY_BYTES))
  const buckets = Array.from(sizes, (size) => new DataView(new ArrayBuffer(size)))
  const filled = new Uint32Array(bucketCount)
  each((list, index, no) => {
    const at = filled[no] ?? 0
    ENTRY_WORDS.forEach((from, word) => buckets[no]?.setUint32(at + word * 4, list.wordAt(index, from), true))
    filled[no] = at + ENTRY_BYTES
  })
  return buckets.map((bucket) => new Uint8Array(bucket.buffer))
}
