import Papa from 'papaparse'
import type { Locale } from '../../i18n/instance.ts'

type Cell = string | number | null
export type CsvRow = readonly Cell[]

/** What a spreadsheet would take for a formula, also in the wide forms of East Asian keyboards. */
const FORMULA = /^\s*[=+\-@\t\r＝＋－＠]/u

/**
 * A table as a file (RFC 4180), the way spreadsheets of the language read it: in Russian semicolons and decimal commas. It begins
 * with a byte order mark, without which they take UTF-8 for something else.
 */
export function csvText(fields: readonly string[], rows: readonly CsvRow[], locale: Locale): string {
  const cell = (value: Cell): string => (typeof value === 'number' ? plainNumber(value, locale) : (value ?? ''))
  const csv = Papa.unparse(
    { fields: [...fields], data: rows.map((row) => row.map(cell)) },
    { delimiter: locale === 'ru' ? ';' : ',', newline: '\r\n', escapeFormulae: FORMULA },
  )
  return `\uFEFF${csv}\r\n`
}

/** 0…1 as a number of percent; null stays empty. */
export const percentCell = (share: number | null): number | null => (share === null ? null : share * 100)

/** At most two places, no separators of thousands: a spreadsheet reads it as a number. */
function plainNumber(value: number, locale: Locale): string {
  const text = String(Math.round(value * 100) / 100)
  return locale === 'ru' ? text.replace('.', ',') : text
}
