import { CsvReader } from './csv-reader.ts'

export const DELIMITERS = [';', ',', '\t', '|'] as const
export type Delimiter = (typeof DELIMITERS)[number]

/** Rows that are looked at. */
const LOOKED_AT = 50

/** What divides the cells, by the beginning of a file: it gives the same number of cells, more than one, in most rows. */
export function guessDelimiter(text: string): Delimiter {
  const scores = DELIMITERS.map((delimiter) => ({ delimiter, score: scoreOf(text, delimiter) }))
  return scores.reduce((best, one) => (one.score > best.score ? one : best)).delimiter
}

function scoreOf(text: string, delimiter: Delimiter): number {
  const rows = new CsvReader(delimiter).push(text.slice(0, 65_536)).slice(0, LOOKED_AT)
  const looked = rows.length > 0 ? rows : new CsvReader(delimiter).push(`${text.slice(0, 65_536)}\n`).slice(0, LOOKED_AT)
  const width = looked[0]?.cells.length ?? 0
  if (width < 2) return 0
  const alike = looked.filter(({ cells }) => cells.length === width).length
  return (alike / looked.length) * 100 + Math.min(width, 30) / 10
}
