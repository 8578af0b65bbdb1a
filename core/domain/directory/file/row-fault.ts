import type { RecordFault } from '../source-fault.ts'

/**
 * What keeps a row out. `column`: its place in the row, from 0; absent when the whole row is meant.
 * `phone-rounded`: a spreadsheet has made `7,91235E+10` of it, the digits are lost.
 */
export type RowFault = { readonly column?: number } & (
  | { readonly kind: 'broken-quotes' }
  | { readonly kind: 'too-many-cells'; readonly most: number }
  | { readonly kind: 'nobody' }
  | { readonly kind: 'phone-short' | 'phone-long'; readonly digits: number; readonly written: string }
  | { readonly kind: 'phone-rounded' | 'not-phone' | 'not-email' | 'not-date' | 'not-amount' | 'not-yes-no'; readonly written: string }
  | { readonly kind: 'not-extension' | 'not-segment' | 'not-language' | 'not-time-zone'; readonly written: string }
  | { readonly kind: 'too-long' | 'too-many'; readonly most: number }
  | { readonly kind: 'twice' }
  | { readonly kind: 'several-owners' }
  | { readonly kind: 'bad-card'; readonly why: RecordFault }
)

/** A row that was not imported, as it stands in the file. */
export interface FaultyRow {
  /** Line of the file (CSV), row of the sheet (XLSX) or number of the card (vCard), from 1. */
  readonly line: number
  readonly cells: readonly string[]
  /** At least one. */
  readonly faults: readonly RowFault[]
}
