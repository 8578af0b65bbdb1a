import type { EpochMs } from '../time.ts'
import type { OutageReason, RefusalReason } from './registration.ts'

/** 0…1, drawn by whoever makes the event; spreads the retries. */
type Random = number

export type RegistrationEvent =
  /** The seat starts. */
  | { readonly kind: 'connect-requested'; readonly at: EpochMs }
  /** The WebSocket is open; nothing is registered yet. */
  | { readonly kind: 'socket-opened'; readonly at: EpochMs }
  /** 2xx to a REGISTER: the first one, or a refresh. */
  | { readonly kind: 'registered'; readonly at: EpochMs; readonly expiresSeconds: number }
  /** The line went down, or the present attempt came to nothing. */
  | { readonly kind: 'lost'; readonly at: EpochMs; readonly why: OutageReason; readonly random: Random }
  /** The timer of `scheduleAttemptTimeout` rang for this attempt. */
  | { readonly kind: 'attempt-timed-out'; readonly at: EpochMs; readonly attempt: number; readonly random: Random }
  | { readonly kind: 'refused'; readonly at: EpochMs; readonly why: RefusalReason }
  /** The timer of `scheduleRetry` rang. */
  | { readonly kind: 'retry-due'; readonly at: EpochMs }
  /** The operator does not want to wait. */
  | { readonly kind: 'retry-requested'; readonly at: EpochMs }
  | { readonly kind: 'credentials-changed'; readonly at: EpochMs }
  /** The machine has another network path, or woke from sleep: what looks alive may be dead. */
  | { readonly kind: 'network-changed'; readonly at: EpochMs }
  | { readonly kind: 'disconnect-requested'; readonly at: EpochMs }
