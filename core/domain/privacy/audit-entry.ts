import type { EpochMs } from '../time.ts'
import type { PersonalKind } from './revealable.ts'

/** What happened to personal data on a seat. `subject`: whom it was about, as an opaque mark that only this seat can tell. */
export type AuditFact =
  | {
      readonly kind: 'revealed'
      readonly subject: string
      readonly what: readonly PersonalKind[]
      /** Id of a reason of the company, or `other`. */
      readonly reason: string
      /** In the operator's own words; only with `other`. */
      readonly word?: string
      readonly callId?: string
    }
  | { readonly kind: 'exported' | 'erased'; readonly subject: string }
  /** Records that nobody needed for so long left the seat. */
  | { readonly kind: 'retained'; readonly clients: number; readonly calls: number; readonly days: number }
  | { readonly kind: 'key-change-asked' | 'key-changed' | 'wipe-asked' | 'wiped' }
  /** The former log could not be gone on with; it lies beside this one as `file` (absent: there was none), and this line is the first. */
  | { readonly kind: 'began-anew'; readonly file?: string }
  /** The list itself was written to a file. */
  | { readonly kind: 'audit-exported'; readonly entries: number }

/** A line of the audit log. `no` grows by one from line to line, from 1. */
export interface AuditEntry {
  readonly no: number
  readonly at: EpochMs
  /** Id of the operator of the seat. */
  readonly by: string
  readonly fact: AuditFact
}

/** Lines `from`…`to` that were written and are not there, or not as they were written. */
export interface AuditGap {
  readonly from: number
  readonly to: number
}

/** The log as it was found; entries newest first. */
export interface AuditList {
  readonly entries: readonly AuditEntry[]
  /** How many lines there are that can be read. */
  readonly total: number
  /** Empty: every line ever written is there, unchanged. */
  readonly gaps: readonly AuditGap[]
}
