import type { Client, ClientId } from '../client/client.ts'
import type { AnswerFault, RefusedRecord, SetUpFault } from './source-fault.ts'

/** Where clients come from: the CRM's changes, an address book (CardDAV, RFC 6352), a directory server (LDAP, RFC 4511). */
export type SourceKind = 'crm' | 'carddav' | 'ldap'

/** A part of what changed at a source since a cursor. */
export interface SourcePage {
  readonly upserts: readonly Client[]
  /** Clients that are no longer there. */
  readonly gone: readonly ClientId[]
  /** Where to go on, opaque; kept when the page is written. */
  readonly cursor: string
  /** More is there now. */
  readonly more: boolean
  /** Records of this page that could not be understood. */
  readonly refused: readonly RefusedRecord[]
  /** The source forgot the cursor and tells everything anew: what it does not name until `more` is false is gone. */
  readonly fresh: boolean
}

/** Why a source gave nothing. `afterMs`: when to ask again. `detail`: a fact of the server (a path, a code), no words. */
export type SourceTrouble =
  | { readonly kind: 'unreachable'; readonly afterMs: number }
  | { readonly kind: 'denied' }
  | { readonly kind: 'malformed'; readonly cause: AnswerFault; readonly detail?: string }
  | { readonly kind: 'not-set-up'; readonly cause: SetUpFault; readonly detail?: string }
