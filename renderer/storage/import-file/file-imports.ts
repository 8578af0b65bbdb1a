import type { Delimiter } from '../../../core/domain/directory/file/csv-delimiter.ts'
import type { ImportColumn, ImportPolicy } from '../../../core/domain/directory/file/column-target.ts'
import type { FaultyRow } from '../../../core/domain/directory/file/row-fault.ts'
import type { TextEncoding } from '../../../core/domain/directory/file/text-encoding.ts'
import type { EpochMs } from '../../../core/domain/time.ts'

/** How a file is to be read. `header`: its first row names the columns. */
export type FileShape =
  | { readonly kind: 'csv'; readonly encoding: TextEncoding; readonly delimiter: Delimiter; readonly header: boolean }
  | { readonly kind: 'xlsx'; readonly sheet: string; readonly header: boolean }
  | { readonly kind: 'vcard'; readonly encoding: TextEncoding }

/** What a file looks like, by its beginning. */
export interface FileLook {
  readonly shape: FileShape
  /** Sheets of a workbook. */
  readonly sheets: readonly string[]
  /** Names of the columns; made up when it has none. */
  readonly header: readonly string[]
  /** What the columns seem to be. Empty for cards, which say it themselves. */
  readonly columns: readonly ImportColumn[]
  /** The first rows, without the header; of cards what they say: name, numbers, company. */
  readonly sample: readonly SampleRow[]
  /** Names the content of the file: the same content has the same. */
  readonly print: string
}

export interface SampleRow {
  readonly line: number
  readonly cells: readonly string[]
  readonly broken?: true
}

/**
 * Why a file cannot be read. `too-large`: a workbook that does not fit into memory, or one that unpacks to far more than it says;
 * `unknown`: neither a table nor cards; `gone`: it was moved or changed while it was read.
 */
export type FileTrouble = 'empty' | 'too-large' | 'unknown' | 'damaged' | 'gone'

export type Look = { readonly kind: 'seen'; readonly look: FileLook } | { readonly kind: 'refused'; readonly why: FileTrouble }

/** What is to be done with a file. */
export interface FileOrder {
  readonly shape: FileShape
  readonly columns: readonly ImportColumn[]
  readonly policy: ImportPolicy
  /** Of clients that do not say theirs. */
  readonly language: 'ru' | 'en'
  /** Country of numbers written without one (ISO 3166-1 alpha-2). */
  readonly country: string
  /** In which the file of refused rows speaks. */
  readonly words: 'ru' | 'en'
}

/** Rows by what became of them. `present`: found and left alone (`add`); `missing`: not found and left out (`update`). */
export interface FileCounts {
  readonly rows: number
  readonly added: number
  readonly updated: number
  readonly present: number
  readonly missing: number
  readonly refused: number
}

export interface FileProgress {
  readonly counts: FileCounts
  /** Share of the file that was read, 0…1. */
  readonly share: number
  /** The rows are all read; what is left is putting them in force. */
  readonly finishing: boolean
}

export type FileOutcome =
  | { readonly kind: 'done'; readonly counts: FileCounts; readonly refused: RefusedRows }
  /** `replace`: nothing changed. Else the counts say what was done before. It can go on later. */
  | { readonly kind: 'cancelled'; readonly counts: FileCounts }
  /** What the file holds is no longer what was begun with. */
  | { readonly kind: 'changed' }
  | { readonly kind: 'refused'; readonly why: FileTrouble }

export interface RefusedRows {
  /** The first of them. */
  readonly first: readonly FaultyRow[]
  /** All of them as CSV, with a column that says why; undefined when there is none. */
  readonly file?: Blob
}

/** An import that did not end: killed, reloaded or cancelled. */
export interface LeftImport {
  readonly print: string
  readonly name: string
  readonly size: number
  readonly order: FileOrder
  readonly counts: FileCounts
  readonly at: EpochMs
}

/** A file with its name. */
export type NamedFile = Blob & { readonly name: string }

export interface FileRunOptions {
  readonly onProgress?: (progress: FileProgress) => void
  readonly signal?: AbortSignal
}

/** Brings files of clients into the directory, away from the window. May reject with `StorageFailure`, and with nothing else. */
export interface FileImports {
  /** Looks at the beginning of a file; `shape`: as if it were of this shape. */
  look(file: NamedFile, shape?: FileShape): Promise<Look>
  /** Goes on with what was left when the file and the order are the same. */
  run(file: NamedFile, order: FileOrder, options?: FileRunOptions): Promise<FileOutcome>
  left(): Promise<LeftImport | undefined>
  /** Gives up what was left; what was put into force stays. */
  forget(): Promise<void>
}

export const NO_COUNTS: FileCounts = { rows: 0, added: 0, updated: 0, present: 0, missing: 0, refused: 0 }
