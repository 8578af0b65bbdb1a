import type { Bytes } from '../bytes.ts'

/** Where a client lies in the pages. */
export interface ClientRef {
  readonly page: number
  /** 0…63 */
  readonly slot: number
}

/**
 * A bucket before sealing: entries of 12 bytes (little endian), `digest[4..12] · ref u32`, where `ref = page · 64 + slot`.
 * The first four bytes of the digest choose the bucket. The record that is found is compared with what was asked for.
 */
export const ENTRY_BYTES = 12
/** Entries a bucket should hold; a bucket is then about 6 KB. */
const BUCKET_ENTRIES = 512

/** A power of two from 16 to 4,096. */
export function bucketCountFor(entries: number): number {
  let count = 16
  while (count < 4_096 && count * BUCKET_ENTRIES < entries) count *= 2
  return count
}

const view = (bytes: Bytes): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)

export const bucketOf = (digest: Bytes, bucketCount: number): number => view(digest).getUint32(0, true) % bucketCount

/** Every place that may hold what has this digest. */
export function refsInBucket(bucket: Bytes, digest: Bytes): readonly ClientRef[] {
  const wanted = view(digest)
  const high = wanted.getUint32(4, true)
  const low = wanted.getUint32(8, true)
  const entries = view(bucket)
  const refs: ClientRef[] = []
  for (let at = 0; at + ENTRY_BYTES <= bucket.length; at += ENTRY_BYTES) {
    if (entries.getUint32(at, true) !== high || entries.getUint32(at + 4, true) !== low) continue
    const ref = entries.getUint32(at + 8, true)
    refs.push({ page: Math.floor(ref / 64), slot: ref % 64 })
  }
  return refs
}

/** The bucket with one entry more. */
export function withEntry(bucket: Bytes, digest: Bytes, ref: ClientRef): Bytes {
  const larger = new Uint8Array(bucket.length + ENTRY_BYTES)
  larger.set(bucket)
  larger.set(digest.subarray(4, 12), bucket.length)
  view(larger).setUint32(bucket.length + 8, ref.page * 64 + ref.slot, true)
  return larger
}

/** The bucket without the entry of this digest for this place. */
export function withoutEntry(bucket: Bytes, digest: Bytes, ref: ClientRef): Bytes {
  const wanted = view(digest)
  const entries = view(bucket)
  const left = new Uint8Array(bucket.length)
  let length = 0
  for (let at = 0; at + ENTRY_BYTES <= bucket.length; at += ENTRY_BYTES) {
    const same =
      entries.getUint32(at, true) === wanted.getUint32(4, true) &&
      entries.getUint32(at + 4, true) === wanted.getUint32(8, true) &&
      entries.getUint32(at + 8, true) === ref.page * 64 + ref.slot
    if (same) continue
    left.set(bucket.subarray(at, at + ENTRY_BYTES), length)
    length += ENTRY_BYTES
  }
  return left.slice(0, length)
}
