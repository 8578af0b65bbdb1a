import type { Client, ClientId } from '../client/client.ts'
import type { MatchKind } from './match-word.ts'

/** A part of a text, [from, to) in UTF-16 units. */
export interface Mark {
  readonly from: number
  readonly to: number
}

/** A client that was found, with what the list shows of him and why he is in it. */
export interface SearchHit {
  readonly id: ClientId
  /** Given name, patronymic, family name. */
  readonly name: string
  readonly nameMarks: readonly Mark[]
  /** The company that matched, or the first one. */
  readonly company?: string
  readonly companyMarks: readonly Mark[]
  /** The first of his roles. */
  readonly role: { readonly kind: Client['roles'][number]['kind']; readonly title?: string }
  /** E.164: the number that matched, or the first one. */
  readonly phone?: string
  /** Digits of it that were typed; indexes into `phone`. */
  readonly phoneMark?: Mark
  /** The request whose number was typed. */
  readonly request?: string
  readonly segment: Client['segment']
  readonly vip: boolean
  /** The weakest way a typed word found him. */
  readonly match: MatchKind | 'number'
}

export interface SearchAnswer {
  /** Best first. */
  readonly hits: readonly SearchHit[]
  /** Clients that match; at least so many when `more`. */
  readonly total: number
  /** Weaker matches were not looked for, because the better ones fill the list. */
  readonly more: boolean
  /** Whether every client of the directory was looked at; a part of the index may be unreadable. */
  readonly complete: boolean
  /** ms, without the way to the worker and back. */
  readonly tookMs: number
  /** Every reading that was tried, as text: the typed one first, then the other layout. */
  readonly tried: readonly string[]
}
