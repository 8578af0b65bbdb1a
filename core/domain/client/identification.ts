import type { Channel } from '../interaction/interaction.ts'
import type { EpochMs } from '../time.ts'
import type { Client } from './client.ts'
import type { Doubt } from './doubt.ts'

/** How the number of the call and one on the card fit. `same`: the extension too; `not-told`: the PBX of the caller names none. */
export type ExtensionFit = 'none' | 'same' | 'not-told' | 'other'

/** Why we think it is this client: facts, never a percentage. Words are made by the desk. */
export type IdentityReason =
  | {
      readonly kind: 'phone'
      readonly phoneKind: string
      readonly callsFromIt: number
      /** Absent: neither the call nor the card names one. */
      readonly extension?: { readonly fit: Exclude<ExtensionFit, 'none'>; readonly ofCard?: string; readonly ofCall?: string }
    }
  | { readonly kind: 'line'; readonly lineId: string }
  | { readonly kind: 'open-request'; readonly number: string; readonly title: string }
  | { readonly kind: 'pbx-client-id'; readonly clientId: string }
  /** The call carries an e-mail or a login that is on the card. */
  | { readonly kind: 'email' }
  | { readonly kind: 'login' }
  /** The name that the PBX shows resembles the client's. */
  | { readonly kind: 'display-name'; readonly name: string }
  /** In touch a short time ago. */
  | { readonly kind: 'recent-contact'; readonly channel: Channel; readonly at: EpochMs; readonly title: string }
  /** A call that nobody answered a short time ago: ours to this number, or one from it. */
  | { readonly kind: 'unanswered'; readonly direction: 'incoming' | 'outgoing'; readonly at: EpochMs }
  /** Most of his calls came at this hour of his day: from `fromHour` (0…23) for one hour. */
  | { readonly kind: 'usual-time'; readonly fromHour: number }
  /** The time speaks for the role: hours of work for one at work, any other for a private person. */
  | { readonly kind: 'hours'; readonly hours: 'work' | 'off' }
  /** The operator said so of this caller. */
  | { readonly kind: 'confirmed'; readonly at: EpochMs }
  | { readonly kind: 'chosen-by-operator' }

export interface Candidate {
  readonly client: Client
  /** The role proposed for this call and why it was proposed. */
  readonly roleId: string
  /** At least one. */
  readonly reasons: readonly IdentityReason[]
}

/** Who is calling. `others`: everybody who came into question, best first, the shown one among them; only when there is another. */
export type Identification =
  | { readonly kind: 'known'; readonly candidate: Candidate; readonly others?: readonly Candidate[] }
  /** Somebody comes into question, and something speaks against taking him for granted. `doubts`: at least one. */
  | {
      readonly kind: 'uncertain'
      readonly candidate: Candidate
      readonly doubts: readonly Doubt[]
      readonly others?: readonly Candidate[]
    }
  /** Best first, at least two. */
  | { readonly kind: 'several'; readonly candidates: readonly Candidate[] }
  | {
      readonly kind: 'unknown'
      /** E.164 when it parses */
      readonly number?: string
      /** People of whom the operator said before that they are not this caller. */
      readonly refused?: readonly Candidate[]
    }
  | { readonly kind: 'withheld' }
  /** A number of the own PBX that belongs to nobody in the book. */
  | { readonly kind: 'internal'; readonly number: string }
  | { readonly kind: 'colleague'; readonly number: string; readonly name: string; readonly post?: string }
  | {
      readonly kind: 'nuisance'
      /** E.164 when it parses, else as it came. */
      readonly number: string
      readonly note?: string
      /** Calls of it that this seat saw since it is known as one, without this one. */
      readonly calls: number
      /** Who says so: an operator of this seat, or the list that the administrator gave. */
      readonly origin: 'seat' | 'list'
      readonly markedAt?: EpochMs
      /** Clients who have this number all the same, best first. */
      readonly candidates: readonly Candidate[]
    }
