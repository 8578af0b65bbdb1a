/** What is wrong with an answer of a source, so that nothing of it can be used. */
export const ANSWER_FAULTS = [
  /** It is not what was asked for, or it breaks off. */
  'unreadable',
  'too-large',
  /** One record alone is more than a page holds. */
  'record-too-large',
  /** It does not answer as an address book; the detail is the path and the status. */
  'not-a-book',
  'not-ldap',
  /** A redirect without an address. */
  'leads-nowhere',
  /** The directory refused the search; the detail is its code. */
  'search-refused',
] as const
export type AnswerFault = (typeof ANSWER_FAULTS)[number]

/** What the administrator has to put right in the document of a seat, or at the server. */
export const SET_UP_FAULTS = [
  'no-source',
  'certificate-expired',
  /** It is made out to another address. */
  'certificate-address',
  /** Its authority is unknown to this computer. */
  'certificate-unknown',
  'no-tls',
  /** The server leads to another one; the detail is its address. */
  'leads-elsewhere',
  'leads-in-a-circle',
  'no-book',
  /** An account with several address books; the detail is their paths. */
  'several-books',
  /** It lets nobody in in a way that is spoken here; the detail is what it offers. */
  'sign-in',
  'filter',
  'referral',
  'no-place',
  /** It gives fewer entries than there are. */
  'limits',
] as const
export type SetUpFault = (typeof SET_UP_FAULTS)[number]

/** Why one record of a source was not understood. */
export const RECORD_FAULTS = [
  'no-name',
  /** A card that breaks off. */
  'no-end',
  /** More properties than a card of a person has. */
  'overfull',
  'empty',
  /** What lies there is no card. */
  'no-card',
  /** The server named it and did not give it. */
  'not-given',
  /** A value is not what it should be; the detail is its place in the record. */
  'bad-value',
] as const
export type RecordFault = (typeof RECORD_FAULTS)[number]

/** A record that was not understood: what people call it, else its file, its place or its id. */
export interface RefusedRecord {
  readonly name: string
  readonly fault: RecordFault
  readonly detail?: string
}
