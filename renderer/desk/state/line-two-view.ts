import type { EscalationPhase } from '../../../core/domain/escalation/escalation.ts'
import type { EpochMs } from '../../../core/domain/time.ts'
import { noArticles, type Articles } from './line-two-articles.ts'
import type { CommandOutcome } from './pending-commands.ts'
import type { AnswerDraft } from './line-two-drafts.ts'

/** Why the phone did not do its part. */
export type PhoneRefusal = Extract<CommandOutcome, { readonly ok: false }>['why']

/** What came of the last thing a specialist did with a packet, when it needs words. */
export type LineTwoSaid =
  /** A colleague was first. */
  | { readonly kind: 'taken'; readonly name: string; readonly at: EpochMs }
  | { readonly kind: 'not-yours'; readonly name: string }
  /** It stands where this does not fit any more. */
  | { readonly kind: 'gone'; readonly phase: EscalationPhase }
  /** Not accepted: that is only ever done live. */
  | { readonly kind: 'offline' }
  /** Lies on this seat, sent later. */
  | { readonly kind: 'queued' }
  | { readonly kind: 'absent' | 'too-large' | 'full' | 'permissions' | 'not-kept' }
  /** Accepted, but the operator's call will not be answered by itself. */
  | { readonly kind: 'no-phone'; readonly why: PhoneRefusal }
  | { readonly kind: 'call-refused'; readonly why: PhoneRefusal }
  /** Something has to be written first. */
  | { readonly kind: 'needs'; readonly what: 'answer' | 'how' | 'note' }

export type QueueFilter = 'all' | 'mine'

/** How the text in the field is kept. */
export type DraftKept = 'clean' | 'writing' | 'kept' | 'failed'

/** The day's figures as the strip shows them; shares 0…1, null: nothing to count from. */
export interface TodayFigures {
  readonly solvedOnLine1: number | null
  readonly acceptedInTime: number | null
}

export interface LineTwoView {
  /** The packet in the middle. */
  readonly openId: string | undefined
  readonly filter: QueueFilter
  readonly drafts: Readonly<Record<string, AnswerDraft>>
  readonly kept: Readonly<Record<string, DraftKept>>
  readonly said: Readonly<Record<string, LineTwoSaid>>
  /** Packets with something under way: their buttons wait. */
  readonly busy: ReadonlySet<string>
  /** Grows when the answer field should take the focus. */
  readonly focusAsked: number
  readonly articles: Articles
  readonly today: TodayFigures | undefined
}

export const emptyLineTwo: LineTwoView = {
  openId: undefined,
  filter: 'all',
  drafts: {},
  kept: {},
  said: {},
  busy: new Set(),
  focusAsked: 0,
  articles: noArticles,
  today: undefined,
}
