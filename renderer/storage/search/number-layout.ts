import { requestKey } from '../../../core/domain/search/request-key.ts'
import type { GrowingBytes } from './growing-bytes.ts'

/**
 * Numbers of a client as they are looked through: `\n digits` for a phone (E.164 without the plus), and for a request
 * `# key mark`: the mark is 0x80 + the place of the one hyphen (0: none), or `~` before the number as people write it.
 */
export const PHONE = 0x0a
export const REQUEST = 0x23
export const WRITTEN = 0x7e
const MARK = 0x80
/** The mark that ends a number written out behind `~`. */
export const WRITTEN_END = 0xff
const REGULAR = /^[a-z0-9]+(?:-[a-z0-9]+)?$/i

/** Writes the numbers of one client. */
export function writeNumbers(to: GrowingBytes, phones: readonly string[], requests: readonly string[]): void {
  for (const phone of phones) {
    to.byte(PHONE)
    to.text(phone.startsWith('+') ? phone.slice(1) : phone)
  }
  for (const request of requests) writeRequest(to, request)
}

const USUAL = /^(\d{1,20})-(\d{1,20})$/

function writeRequest(to: GrowingBytes, number: string): void {
  const usual = USUAL.exec(number)
  if (usual !== null) {
    const [, before = '', after = ''] = usual
    to.byte(REQUEST)
    to.text(before)
    to.text(after)
    to.byte(MARK + before.length)
    return
  }
  const key = requestKey(number)
  if (key === '') return
  to.byte(REQUEST)
  to.text(key)
  if (REGULAR.test(number) && number.toUpperCase() === number && number.length < 64 && number.replace('-', '').toLowerCase() === key) {
    to.byte(MARK + Math.max(0, number.indexOf('-')))
    return
  }
  to.byte(WRITTEN)
  to.text(number)
  to.byte(WRITTEN_END)
}

/** Where the entry that holds the byte at `at` begins: the place of its `\n`, `#` or `~`. */
export function entryStart(bytes: Uint8Array, at: number): number {
  let start = at
  while (start > 0) {
    const byte = bytes[start] ?? 0
    if (byte === PHONE || byte === REQUEST || byte === WRITTEN) return start
    start -= 1
  }
  return start
}

/** Behind the last digit or letter of the entry that begins at `start`. */
export function entryEnd(bytes: Uint8Array, start: number): number {
  let end = start + 1
  while (end < bytes.length) {
    const byte = bytes[end] ?? 0
    if (byte === PHONE || byte === REQUEST || byte === WRITTEN || byte >= MARK) return end
    end += 1
  }
  return end
}

const ascii = (bytes: Uint8Array, from: number, to: number): string => String.fromCharCode(...bytes.subarray(from, to))

/** The phone number of the entry at `start`, in E.164. */
export const phoneAt = (bytes: Uint8Array, start: number): string => `+${ascii(bytes, start + 1, entryEnd(bytes, start))}`

/** The request's number of the entry at `start`, as people write it. */
export function requestAt(bytes: Uint8Array, start: number): string {
  const end = entryEnd(bytes, start)
  if (bytes[end] === WRITTEN) {
    const close = bytes.indexOf(WRITTEN_END, end)
    return new TextDecoder().decode(bytes.slice(end + 1, close < 0 ? bytes.length : close))
  }
  const key = ascii(bytes, start + 1, end).toUpperCase()
  const hyphen = (bytes[end] ?? MARK) - MARK
  return hyphen > 0 ? `${key.slice(0, hyphen)}-${key.slice(hyphen)}` : key
}
