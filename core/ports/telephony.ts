import type { CallId, CallContext, Party } from '../domain/call/call.ts'
import type { EndReason, FailedWhy, MissedWhy } from '../domain/call/end-reason.ts'
import type { TransferFailure } from '../domain/call/transfer.ts'
import type { EscalationId } from '../domain/escalation/escalation-id.ts'
import type { OutageReason, RefusalReason } from '../domain/registration/registration.ts'

/** What the telephone network tells us. Adapters translate SIP into these; no SIP.js type leaves its folder. */
export type TelephonyEvent =
  | {
      readonly kind: 'incoming'
      readonly callId: CallId
      readonly remote: Party
      readonly context: CallContext
      readonly inviteReceivedAt: number
      /** INVITE with Replaces (RFC 3891): takes the place of this call */ readonly replaces?: CallId
    }
  | { readonly kind: 'progress'; readonly callId: CallId; readonly earlyMedia: boolean }
  /** 2xx to our INVITE; sound is being set up. */
  | { readonly kind: 'accepted'; readonly callId: CallId }
  | { readonly kind: 'established'; readonly callId: CallId }
  /** Incoming call gone before the answer. */
  | { readonly kind: 'missed'; readonly callId: CallId; readonly why: MissedWhy | 'answered-elsewhere' }
  /** Outgoing call did not come about. */
  | { readonly kind: 'failed'; readonly callId: CallId; readonly why: FailedWhy; readonly sipCode?: number }
  | { readonly kind: 'ended'; readonly callId: CallId; readonly reason: EndReason }
  /** `local` is the answer to `setHold`; `remote` comes unasked. */
  | { readonly kind: 'hold-changed'; readonly callId: CallId; readonly side: 'local' | 'remote'; readonly held: boolean }
  /** The other side refused our hold (`held: true`) or resume, or did not answer: nothing changed. */
  | { readonly kind: 'hold-failed'; readonly callId: CallId; readonly held: boolean }
  | { readonly kind: 'transfer-accepted'; readonly callId: CallId }
  | { readonly kind: 'transfer-failed'; readonly callId: CallId; readonly why: TransferFailure }
  | { readonly kind: 'remote-changed'; readonly callId: CallId; readonly remote: Party }
  | { readonly kind: 'media-flowing'; readonly callId: CallId }
  | { readonly kind: 'media-interrupted'; readonly callId: CallId }
  | { readonly kind: 'audible'; readonly callId: CallId; readonly afterMs: number }

export type RegistrationSignal =
  | { readonly kind: 'socket-opened' }
  | { readonly kind: 'registered'; readonly expiresSeconds: number }
  | { readonly kind: 'lost'; readonly why: OutageReason }
  | { readonly kind: 'refused'; readonly why: RefusalReason }

/** The account the line is registered with. Its servers are given one at a time to `openSocket`. */
export interface TelephonyAccount {
  readonly user: string
  readonly domain: string
  readonly displayName?: string
  readonly authUser?: string
  readonly password: string
  readonly expiresSeconds: number
  readonly iceServers: readonly { readonly urls: readonly string[]; readonly username?: string; readonly credential?: string }[]
}

/**
 * The telephone line of this seat. Commands begin something; what comes of it arrives as events, each of which may
 * also come unasked. A command for a call that is gone does nothing. Adapter: SIP.js in `renderer/phone/sip`.
 */
export interface Telephony {
  /** Returns the unsubscriber, as does `onRegistration`. */
  onEvent(listener: (event: TelephonyEvent) => void): () => void
  onRegistration(listener: (signal: RegistrationSignal) => void): () => void

  /** The account and its password; used from the next `openSocket` on. Living calls stay. */
  useAccount(account: TelephonyAccount): void
  /** Closes what is open and opens a connection to `server` (`ws:`/`wss:`, RFC 7118): `socket-opened` or `lost` follows. */
  openSocket(server: string): void
  closeSocket(): void
  /** REGISTER with a new registerer: `registered`, `refused` or `lost` follows, or nothing when the PBX loses it. */
  register(): void
  /** Takes the binding off; resolves when the PBX agreed, after 1 s at the latest. */
  unregister(): Promise<void>
  /** Asks the line at intervals whether it lives (OPTIONS with an own timeout); a silent one is `lost: half-open`. */
  startProbing(): void
  stopProbing(): void
  probeNow(): void
  /** A re-INVITE on every established call, so that the PBX learns the new connection. */
  reinviteEstablished(): void

  /** Makes a call of ours with this id. `escalationId` goes out as header `X-Escalation`. */
  invite(callId: CallId, number: string, escalationId?: EscalationId): void
  accept(callId: CallId): void
  reject(callId: CallId, code: 480 | 486): void
  /** CANCEL of our own INVITE. */
  cancel(callId: CallId): void
  bye(callId: CallId): void
  /** Re-INVITE; `hold-changed` or `hold-failed` follows, always. */
  setHold(callId: CallId, held: boolean): void
  setMuted(callId: CallId, muted: boolean): void
  /** RFC 4733 events, 100 ms each. False when this call cannot carry them now. */
  sendTones(callId: CallId, tones: string): boolean
  /**
   * REFER: `transfer-accepted` (NOTIFY 2xx) or `transfer-failed` follows. `escalationId` goes out as header `X-Escalation`
   * of the REFER and inside Refer-To (RFC 3261 §19.1.1), for the INVITE that comes of it.
   */
  refer(callId: CallId, target: string, escalationId?: EscalationId): void
  /** REFER with Replaces (RFC 3891). While the consultation still rings it is cancelled and the transfer made blind. */
  referReplaces(callId: CallId, consultCallId: CallId): void
  /** Each of the two hears our microphone and the other; nothing is negotiated. Lasts until `partSound`, or one of them ends. */
  joinSound(callId: CallId, otherId: CallId): void
  /** Our microphone alone again. */
  partSound(callId: CallId, otherId: CallId): void
  /** Starts ICE anew in a re-INVITE (RFC 8445 §9). */
  restartIce(callId: CallId): void
}
