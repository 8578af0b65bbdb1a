import type { EpochMs } from '../time.ts'
import type { PastContact } from '../interaction/interaction.ts'
import type { ClientId } from './client-id.ts'
import type { ClientNote } from './client-note.ts'
import type { ClientTask } from './client-task.ts'
import type { OpenRequest } from './request.ts'
import type { ClientService } from './service.ts'

export type { ClientId } from './client-id.ts'

/** A value segment: A (largest) … D. */
export type Segment = 'A' | 'B' | 'C' | 'D'

export interface PersonName {
  readonly given: string
  readonly family: string
  readonly patronymic?: string
}

export interface ClientPhone {
  /** E.164 with a leading plus. */
  readonly number: string
  readonly kind: 'mobile' | 'work' | 'office' | 'home'
  /** Digits dialled behind the number (RFC 3966 §3 `;ext=`), 1–11 of them. */
  readonly extension?: string
  /** How many calls have come from it so far, when the source of the record knows. */
  readonly callsFromIt?: number
}

/** One person is a private client, an employee who uses the product, and a director who decides. */
export interface ClientRole {
  readonly id: string
  readonly kind: 'private' | 'employee' | 'director'
  /** Job title or a free word; shown as is. */
  readonly title?: string
  readonly company?: string
  /** Dialled lines on which this role is the likely one. */
  readonly lineIds: readonly string[]
}

/** A warning at the top of the card; two at most are shown. */
export interface ClientAlert {
  readonly kind: 'repeat-calls' | 'asked-supervisor' | 'debt' | 'told-before' | 'note'
  readonly text: string
}

/** What was promised to the client and until when. */
export interface ClientPromise {
  readonly text: string
  readonly dueAt: EpochMs
  readonly by: string
  readonly madeAt: EpochMs
}

/** The client's own words from the last time, so that he does not tell it twice. */
export interface ToldAlready {
  readonly text: string
  readonly channel: 'call' | 'chat' | 'bot' | 'letter'
  readonly at: EpochMs
}

/** Contract and service facts, label to value, in the language of the directory; in the order shown. */
export interface ClientFact {
  readonly label: string
  readonly value: string
  /** A document's number, an account: masked until somebody says why it is needed. */
  readonly sensitive?: true
}

/** What the client owes. */
export interface ClientDebt {
  /** In units of the currency, > 0. */
  readonly amount: number
  /** ISO 4217, e.g. `RUB`. */
  readonly currency: string
  readonly since?: EpochMs
}

/** Everything the card needs about one client, in one record. */
export interface Client {
  readonly id: ClientId
  readonly name: PersonName
  readonly language: 'ru' | 'en'
  readonly phones: readonly ClientPhone[]
  readonly emails: readonly string[]
  /** Names the client signs in with; PBXs and sites send them in `X-` headers. */
  readonly logins?: readonly string[]
  readonly segment: Segment
  readonly vip: boolean
  /** Status words, e.g. «активный», «новый, второй месяц», "on trial". */
  readonly status: string
  /** Client since; new clients are looked after more closely in their first year. */
  readonly since?: EpochMs
  /** Month 1…12 and day 1…31; no year is kept. */
  readonly birthday?: { readonly month: number; readonly day: number }
  /** Where the contract or the service stands. */
  readonly service?: ClientService
  readonly debt?: ClientDebt
  readonly company?: string
  /** Personal manager, with what is known of his day. `memberId`: he is of the team, so the hub knows whether he is free. */
  readonly manager?: { readonly name: string; readonly availability?: string; readonly memberId?: string; readonly extension?: string }
  /** IANA time zone, e.g. `Asia/Yekaterinburg`. */
  readonly timeZone?: string
  readonly city?: string
  /** At least one. */
  readonly roles: readonly ClientRole[]
  readonly facts: readonly ClientFact[]
  readonly tags?: readonly string[]
  /** Newest first. */
  readonly notes?: readonly ClientNote[]
  /** Soonest due first. */
  readonly tasks?: readonly ClientTask[]
  readonly alerts: readonly ClientAlert[]
  readonly promise?: ClientPromise
  readonly told?: ToldAlready
  readonly requests: readonly OpenRequest[]
  /** Newest first. */
  readonly history: readonly PastContact[]
  /** Where the record comes from: `crm`, or the id of a directory source. Absent: made on this seat, or invented. */
  readonly source?: string
  /** The source's own mark of this state of the record (ETag, revision): says whether somebody changed it since. */
  readonly version?: string
}
