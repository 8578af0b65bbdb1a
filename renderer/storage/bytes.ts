/** Bytes that own their buffer, as WebCrypto and IndexedDB take them. */
export type Bytes = Uint8Array<ArrayBuffer>

const encoder = new TextEncoder()
const decoder = new TextDecoder('utf-8', { fatal: true })

export const toUtf8 = (text: string): Bytes => encoder.encode(text)
/** Throws on what is not UTF-8. */
export const fromUtf8 = (bytes: Bytes): string => decoder.decode(bytes)

/** Lower-case hex, for names of rows whose key is binary. */
export const toHex = (bytes: Bytes): string => Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')

export function sameBytes(a: Bytes, b: Bytes): boolean {
  return a.length === b.length && a.every((byte, index) => byte === b[index])
}
