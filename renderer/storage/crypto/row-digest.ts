import type { Bytes } from '../bytes.ts'
import { DIGEST_BYTES, type DigestKind } from './seat-keys.ts'
import { writeShortUtf8 } from '../short-utf8.ts'
import { compress, initialState } from './sha-256.ts'

const BLOCK = 64

/** `digestKey`, many at once and without waiting: HMAC-SHA-256 (RFC 2104) with the key's two first blocks taken in beforehand. */
export class RowDigest {
  readonly #inner: Int32Array
  readonly #outer: Int32Array
  #message = new Uint8Array(BLOCK * 8)
  readonly #last = new Uint8Array(BLOCK)

  /** @param secret 32 bytes */
  constructor(secret: Bytes) {
    this.#inner = keyed(secret, 0x36)
    this.#outer = keyed(secret, 0x5c)
  }

  of(kind: DigestKind, text: string): Bytes {
    const length = this.#encode(`${kind}:${text}`)
    const inner = this.#inner.slice()
    const blocks = pad(this.#message, length)
    for (let block = 0; block < blocks; block += 1) compress(inner, this.#message, block * BLOCK)
    const last = this.#last.fill(0)
    write(inner, last, 32)
    pad(last, 32)
    const outer = this.#outer.slice()
    compress(outer, last, 0)
    const digest = new Uint8Array(DIGEST_BYTES)
    write(outer, digest, DIGEST_BYTES)
    return digest
  }

  /** Leaves room behind the message for its padding. */
  #encode(text: string): number {
    const room = text.length * 3 + BLOCK * 2
    if (this.#message.length < room) this.#message = new Uint8Array(Math.ceil(room / BLOCK) * BLOCK)
    return writeShortUtf8(text, this.#message, 0)
  }
}

function keyed(secret: Bytes, mask: number): Int32Array {
  const block = new Uint8Array(BLOCK).fill(mask)
  secret.forEach((byte, index) => (block[index] = byte ^ mask))
  const state = initialState()
  compress(state, block, 0)
  return state
}

/** Pads as behind one block of key (FIPS 180-4 §5.1.1); the number of blocks. */
function pad(message: Uint8Array, length: number): number {
  const blocks = Math.floor((length + 8) / BLOCK) + 1
  const end = blocks * BLOCK
  message[length] = 0x80
  message.fill(0, length + 1, end)
  const bits = (BLOCK + length) * 8
  for (let byte = 0; byte < 4; byte += 1) message[end - 1 - byte] = (bits >>> (8 * byte)) & 0xff
  return blocks
}

function write(state: Int32Array, into: Uint8Array, length: number): void {
  for (let at = 0; at < length; at += 1) into[at] = ((state[at >> 2] ?? 0) >>> (24 - 8 * (at & 3))) & 0xff
}
