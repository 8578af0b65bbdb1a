import type { TextEncoding } from '../../../core/domain/directory/file/text-encoding.ts'
import { reading } from './file-trouble.ts'

/** How much of a file was read, in bytes. */
export interface ReadSoFar {
  bytes: number
}

/** A browser may hand over megabytes at once; so much is read between two looks round, in bytes. */
const PIECE = 65_536

/** The text of a file, a piece at a time; what is no text of this encoding becomes a question mark, never an error. */
export async function* textPieces(file: Blob, encoding: TextEncoding, soFar: ReadSoFar): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding)
  const reader = file.stream().getReader()
  try {
    for (;;) {
      const { done, value } = await reading(reader.read())
      if (done) break
      for (let at = 0; at < value.length; at += PIECE) {
        const piece = value.subarray(at, at + PIECE)
        soFar.bytes += piece.length
        yield decoder.decode(piece, { stream: true })
      }
    }
    yield decoder.decode()
  } finally {
    await reader.cancel().catch(() => undefined)
  }
}
