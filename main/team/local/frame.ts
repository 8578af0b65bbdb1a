import { crc32 } from 'node:zlib'

/**
 * How the journal is cut into frames:
 *
 *     "FLT1" | length of the body, u32 LE | CRC-32 of the length and the body (ISO 3309), u32 LE | body
 *
 * The mark lets a reader find the next frame behind a damaged one.
 */
const MARK = Buffer.from('FLT1', 'latin1')
const HEAD_BYTES = 12

/** A value of 1 MiB may take six times its size in JSON, plus names. */
const BODY_LIMIT_BYTES = 8 * 1024 * 1024

export function frame(body: Buffer): Buffer {
  const head = Buffer.alloc(HEAD_BYTES)
  MARK.copy(head)
  head.writeUInt32LE(body.length, 4)
  head.writeUInt32LE(crc32(body, crc32(head.subarray(4, 8))), 8)
  return Buffer.concat([head, body])
}

/** A part of the file, from the first byte to behind the last. */
export interface Span {
  readonly from: number
  readonly to: number
}

export interface Frames {
  /** The bodies of whole frames, and where these lie. */
  readonly whole: readonly (Span & { readonly body: Buffer })[]
  /** What is no frame, though frames come after it or it is as long as it says. */
  readonly damaged: readonly Span[]
  /** The beginning of a frame whose rest was never written. */
  readonly torn: Span | undefined
}

/** Reads whatever can be read of a file of frames, whatever happened to it. */
export function readFrames(file: Buffer): Frames {
  const whole: (Span & { body: Buffer })[] = []
  const damaged: Span[] = []
  for (let from = 0; from < file.length;) {
    const body = bodyAt(file, from)
    if (body !== undefined) {
      const to = from + HEAD_BYTES + body.length
      whole.push({ from, to, body })
      from = to
      continue
    }
    const to = nextFrame(file, from + 1)
    if (to === undefined && isTorn(file.subarray(from))) return { whole, damaged, torn: { from, to: file.length } }
    damaged.push({ from, to: to ?? file.length })
    from = to ?? file.length
  }
  return { whole, damaged, torn: undefined }
}

function bodyAt(file: Buffer, from: number): Buffer | undefined {
  if (from + HEAD_BYTES > file.length || !file.subarray(from, from + MARK.length).equals(MARK)) return undefined
  const length = file.readUInt32LE(from + 4)
  if (length > BODY_LIMIT_BYTES || from + HEAD_BYTES + length > file.length) return undefined
  const body = file.subarray(from + HEAD_BYTES, from + HEAD_BYTES + length)
  return crc32(body, crc32(file.subarray(from + 4, from + 8))) === file.readUInt32LE(from + 8) ? body : undefined
}

function nextFrame(file: Buffer, from: number): number | undefined {
  for (let at = file.indexOf(MARK, from); at >= 0; at = file.indexOf(MARK, at + 1)) if (bodyAt(file, at) !== undefined) return at
  return undefined
}

/** Shorter than it says, or nothing but zeros from some byte on: some file systems lengthen a file before they fill it. */
function isTorn(rest: Buffer): boolean {
  if (!MARK.subarray(0, rest.length).equals(rest.subarray(0, MARK.length))) return rest.every((byte) => byte === 0)
  if (rest.length < HEAD_BYTES) return true
  const length = rest.readUInt32LE(4)
  return HEAD_BYTES + length > rest.length || rest.at(-1) === 0
}
