/** A number that is no client's, and what is known of it. */
export interface BookedNumber {
  readonly number: string
  readonly name: string
  readonly post?: string
}

/** Numbers that are told apart before anybody looks for a client. */
export interface NumberBook {
  /** Digits in a number of the own PBX, from and to. */
  readonly internalDigits: readonly [number, number]
  readonly colleagues: readonly BookedNumber[]
  readonly nuisance: readonly { readonly number: string; readonly note?: string }[]
}

export const EMPTY_BOOK: NumberBook = { internalDigits: [2, 6], colleagues: [], nuisance: [] }

/** A number in the forms in which it may stand in the book. */
export interface NumberForms {
  readonly written: string
  /** E.164 */
  readonly number?: string
}

/** How a book's numbers are compared: E.164 when they parse, else their digits, else as written. */
export type NumberForm = (written: string) => string

/** The colleague who has this number. */
export const colleagueOf = (forms: NumberForms, book: NumberBook, form: NumberForm): BookedNumber | undefined =>
  book.colleagues.find(({ number }) => isSame(number, forms, form))

export const listedNuisance = (forms: NumberForms, book: NumberBook, form: NumberForm): { readonly note?: string } | undefined =>
  book.nuisance.find(({ number }) => isSame(number, forms, form))

/** Digits only, as many as a number of the own PBX has, and no number of the public network. */
export function isInternal({ written, number }: NumberForms, { internalDigits: [from, to] }: NumberBook): boolean {
  const bare = written.trim()
  return number === undefined && /^\d+$/.test(bare) && bare.length >= from && bare.length <= to
}

function isSame(booked: string, { written, number }: NumberForms, form: NumberForm): boolean {
  const wanted = number ?? form(written)
  return wanted !== '' && form(booked) === wanted
}
