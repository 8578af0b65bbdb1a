/** What the walk needs of a word index. */
interface SortedWords {
  readonly size: number
  readonly letters: Uint16Array
  readonly begins: Uint32Array
  readonly shared: Uint8Array
}

/** `whole`: edits to the whole word, `beginning`: to its nearest beginning; either may be above what was asked for. */
export type NearVisitor = (place: number, whole: number, beginning: number) => void

const FAR = 255

/**
 * Words near `typed`. The sorted words are walked as the trie they are: the rows of the distance table for the letters
 * shared with the word before are kept, and where a row holds nothing near enough the whole branch is skipped.
 */
export function nearWords(words: SortedWords, typed: string, edits: number, visit: NearVisitor): void {
  const walk = new NearWalk(words, typed, edits)
  let place = 0
  while (place < words.size) place = walk.step(place, visit)
}

class NearWalk {
  readonly #words: SortedWords
  readonly #typed: Uint16Array
  readonly #width: number
  readonly #edits: number
  /** Row `n`: distances of every beginning of `typed` from the first `n` letters of the word. */
  readonly #rows: Uint8Array
  /** By depth: the nearest that `typed` was to a beginning of so many letters or fewer. */
  readonly #nearest: Uint8Array
  readonly #path: Uint16Array
  /** Rows that hold for the word before. */
  #depth = 0

  constructor(words: SortedWords, typed: string, edits: number) {
    this.#words = words
    this.#typed = Uint16Array.from(typed, (letter) => letter.charCodeAt(0))
    this.#width = typed.length + 1
    this.#edits = edits
    const depths = 66
    this.#rows = new Uint8Array(this.#width * depths)
    for (let column = 0; column < this.#width; column += 1) this.#rows[column] = column
    this.#nearest = new Uint8Array(depths).fill(FAR)
    this.#nearest[0] = typed.length
    this.#path = new Uint16Array(depths)
  }

  /** Looks at one word, and says which one to look at next. */
  step(place: number, visit: NearVisitor): number {
    const { begins, letters, shared } = this.#words
    const begin = begins[place] ?? 0
    const length = (begins[place + 1] ?? 0) - begin
    let depth = Math.min(this.#depth, shared[place] ?? 0)
    while (depth < length) {
      const least = this.#row(depth, letters[begin + depth] ?? 0)
      depth += 1
      if (least > this.#edits) return this.#leave(place, depth, visit)
    }
    this.#depth = depth
    const whole = this.#rows[depth * this.#width + this.#width - 1] ?? FAR
    const beginning = this.#nearest[depth] ?? FAR
    if (Math.min(whole, beginning) <= this.#edits) visit(place, whole, beginning)
    return place + 1
  }

  /** Nothing below this depth is nearer; what was near by its beginning still is. */
  #leave(place: number, depth: number, visit: NearVisitor): number {
    this.#depth = depth
    const beginning = this.#nearest[depth] ?? FAR
    let next = place
    do {
      if (beginning <= this.#edits) visit(next, FAR, beginning)
      next += 1
    } while (next < this.#words.size && (this.#words.shared[next] ?? 0) >= depth)
    return next
  }

  /** Fills row `depth + 1` for this letter; returns its least value. */
  #row(depth: number, letter: number): number {
    const width = this.#width
    const rows = this.#rows
    const last = depth * width
    const next = last + width
    const typed = this.#typed
    this.#path[depth] = letter
    const before = depth > 0 ? (this.#path[depth - 1] ?? 0) : -1
    let least = depth + 1
    rows[next] = least
    for (let column = 1; column < width; column += 1) {
      const same = typed[column - 1] === letter
      let value = Math.min(
        (rows[last + column] ?? 0) + 1,
        (rows[next + column - 1] ?? 0) + 1,
        (rows[last + column - 1] ?? 0) + (same ? 0 : 1),
      )
      if (column > 1 && before === typed[column - 1] && letter === typed[column - 2])
        value = Math.min(value, (rows[last - width + column - 2] ?? 0) + 1)
      rows[next + column] = value
      if (value < least) least = value
    }
    this.#nearest[depth + 1] = Math.min(this.#nearest[depth] ?? FAR, rows[next + width - 1] ?? FAR)
    return least
  }
}
