import type { Recording } from '../call/recording.ts'
import type { ClientId } from '../client/client-id.ts'
import type { Segment } from '../client/client.ts'
import type { OpenRequest } from '../client/request.ts'
import type { PastContact } from '../interaction/interaction.ts'
import type { TriedStep } from '../interaction/tried-step.ts'
import type { Verified } from '../interaction/verified.ts'
import type { Quality } from '../media/quality.ts'
import type { Member } from '../team/member.ts'
import type { OrganisationId } from '../team/organisation.ts'
import type { EpochMs } from '../time.ts'
import type { EscalationId } from './escalation-id.ts'
import type { Urgency } from './urgency.ts'
import type { Wanted } from './wanted.ts'

export type { TriedStep } from '../interaction/tried-step.ts'

/** How line 1 knows that it is he. Words are made by the desk. */
export type Verification =
  | ({ readonly kind: 'verified' } & Verified)
  /** Known by the number or by the operator's choice only; nobody asked for proof. */
  | { readonly kind: 'recognised'; readonly by: readonly ('phone' | 'line' | 'open-request' | 'pbx-client-id' | 'chosen-by-operator')[] }
  | { readonly kind: 'unknown' }

/** Who is calling. */
export interface PacketClient {
  readonly id?: ClientId
  readonly name: string
  /** E.164 when it parses, else as the PBX said; absent when withheld. */
  readonly number?: string
  /** Job title, or the kind of role. */
  readonly role?: { readonly kind: 'private' | 'employee' | 'director'; readonly title?: string }
  readonly company?: string
  readonly segment?: Segment
  readonly vip: boolean
  readonly manager?: { readonly name: string; readonly availability?: string }
  readonly timeZone?: string
  readonly language: 'ru' | 'en'
  readonly verification: Verification
}

/** The road through the script so far. */
export interface ScriptPath {
  readonly scriptId: string
  readonly title: string
  readonly version: number
  readonly answers: readonly { readonly label: string; readonly answer: string; readonly at: EpochMs }[]
  readonly stoppedAt?: { readonly step: number; readonly of: number; readonly title: string }
}

/** A fact the specialist would otherwise have to ask. `id` is what an ask-again mark names. */
export interface PacketFact {
  readonly id: string
  readonly label: string
  readonly value: string
}

/** The call it comes from. */
export interface PacketCall {
  /** The seat's own id of the call. */
  readonly callId: string
  readonly lineId?: string
  readonly lineTitle?: string
  readonly startedAt: EpochMs
  readonly answeredAt?: EpochMs
  readonly quality?: Quality
  /** `running`: it is being recorded; `kept`: where the PBX keeps it. Absent: nothing is known of a recording. */
  readonly recording?: Recording
}

export interface PacketAttachment {
  /** Key of the file at the hub. */
  readonly key: string
  readonly name: string
  /** MIME type as the seat found it. */
  readonly type: string
  readonly bytes: number
}

/** By when what must have happened; hub time. From the rules at the moment of the click, so that all see the same. */
export interface Deadlines {
  readonly acceptBy: EpochMs
  readonly answerBy: EpochMs
  readonly resolveBy: EpochMs
}

/**
 * The whole story, before the voice: what line 2 gets. Built by itself from what is on the desk (`build-packet.ts`);
 * the operator adds one sentence at most. Never changed after it was offered: what comes later is in the changes.
 */
export interface Packet {
  readonly id: EscalationId
  readonly organisation: OrganisationId
  readonly createdAt: EpochMs
  readonly author: Member
  readonly client: PacketClient
  readonly problem: {
    /** The client's own words, as told now (the note) or before; at most 2 000 characters. */
    readonly words: string
    readonly from: 'note' | 'told-before' | 'script' | 'none'
    /** What the operator added, at most 500 characters. */
    readonly sentence?: string
  }
  readonly topic?: { readonly id: string; readonly title: string }
  readonly urgency: Urgency
  readonly wanted: Wanted
  readonly promise?: { readonly text: string; readonly dueAt: EpochMs }
  readonly deadlines: Deadlines
  readonly script?: ScriptPath
  readonly tried: readonly TriedStep[]
  readonly requests: readonly OpenRequest[]
  readonly facts: readonly PacketFact[]
  /** The last contacts of all channels, newest first, at most 10. */
  readonly history: readonly PastContact[]
  readonly call?: PacketCall
  /** The thread of the line-1 room it grew out of. */
  readonly thread?: {
    readonly id: string
    readonly messages: readonly { readonly by: string; readonly at: EpochMs; readonly text: string }[]
  }
  readonly attachments: readonly PacketAttachment[]
}
