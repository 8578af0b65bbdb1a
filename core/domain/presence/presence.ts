import type { EpochMs } from '../time.ts'

/** What keeps an operator who wants to be Ready from being reachable. Shown in words, with what to do. */
export type NotReadyWhy = 'not-registered' | 'no-microphone' | 'microphone-denied' | 'no-speaker' | 'media-blocked'

/** What the operator chose to be after the present call or wrap-up. */
export type NextPresence = { readonly kind: 'ready' } | { readonly kind: 'break'; readonly reasonId: string }

/**
 * The state of an operator. *Honest Ready*: `ready` only while registration, microphone, speaker and the media
 * probe are good; otherwise `not-ready` with the reason. The machine is in `transition.ts`.
 */
export type Presence =
  | { readonly kind: 'offline'; readonly since: EpochMs }
  | { readonly kind: 'ready'; readonly since: EpochMs }
  | { readonly kind: 'ringing'; readonly since: EpochMs; readonly next?: NextPresence }
  | { readonly kind: 'on-call'; readonly since: EpochMs; readonly next?: NextPresence }
  | { readonly kind: 'wrap-up'; readonly since: EpochMs; readonly until: EpochMs; readonly callId: string; readonly next?: NextPresence }
  | { readonly kind: 'break'; readonly since: EpochMs; readonly reasonId: string }
  | { readonly kind: 'not-ready'; readonly since: EpochMs; readonly why: NotReadyWhy }
