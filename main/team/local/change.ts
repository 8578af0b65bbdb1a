import type { EpochMs } from '../../../core/domain/time.ts'

/**
 * What happened to the hub, as it is kept. `serial` counts every change of the hub: it is the revision of a record and
 * the place in a log, so that neither is ever given twice, whatever was lost from a damaged disk.
 */
export type Change = RecordChange | LogChange | FileChange

export interface RecordChange {
  readonly kind: 'record'
  readonly serial: number
  readonly at: EpochMs
  readonly bucket: string
  readonly key: string
  /** Undefined: deleted. */
  readonly value: string | undefined
}

export interface LogChange {
  readonly kind: 'log'
  readonly serial: number
  readonly at: EpochMs
  readonly log: string
  readonly id: string
  readonly value: string
}

/** The bytes lie elsewhere, under `blob`. */
export interface FileChange {
  readonly kind: 'file'
  readonly serial: number
  readonly at: EpochMs
  readonly files: string
  readonly key: string
  readonly blob: string
}

/** What somebody wants to happen. `expect`: a revision, nothing alive, or whatever is there. */
export type Wish =
  | {
      readonly kind: 'record'
      readonly bucket: string
      readonly key: string
      readonly value: string | undefined
      readonly expect: number | 'absent' | 'any'
    }
  | { readonly kind: 'log'; readonly log: string; readonly id: string; readonly value: string }
  | { readonly kind: 'file'; readonly files: string; readonly key: string; readonly blob: string }

/** What becomes of a wish. `known`: it happened before, under this serial. */
export type Decision =
  { readonly kind: 'change'; readonly change: Change } | { readonly kind: 'known'; readonly serial: number } | { readonly kind: 'conflict' }
