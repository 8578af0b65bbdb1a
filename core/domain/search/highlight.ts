import { matchWord } from './match-word.ts'
import type { Mark } from './search-answer.ts'
import type { QueryReading } from './search-query.ts'
import { wordsOf } from './words.ts'

/** Parts of a text that were found: the typed beginning of a word, or the whole of it when it only sounds alike or had typos. */
export function highlight(text: string, reading: QueryReading): readonly Mark[] {
  const marks: Mark[] = []
  for (const word of wordsOf(text)) {
    const found = reading.words.map((typed) => ({ typed, match: matchWord(typed, word.folded) })).filter(({ match }) => match !== undefined)
    if (found.length === 0) continue
    const begins = found.filter(({ match }) => match?.kind === 'prefix' || match?.kind === 'exact')
    const longest = Math.max(0, ...begins.map(({ typed }) => typed.folded.length))
    marks.push({ from: word.from, to: longest > 0 ? Math.min(word.to, word.from + longest) : word.to })
  }
  return marks
}
