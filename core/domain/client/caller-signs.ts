import type { EpochMs } from '../time.ts'
import type { CallerKnowledge } from './caller-knowledge.ts'
import type { Client } from './client.ts'
import type { DialledLine } from './dialled-line.ts'
import type { Identifier } from './identifier.ts'

/** Everything known of a call before the operator speaks. */
export interface IdentificationFacts {
  /** E.164; absent when the number is withheld or cannot be one. */
  readonly number?: string
  /** Digits dialled behind the number, when the PBX of the caller says them. */
  readonly extension?: string
  /** The caller hides the number. */
  readonly withheld: boolean
  readonly line?: DialledLine
  /** Clients who have this number. */
  readonly byPhone: readonly Client[]
  /** The client the PBX named in `X-Client-Id`. */
  readonly byId?: Client
  /** E-mail and login that the call carries (`X-Email`, `X-Login`). */
  readonly identifiers?: readonly Identifier[]
  /** Clients who have one of them. */
  readonly byIdentifier?: readonly Client[]
  /** The name that the PBX shows. A weak sign: it never makes a candidate of anybody. */
  readonly displayName?: string
  /** When it rang. Without it nothing is said of the time or of what was lately. */
  readonly at?: EpochMs
  /** IANA zone of clients whose record has none. */
  readonly timeZone?: string
  readonly learned?: CallerKnowledge
  /** Clients whom the operator confirmed for this caller and whom neither number nor header finds. */
  readonly byVerdict?: readonly Client[]
}
