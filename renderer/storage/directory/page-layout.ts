import type { Bytes } from '../bytes.ts'

/**
 * A page before sealing (little endian): `count u16 · (count + 1) offsets u32 · records`. Record `n` lies between
 * offsets `n` and `n + 1`, counted from the start of the records, so that one client is parsed without its neighbours.
 * An empty record is a hole: a client who is gone, or moved to another page.
 */
export const PAGE_CLIENTS = 64
/** Chromium moves values above 64 KiB into files of their own, which makes reading slow. */
export const PAGE_BYTES = 60_000

export function encodePage(records: readonly Bytes[]): Bytes {
  const head = 2 + (records.length + 1) * 4
  const page = new Uint8Array(head + records.reduce((sum, record) => sum + record.length, 0))
  const view = new DataView(page.buffer)
  view.setUint16(0, records.length, true)
  let at = 0
  records.forEach((record, index) => {
    view.setUint32(2 + index * 4, at, true)
    page.set(record, head + at)
    at += record.length
  })
  view.setUint32(2 + records.length * 4, at, true)
  return page
}

/** The bytes of one record; undefined when the page has no such slot or its table is broken. */
export function recordOfPage(page: Bytes, slot: number): Bytes | undefined {
  if (page.length < 2) return undefined
  const view = new DataView(page.buffer, page.byteOffset, page.byteLength)
  const count = view.getUint16(0, true)
  const head = 2 + (count + 1) * 4
  if (slot >= count || head > page.length) return undefined
  const from = head + view.getUint32(2 + slot * 4, true)
  const to = head + view.getUint32(2 + (slot + 1) * 4, true)
  return from <= to && to <= page.length ? page.subarray(from, to) : undefined
}

/** Records of a page by their slot, holes included. */
export function recordsOfPage(page: Bytes): Bytes[] {
  const count = page.length < 2 ? 0 : new DataView(page.buffer, page.byteOffset, page.byteLength).getUint16(0, true)
  return Array.from({ length: Math.min(count, PAGE_CLIENTS) }, (_, slot) => recordOfPage(page, slot) ?? new Uint8Array())
}

/** Bytes that records take in a page, without its head. */
export const bytesOf = (records: readonly Bytes[]): number => records.reduce((sum, record) => sum + record.length, 0)
