import { GrowingIntegers } from './growing-integers.ts'
import { nearWords, type NearVisitor } from './near-words.ts'

/** Letters of a word that are compared; what comes behind them is only kept. */
export const WORD_LETTERS = 48

/** Collects words and what each leads to. */
export class WordIndexBuilder {
  readonly #numbers = new Map<string, number>()
  readonly #words = new GrowingIntegers()
  readonly #targets = new GrowingIntegers()

  add(word: string, target: number): void {
    const cut = word.length > WORD_LETTERS ? word.slice(0, WORD_LETTERS) : word
    let number = this.#numbers.get(cut)
    if (number === undefined) {
      number = this.#numbers.size
      this.#numbers.set(cut, number)
    }
    this.#words.push(number)
    this.#targets.push(target)
  }

  build(): WordIndex {
    const sorted = [...this.#numbers.keys()].toSorted(byUnits)
    const placeOf = new Uint32Array(sorted.length)
    sorted.forEach((word, place) => {
      placeOf[this.#numbers.get(word) ?? 0] = place
    })
    const starts = new Uint32Array(sorted.length + 1)
    for (let at = 0; at < this.#words.length; at += 1) count(starts, (placeOf[this.#words.at(at)] ?? 0) + 1)
    for (let place = 0; place < sorted.length; place += 1) starts[place + 1] = (starts[place + 1] ?? 0) + (starts[place] ?? 0)
    const filled = starts.slice()
    const targets = new Uint32Array(this.#targets.length)
    for (let at = 0; at < this.#words.length; at += 1) {
      const place = placeOf[this.#words.at(at)] ?? 0
      targets[filled[place] ?? 0] = this.#targets.at(at)
      count(filled, place)
    }
    return new WordIndex(sorted, starts, targets)
  }
}

const count = (counts: Uint32Array, at: number): void => {
  counts[at] = (counts[at] ?? 0) + 1
}
const byUnits = (one: string, two: string): number => (one < two ? -1 : one > two ? 1 : 0)

/** Sorted words as one text, each with what it leads to. A word's number is its place in the order. */
export class WordIndex {
  readonly letters: Uint16Array
  /** Where each word begins in `letters`; one more at the end. */
  readonly begins: Uint32Array
  /** Letters shared with the word before. */
  readonly shared: Uint8Array
  readonly #targetStarts: Uint32Array
  readonly #targets: Uint32Array

  constructor(sorted: readonly string[], targetStarts: Uint32Array, targets: Uint32Array) {
    this.letters = new Uint16Array(sorted.reduce((sum, word) => sum + word.length, 0))
    this.begins = new Uint32Array(sorted.length + 1)
    this.shared = new Uint8Array(sorted.length)
    let at = 0
    sorted.forEach((word, place) => {
      for (let index = 0; index < word.length; index += 1) this.letters[at + index] = word.charCodeAt(index)
      this.shared[place] = sharedLetters(word, sorted[place - 1] ?? '')
      at += word.length
      this.begins[place + 1] = at
    })
    this.#targetStarts = targetStarts
    this.#targets = targets
  }

  get size(): number {
    return this.shared.length
  }

  get byteLength(): number {
    const arrays = [this.letters, this.begins, this.shared, this.#targetStarts, this.#targets]
    return arrays.reduce((sum, array) => sum + array.byteLength, 0)
  }

  word(place: number): string {
    return String.fromCharCode(...this.letters.subarray(this.begins[place] ?? 0, this.begins[place + 1] ?? 0))
  }

  lengthOf(place: number): number {
    return (this.begins[place + 1] ?? 0) - (this.begins[place] ?? 0)
  }

  /** Words that begin with `beginning`: [from, to). The word itself, if it is there, comes first. */
  startingWith(beginning: string): { readonly from: number; readonly to: number } {
    const wanted = beginning.slice(0, WORD_LETTERS)
    return { from: this.#bound(wanted, false), to: this.#bound(wanted, true) }
  }

  /** Words within so many edits of `typed`, whole or by their beginning. */
  near(typed: string, edits: number, visit: NearVisitor): void {
    nearWords(this, typed.slice(0, WORD_LETTERS), edits, visit)
  }

  /** What a word leads to: a view. */
  targets(place: number): Uint32Array {
    return this.#targets.subarray(this.#targetStarts[place] ?? 0, this.#targetStarts[place + 1] ?? 0)
  }

  eachTarget(place: number, visit: (target: number) => void): void {
    const to = this.#targetStarts[place + 1] ?? 0
    for (let at = this.#targetStarts[place] ?? 0; at < to; at += 1) visit(this.#targets[at] ?? 0)
  }

  wipe(): void {
    this.letters.fill(0)
  }

  /** The first word that is not before `wanted`; with `behind`, the first behind everything that begins with it. */
  #bound(wanted: string, behind: boolean): number {
    let low = 0
    let high = this.size
    while (low < high) {
      const middle = (low + high) >>> 1
      const order = this.#compare(middle, wanted)
      if (order < 0 || (behind && order === 0)) low = middle + 1
      else high = middle
    }
    return low
  }

  /** Below 0: the word is before `wanted`; 0: it begins with it; above: behind. */
  #compare(place: number, wanted: string): number {
    const from = this.begins[place] ?? 0
    const length = this.lengthOf(place)
    for (let index = 0; index < wanted.length; index += 1) {
      if (index >= length) return -1
      const difference = (this.letters[from + index] ?? 0) - wanted.charCodeAt(index)
      if (difference !== 0) return difference
    }
    return 0
  }
}

function sharedLetters(one: string, two: string): number {
  const most = Math.min(one.length, two.length)
  let shared = 0
  while (shared < most && one[shared] === two[shared]) shared += 1
  return shared
}
