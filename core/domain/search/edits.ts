/** Typos a word of so many letters may have: none below four, one up to seven, then two. */
export function allowedEdits(letters: number): 0 | 1 | 2 {
  if (letters < 4) return 0
  return letters < 8 ? 1 : 2
}

/** How far a typed word is from a word: from the whole of it, and from its nearest beginning. */
export interface EditDistance {
  readonly whole: number
  readonly beginning: number
}

/**
 * Edits (a letter more, less or other, or two neighbours exchanged: optimal string alignment, the restricted
 * Damerau–Levenshtein distance) between `typed` and `word`.
 */
export function editDistance(typed: string, word: string): EditDistance {
  const width = typed.length + 1
  let older: number[] = []
  let last = Array.from({ length: width }, (_, index) => index)
  let beginning = typed.length
  for (let row = 1; row <= word.length; row += 1) {
    const next = [row]
    for (let column = 1; column < width; column += 1) next.push(cell(typed, word, row, column, next, last, older))
    older = last
    last = next
    beginning = Math.min(beginning, next[width - 1] ?? beginning)
  }
  return { whole: last[width - 1] ?? 0, beginning }
}

function cell(
  typed: string,
  word: string,
  row: number,
  column: number,
  next: readonly number[],
  last: readonly number[],
  older: readonly number[],
): number {
  const same = typed[column - 1] === word[row - 1]
  const plain = Math.min((last[column] ?? 0) + 1, (next[column - 1] ?? 0) + 1, (last[column - 1] ?? 0) + (same ? 0 : 1))
  const exchanged = row > 1 && column > 1 && typed[column - 1] === word[row - 2] && typed[column - 2] === word[row - 1]
  return exchanged ? Math.min(plain, (older[column - 2] ?? 0) + 1) : plain
}
