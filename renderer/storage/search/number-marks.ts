import { WRITTEN, WRITTEN_END } from './number-layout.ts'

/** 128 marks a client, in four words. */
const WORDS = 4

/**
 * For each client a mark for every three neighbouring digits of his numbers, spread over 128 bits (a Bloom filter with one
 * hash). A client without the marks of a number has not got it, so that a look over four words replaces one over all digits.
 */
export class NumberMarks {
  readonly #words: Uint32Array

  /** @param starts where the numbers of each client begin; one more at the end */
  constructor(bytes: Uint8Array, starts: Uint32Array) {
    const clients = starts.length - 1
    this.#words = new Uint32Array(Math.max(0, clients) * WORDS)
    for (let client = 0; client < clients; client += 1) this.#mark(client, bytes, starts[client] ?? 0, starts[client + 1] ?? 0)
  }

  get byteLength(): number {
    return this.#words.byteLength
  }

  /** Says of a client whether he may have these digits; of everybody when there are fewer than three. */
  tester(digits: string): (client: number) => boolean {
    const wanted = wantedMarks(digits)
    const words = this.#words
    const [first, second, third, fourth] = [0, 1, 2, 3].map((place) => wanted[place] ?? NO_MARK)
    if (first === undefined || second === undefined || third === undefined || fourth === undefined) return () => true
    return (client) => {
      const at = client * WORDS
      return (
        ((words[at + first.word] ?? 0) & first.bits) === first.bits &&
        ((words[at + second.word] ?? 0) & second.bits) === second.bits &&
        ((words[at + third.word] ?? 0) & third.bits) === third.bits &&
        ((words[at + fourth.word] ?? 0) & fourth.bits) === fourth.bits
      )
    }
  }

  #mark(client: number, bytes: Uint8Array, from: number, to: number): void {
    let written = false
    for (let at = from; at + 2 < to; at += 1) {
      if (bytes[at] === WRITTEN) written = true
      if (bytes[at] === WRITTEN_END) written = false
      const mark = written ? -1 : markOf(bytes[at] ?? 0, bytes[at + 1] ?? 0, bytes[at + 2] ?? 0)
      if (mark < 0) continue
      const word = client * WORDS + (mark >>> 5)
      this.#words[word] = (this.#words[word] ?? 0) | (1 << (mark & 31))
    }
  }
}

const ZERO = 0x30
const NINE = 0x39
const isDigit = (byte: number): boolean => byte >= ZERO && byte <= NINE

/** 0…127 for three digits; -1 for anything else. */
function markOf(one: number, two: number, three: number): number {
  if (!isDigit(one) || !isDigit(two) || !isDigit(three)) return -1
  // 41 has no factor in common with 1,000 or 128: neighbours fall far from each other.
  return (((one - ZERO) * 100 + (two - ZERO) * 10 + (three - ZERO)) * 41) & 127
}

const NO_MARK = { word: 0, bits: 0 }

/** The marks of a number, a word each, most bits first; as signed words, as `&` gives them. */
function wantedMarks(digits: string): readonly { readonly word: number; readonly bits: number }[] {
  const words = [0, 0, 0, 0]
  for (let at = 0; at + 2 < digits.length; at += 1) {
    const mark = markOf(digits.charCodeAt(at), digits.charCodeAt(at + 1), digits.charCodeAt(at + 2))
    if (mark >= 0) words[mark >>> 5] = (words[mark >>> 5] ?? 0) | (1 << (mark & 31))
  }
  return words
    .map((bits, word) => ({ word, bits }))
    .filter(({ bits }) => bits !== 0)
    .toSorted((one, two) => bitCount(two.bits) - bitCount(one.bits))
}

const bitCount = (bits: number): number => (bits >>> 0).toString(2).replaceAll('0', '').length
