/** Why an incoming call was not taken on this seat. Every missed call says one. */
export type MissedWhy =
  | 'caller-gave-up'
  | 'not-answered-in-time'
  | 'declined'
  | 'on-break'
  | 'not-ready'
  | 'line-lost'
  | 'seat-closed'
  /** The seat already has as many calls as it takes at once. */
  | 'too-many-calls'

/** Why an outgoing call did not come about. */
export type FailedWhy =
  | 'busy'
  | 'no-answer'
  | 'unknown-number'
  | 'declined-by-callee'
  | 'not-allowed'
  | 'no-microphone'
  | 'line-lost'
  | 'server-error'
  | 'cancelled'

/** How a call ended: a closed union; words for it are the desk's business. */
export type EndReason =
  | { readonly kind: 'hung-up'; readonly by: 'local' | 'remote' }
  | { readonly kind: 'transferred'; readonly how: 'blind' | 'attended'; readonly target: string }
  | { readonly kind: 'missed'; readonly why: MissedWhy }
  /** Another call took its place (RFC 3891): ours, or the client's with the colleague at the end of an attended transfer. */
  | { readonly kind: 'replaced' }
  /** CANCEL with Reason `Call completed elsewhere` (RFC 3326): somebody else took it, nothing was missed. */
  | { readonly kind: 'answered-elsewhere' }
  | { readonly kind: 'failed'; readonly why: FailedWhy; readonly sipCode?: number }
  /** Media or signalling died and did not come back, or the workstation was killed in the call. */
  | { readonly kind: 'interrupted'; readonly why: 'media-lost' | 'line-lost' | 'seat-died' }
