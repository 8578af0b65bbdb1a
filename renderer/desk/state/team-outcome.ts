import type { TeamOutcome } from '../../../core/contract/team/team-contract.ts'
import type { TeamRejection } from '../../../core/outbox/team-item.ts'

/**
 * What came of something said to the team. `queued`: the hub is not there or full; it lies on this seat and is sent later,
 * once. `not-kept`: the disk did not take it and the hub was not there; nothing was said.
 */
export type TeamSaid =
  | Extract<TeamOutcome, { readonly kind: 'done' | 'rejected' | 'absent' | 'too-large' | 'refused' }>
  | { readonly kind: 'queued' }
  | { readonly kind: 'not-kept' }
  /** The host does not understand it: a bug, or an older host. */
  | { readonly kind: 'invalid' }

/** One try over the bridge. `later`: nobody knows, or there is no room; the same again later. */
export type TeamTry =
  | Exclude<TeamSaid, { readonly kind: 'queued' | 'not-kept' }>
  | { readonly kind: 'later'; readonly why: 'unreachable' | 'full' }
  | { readonly kind: 'recorded' }

export const rejectionOf = (tried: Exclude<TeamTry, { readonly kind: 'later' | 'done' | 'recorded' }>): TeamRejection =>
  tried.kind === 'refused' ? tried.why : tried.kind
