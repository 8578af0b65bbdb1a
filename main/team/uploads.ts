import type { Clock } from '../../core/ports/clock.ts'

/** One piece of a file on its way to the hub. */
export interface Piece {
  readonly totalBytes: number
  /** From 0. */
  readonly piece: number
  readonly last: boolean
  readonly bytes: Uint8Array
}

export type Taken =
  | { readonly kind: 'more' }
  | { readonly kind: 'whole'; readonly bytes: Uint8Array }
  /** Begin again with piece 0. */
  | { readonly kind: 'wrong'; readonly why: string }

interface Upload {
  readonly bytes: Uint8Array
  filled: number
  next: number
  stopForgetting: () => void
}

/** Files under way at once, and how long an unfinished one is kept, ms. */
const AT_ONCE = 4
const FORGOTTEN_AFTER_MS = 60_000

const wrong = (why: string): Taken => ({ kind: 'wrong', why })

/** Puts files together out of pieces that come in order. What is left unfinished is forgotten. */
export class Uploads {
  readonly #clock: Clock
  readonly #open = new Map<string, Upload>()

  constructor(clock: Clock) {
    this.#clock = clock
  }

  /** `totalBytes` was compared with the limit already: so much memory is taken at once. */
  take(name: string, { totalBytes, piece, last, bytes }: Piece): Taken {
    const upload = piece === 0 ? this.#begin(name, totalBytes) : this.#open.get(name)
    if (upload === undefined) return wrong(piece === 0 ? 'Too many files are under way' : 'piece: begin again with the first')
    if (upload.next !== piece || upload.bytes.length !== totalBytes) return this.#drop(name, 'piece: out of order')
    if (upload.filled + bytes.length > totalBytes) return this.#drop(name, 'totalBytes: the pieces are more')
    upload.bytes.set(bytes, upload.filled)
    upload.filled += bytes.length
    upload.next += 1
    if (!last) {
      this.#forgetLater(name, upload)
      return { kind: 'more' }
    }
    if (upload.filled < totalBytes) return this.#drop(name, 'totalBytes: the pieces are less')
    this.#drop(name, '')
    return { kind: 'whole', bytes: upload.bytes }
  }

  close(): void {
    for (const name of [...this.#open.keys()]) this.#drop(name, '')
  }

  #begin(name: string, totalBytes: number): Upload | undefined {
    this.#drop(name, '')
    if (this.#open.size >= AT_ONCE) return undefined
    const upload: Upload = { bytes: new Uint8Array(totalBytes), filled: 0, next: 0, stopForgetting: () => undefined }
    this.#open.set(name, upload)
    return upload
  }

  #forgetLater(name: string, upload: Upload): void {
    upload.stopForgetting()
    upload.stopForgetting = this.#clock.after(FORGOTTEN_AFTER_MS, () => this.#open.delete(name))
  }

  #drop(name: string, why: string): Taken {
    this.#open.get(name)?.stopForgetting()
    this.#open.delete(name)
    return wrong(why)
  }
}
