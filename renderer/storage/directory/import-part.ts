import type { Bytes } from '../bytes.ts'
import { LIST_STEP } from './digest-list.ts'

/** How far an import had come when a batch was written, and the index of what the batch holds. */
export interface ImportPart {
  /** Records taken from the source so far. */
  readonly taken: number
  /** Of them, those that did not parse. */
  readonly refused: number
  /** Pages written so far. */
  readonly pages: number
  /** Of the ids taken so far, in their order. */
  readonly fingerprint: number
  /** Entries of a `DigestList`, of ids, and of phones, e-mails and logins. */
  readonly ids: Bytes
  readonly found: Bytes
}

const HEAD = 20

/** `taken u32 · refused u32 · pages u32 · fingerprint u32 · ids u32 · ids · found` (little endian). */
export function encodePart(part: ImportPart): Bytes {
  const bytes = new Uint8Array(HEAD + part.ids.length + part.found.length)
  const view = new DataView(bytes.buffer)
  const numbers = [part.taken, part.refused, part.pages, part.fingerprint, part.ids.length / LIST_STEP]
  numbers.forEach((number, index) => view.setUint32(index * 4, number, true))
  bytes.set(part.ids, HEAD)
  bytes.set(part.found, HEAD + part.ids.length)
  return bytes
}

/** Undefined: not a part. */
export function decodePart(bytes: Bytes): ImportPart | undefined {
  if (bytes.length < HEAD) return undefined
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const foundAt = HEAD + view.getUint32(16, true) * LIST_STEP
  if (foundAt > bytes.length || (bytes.length - foundAt) % LIST_STEP !== 0) return undefined
  return {
    taken: view.getUint32(0, true),
    refused: view.getUint32(4, true),
    pages: view.getUint32(8, true),
    fingerprint: view.getUint32(12, true),
    ids: bytes.slice(HEAD, foundAt),
    found: bytes.slice(foundAt),
  }
}

/** FNV-1a (32 bits) of ids, one after the other. */
export function fingerprintWith(fingerprint: number, text: string): number {
  let hash = fingerprint
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x0100_0193)
  return Math.imul(hash ^ 0x1f, 0x0100_0193) >>> 0
}
export const FINGERPRINT_START = 0x811c_9dc5
