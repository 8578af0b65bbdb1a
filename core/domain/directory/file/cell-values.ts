import type { Segment } from '../../client/client.ts'
import type { EpochMs } from '../../time.ts'

/** Text of a cell: one line, without characters that cannot be seen. */
export const textOf = (cell: string): string =>
  isPlain(cell)
    ? cell
    : cell
        .replace(/[\u0000-\u001f\u007f\u200b-\u200f\ufeff]+/g, ' ')
        .replace(/\s+/g, ' ')
        .trim()

/** Nearly every cell is: nothing in it would be taken out. Looked at by hand, millions of times. */
function isPlain(cell: string): boolean {
  let before = 0x20
  for (let at = 0; at < cell.length; at += 1) {
    const code = cell.charCodeAt(at)
    if (code < 0x20 || (code === 0x20 && before === 0x20) || (code >= 0x7f && !(code >= 0x400 && code < 0x460))) return false
    before = code
  }
  return before !== 0x20
}

/** Latin and Cyrillic letters that look alike, and words for them. */
const SEGMENTS: Readonly<Record<string, Segment>> = { a: 'A', а: 'A', b: 'B', в: 'B', c: 'C', с: 'C', d: 'D', д: 'D' }
export const segmentOf = (text: string): Segment | undefined => SEGMENTS[text.toLowerCase().replace(/^(сегмент|segment)\s*/, '')]

const YES = new Set(['да', 'yes', 'true', '1', '+', 'y', 'д', 'vip', 'вип', 'x', 'х', '✓', 'истина'])
const NO = new Set(['нет', 'no', 'false', '0', '-', 'n', 'н', '—', '–', 'ложь'])
export const yesNoOf = (text: string): boolean | undefined => {
  const word = text.toLowerCase()
  return YES.has(word) ? true : NO.has(word) ? false : undefined
}

interface CalendarDay {
  /** Absent: written without one. */
  readonly year?: number
  readonly month: number
  readonly day: number
}

/** `12.04.1985`, `12.04`, `1985-04-12`, with a time behind it or not. Undefined: no day of a calendar. */
export function dayOf(text: string): CalendarDay | undefined {
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ].*)?$/.exec(text)
  const dotted = /^(\d{1,2})[./](\d{1,2})(?:[./](\d{4}|\d{2}))?(?:\s.*)?$/.exec(text)
  const [year, month, day] = iso
    ? [Number(iso[1]), Number(iso[2]), Number(iso[3])]
    : [yearOf(dotted?.[3]), Number(dotted?.[2]), Number(dotted?.[1])]
  if (!(month >= 1 && month <= 12 && day >= 1)) return undefined
  if (day > new Date(Date.UTC(year ?? 2_000, month, 0)).getUTCDate()) return undefined
  return year === undefined ? { month, day } : { year, month, day }
}

const yearOf = (text: string | undefined): number | undefined => {
  if (text === undefined) return undefined
  const year = Number(text)
  return text.length === 4 ? year : year < 30 ? 2_000 + year : 1_900 + year
}

/** The day as a moment, midnight UTC; undefined without a year. */
export const momentOf = ({ year, month, day }: CalendarDay): EpochMs | undefined =>
  year === undefined || year < 1_900 || year > 2_100 ? undefined : Date.UTC(year, month - 1, day)

/** `1 234,50 ₽`, `1,234.50 USD`: an amount ≥ 0 and its currency, roubles when it has none. */
export function amountOf(text: string): { readonly amount: number; readonly currency: string } | undefined {
  const currency = /€|eur/i.test(text)
    ? 'EUR'
    : /\$|usd/i.test(text)
      ? 'USD'
      : /₸|kzt/i.test(text)
        ? 'KZT'
        : /byn/i.test(text)
          ? 'BYN'
          : 'RUB'
  const bare = text.replace(/[\s\u00a0\u202f']|₽|€|\$|₸|руб(?:лей|ля|\.)?|р\.?$|rub|eur|usd|kzt|byn/gi, '')
  const written = withPoint(bare)
  if (!/^\d{1,13}(?:\.\d+)?$/.test(written)) return undefined
  return { amount: Math.round(Number(written) * 100) / 100, currency }
}

/** The last of two kinds of marks divides the fraction; `1,234,567` has none. */
function withPoint(bare: string): string {
  const [comma, point] = [bare.lastIndexOf(','), bare.lastIndexOf('.')]
  if (comma !== -1 && point !== -1) return comma > point ? bare.replaceAll('.', '').replace(',', '.') : bare.replaceAll(',', '')
  return /^\d{1,3}(?:,\d{3}){2,}$/.test(bare) ? bare.replaceAll(',', '') : bare.replace(',', '.')
}

export const languageOf = (text: string): 'ru' | 'en' | undefined =>
  /^(ru|рус)/i.test(text) ? 'ru' : /^(en|анг)/i.test(text) ? 'en' : undefined

export const isTimeZone = (text: string): boolean => /^[A-Za-z]+(?:\/[A-Za-z_+-]+){1,2}$/.test(text)
