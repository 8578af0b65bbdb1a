import type { EpochMs } from '../time.ts'

export type RegistrationEffect =
  /** Close what is open and open a WebSocket to this server. */
  | { readonly kind: 'openSocket'; readonly server: string }
  | { readonly kind: 'closeSocket' }
  /** With a *new* registerer; the old one is disposed: after a lost REGISTER it refuses to try again for 32 s. */
  | { readonly kind: 'register' }
  | { readonly kind: 'unregister' }
  /** Ring `attempt-timed-out` at this time. Replaces an earlier one. */
  | { readonly kind: 'scheduleAttemptTimeout'; readonly at: EpochMs; readonly attempt: number }
  | { readonly kind: 'cancelAttemptTimeout' }
  /** Ring `retry-due` at this time. Replaces an earlier one. */
  | { readonly kind: 'scheduleRetry'; readonly at: EpochMs }
  | { readonly kind: 'cancelRetry' }
  /** Ask the line whether it lives (OPTIONS with an own timeout), at intervals; a silent one is `lost: half-open`. */
  | { readonly kind: 'startProbing' }
  | { readonly kind: 'stopProbing' }
  /** One question at once. */
  | { readonly kind: 'probeNow' }
  /** A re-INVITE on every established call, right after the REGISTER, or the PBX's BYE goes to the dead socket. */
  | { readonly kind: 'reinviteEstablishedCalls' }
