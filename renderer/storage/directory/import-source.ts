/** Clients that the import worker can make by itself, so that nothing big crosses from the window. */
export type ImportSource = {
  readonly kind: 'demo'
  readonly seed: number
  readonly count: number
  readonly nowMs: number
  /** Without history, facts and requests: what a directory export of a CRM holds. */
  readonly brief?: boolean
  /** But every so manieth has everything all the same. At least 1. */
  readonly fullEvery?: number
}

export interface ImportProgress {
  /** Clients written so far. */
  readonly done: number
  /** Known only for sources that know it. */
  readonly total?: number
}

/**
 * What becomes of clients that the import does not name. `none` is kept: the import is the whole directory (the default).
 * `other-sources`: those whose `source` is another than `source`. `all`: the import only adds and replaces.
 */
export type KeptClients = { readonly kind: 'none' } | { readonly kind: 'other-sources'; readonly source: string } | { readonly kind: 'all' }

export interface ImportOptions {
  /** Names what was imported, e.g. `demo-1-10000`, or a file with its size and time; read back with `imported()`. */
  readonly label?: string
  readonly keep?: KeptClients
  /** Goes on with an import of the same label that did not end; the source must give the same records in the same order. */
  readonly resume?: boolean
  readonly onProgress?: (progress: ImportProgress) => void
  readonly signal?: AbortSignal
}

export type ImportOutcome =
  | { readonly kind: 'imported'; readonly clientCount: number; /** did not parse; the rest was imported */ readonly refused: number }
  /** Nothing changed. What was written so far waits for `resume` when that was asked for. */
  | { readonly kind: 'cancelled' }
  /** Asked to resume, but the source does not give what it gave then. Nothing changed; the next import begins anew. */
  | { readonly kind: 'source-changed' }

/** An import that did not end. */
export interface ResumableImport {
  readonly label: string
  /** Records of the source that need not be written again. */
  readonly done: number
  /** When it began. */
  readonly at: number
}
