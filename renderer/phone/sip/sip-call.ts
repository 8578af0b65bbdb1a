import { Invitation, Inviter, SessionState, type Cancel, type Session, type URI } from 'sip.js'
import type { CallId } from '../../../core/domain/call/call.ts'
import type { EscalationId } from '../../../core/domain/escalation/escalation-id.ts'
import type { EndReason, MissedWhy } from '../../../core/domain/call/end-reason.ts'
import type { TransferFailure } from '../../../core/domain/call/transfer.ts'
import type { TelephonyEvent } from '../../../core/ports/telephony.ts'
import { Confirmation } from './confirmation.ts'
import { failedWhy } from './failure.ts'
import { MediaSession, type MediaSessionSettings } from './media-session.ts'
import { referAndFollow } from './referring.ts'
import { Renegotiation, type Renegotiated } from './renegotiation.ts'
import { partyOf } from './who.ts'

export type CallMediaSettings = Omit<MediaSessionSettings, 'onRemoteHold' | 'onConnection'>

/** A path that failed although it was sought anew: sought again after this time, for as long as the call is kept. */
const NEXT_ICE_RESTART_MS = 2_000
/** Longest wait for the ACK of our answer before another request goes out all the same. */
const ACK_MS = 4_000
/** Longer than a re-INVITE takes to come across. */
const CROSSING_MS = 500

/**
 * One call on SIP.js: turns its session's life into events, and commands into requests. It does not decide anything:
 * the machine of the call does.
 */
export class SipCall {
  readonly id: CallId
  readonly session: Invitation | Inviter
  readonly #tell: (event: TelephonyEvent) => void
  readonly #renegotiation: Renegotiation
  readonly #confirmation = new Confirmation()
  #media: MediaSession | undefined
  #established = false
  #muted = false
  #held = false
  #lineLost = false
  #refusedWith: number | undefined
  #noMicrophone = false
  #localEnd = false
  #missed: MissedWhy | 'answered-elsewhere' | undefined
  #iceTimer: ReturnType<typeof setTimeout> | undefined
  #transferLost: (() => void) | undefined
  #remote: string

  constructor(id: CallId, session: Invitation | Inviter, tell: (event: TelephonyEvent) => void) {
    this.id = id
    this.session = session
    this.#tell = tell
    this.#renegotiation = new Renegotiation(session, session instanceof Inviter)
    this.#remote = JSON.stringify(partyOf(session))
    session.stateChange.addListener((state) => this.#follow(state))
    session.delegate = {
      onAck: () => this.#confirmation.confirm(),
      onBye: (bye) => void bye.accept(),
      onInfo: (info) => void info.accept(),
      onNotify: (notification) => void notification.accept(),
      onMessage: (message) => void message.accept(),
      // Being sent elsewhere by the other side is not a thing an operator's phone does on its own.
      onRefer: (referral) => void referral.reject({ statusCode: 603 }),
      onCancel: (cancel) => this.#cancelled(cancel),
      onInvite: () => this.#noticeRemote(),
    }
  }

  get isEstablished(): boolean {
    return this.session.state === SessionState.Established
  }

  get media(): MediaSession | undefined {
    return this.#media
  }

  /** Asked by SIP.js when it needs the media, once. */
  makeMedia(settings: CallMediaSettings): MediaSession {
    const media = new MediaSession({
      ...settings,
      // Noticed here: SIP.js ends the session before it tells why.
      microphone: () =>
        settings.microphone().catch((error: unknown) => {
          this.#noMicrophone = true
          throw error
        }),
      onRemoteHold: (held) => {
        if (this.#established) this.#tellRemoteHold(held)
      },
      onConnection: (state) => this.#judgeMedia(state),
    })
    media.setMuted(this.#muted)
    this.#media = media
    return media
  }

  invite(): void {
    if (!(this.session instanceof Inviter)) return
    this.session
      .invite({
        requestDelegate: {
          onProgress: ({ message }) => {
            if ((message.statusCode ?? 0) > 100) this.#tell({ kind: 'progress', callId: this.id, earlyMedia: message.body !== '' })
          },
          onReject: ({ message }) => (this.#refusedWith = message.statusCode),
        },
      })
      .catch(() => undefined)
  }

  accept(): void {
    if (!(this.session instanceof Invitation)) return
    this.session.accept().catch(() => undefined)
  }

  reject(code: 480 | 486): void {
    if (!(this.session instanceof Invitation) || this.#isOver()) return
    this.#missed = 'declined'
    this.session.reject({ statusCode: code }).catch(() => undefined)
  }

  /** Ends the call in whatever way its stage asks for: CANCEL, refusal or BYE. */
  end(): void {
    this.#localEnd = true
    switch (this.session.state) {
      case SessionState.Initial:
      case SessionState.Establishing:
        if (this.session instanceof Inviter) void this.session.cancel().catch(() => undefined)
        else this.reject(480)
        return
      case SessionState.Established:
        void this.session.bye().catch(() => undefined)
        return
      default:
        return
    }
  }

  /** The connection went: what has no dialog yet cannot be saved (its transaction lived on that connection). */
  lineLost(): void {
    this.#transferLost?.()
    if (this.isEstablished || this.#isOver()) return
    this.#lineLost = true
    this.session.dispose().catch(() => undefined)
  }

  async setHold(held: boolean): Promise<void> {
    const offer = (): void => this.#media?.setHold(held)
    const outcome = await this.#renegotiate(offer, () => this.#grantedLate(held))
    if (outcome === 'accepted') {
      this.#held = held
      this.#tell({ kind: 'hold-changed', callId: this.id, side: 'local', held })
      return
    }
    this.#media?.setHold(this.#held)
    this.#tell({ kind: 'hold-failed', callId: this.id, held })
  }

  setMuted(muted: boolean): void {
    this.#muted = muted
    this.#media?.setMuted(muted)
  }

  sendTones(tones: string): boolean {
    return this.isEstablished && this.#media?.sendDtmf(tones) === true
  }

  /** Also when the line goes meanwhile there is an answer: the call stays with the operator. */
  async transfer(to: URI | Session, escalationId?: EscalationId): Promise<void> {
    if (!this.isEstablished) {
      this.#tell({ kind: 'transfer-failed', callId: this.id, why: 'refused-by-pbx' })
      return
    }
    await this.#confirmation.within(ACK_MS)
    const lost = new Promise<TransferFailure>((resolve) => (this.#transferLost = () => resolve('line-lost')))
    const why = await Promise.race([referAndFollow(this.session, to, escalationId), lost])
    this.#transferLost = undefined
    if (this.#isOver()) return
    if (why === undefined) this.#tell({ kind: 'transfer-accepted', callId: this.id })
    else this.#tell({ kind: 'transfer-failed', callId: this.id, why })
  }

  /**
   * The connection is back: the other side learns where we are now. Where both sides lost theirs at once, who was called
   * waits a little, so that the two do not cross (RFC 3261 §14.1).
   */
  sayAgain(): void {
    const say = (): void => {
      if (this.isEstablished) this.reinvite({ restartIce: false })
    }
    if (this.session instanceof Inviter) say()
    else setTimeout(say, CROSSING_MS)
  }

  /** Says again where we are, on the connection that is open now. */
  reinvite(options: { readonly restartIce: boolean }): void {
    const broken = this.#media?.peer.connectionState
    const restart = options.restartIce || broken === 'failed' || broken === 'disconnected'
    void this.#renegotiate(() => {
      if (restart) this.#media?.restartIce()
    }).then((outcome) => {
      // Refused, and so no new state of the path will tell: it is sought on.
      if (outcome === 'refused' && this.#media?.peer.connectionState === 'failed') this.#seekAgain()
    })
  }

  /** A hold that was told as failed is in force now; a resume that was told as failed is taken back. */
  #grantedLate(held: boolean): void {
    if (held === this.#held) return
    if (!held) {
      void this.setHold(true)
      return
    }
    this.#held = true
    this.#media?.setHold(true)
    this.#tell({ kind: 'hold-changed', callId: this.id, side: 'local', held })
  }

  async #renegotiate(prepare: () => void, onLateAccept: () => void = () => undefined): Promise<Renegotiated> {
    await this.#confirmation.within(ACK_MS)
    const outcome = await this.#renegotiation.request(prepare, onLateAccept)
    if (outcome === 'gone' && this.isEstablished) {
      this.#lineLost = true
      this.session.bye().catch(() => undefined)
    }
    return outcome
  }

  #follow(state: SessionState): void {
    if (state === SessionState.Established) {
      this.#established = true
      // SIP.js acknowledges their answer before it says so.
      if (this.session instanceof Inviter) this.#confirmation.confirm()
      this.#tell({ kind: 'established', callId: this.id })
      this.#noticeRemote()
      if (this.#media?.isHeldByRemote === true) this.#tellRemoteHold(true)
      // A re-INVITE that came while the answer was on its way is in force already.
      if (this.#media?.peer.connectionState === 'connected') this.#tell({ kind: 'media-flowing', callId: this.id })
    }
    if (state !== SessionState.Terminated) return
    this.#confirmation.confirm()
    clearTimeout(this.#iceTimer)
    // The rejection that ended an INVITE is told to its delegate after the state: let it come first.
    queueMicrotask(() => this.#tellEnd())
  }

  #tellEnd(): void {
    const callId = this.id
    if (this.#established) return this.#tell({ kind: 'ended', callId, reason: this.#endReason() })
    if (this.#noMicrophone) return this.#tell({ kind: 'failed', callId, why: 'no-microphone' })
    if (this.session instanceof Invitation) {
      return this.#tell({ kind: 'missed', callId, why: this.#lineLost ? 'line-lost' : (this.#missed ?? 'not-answered-in-time') })
    }
    const sipCode = this.#refusedWith
    if (this.#lineLost || sipCode === undefined)
      return this.#tell({ kind: 'failed', callId, why: this.#localEnd ? 'cancelled' : 'line-lost' })
    this.#tell({ kind: 'failed', callId, why: this.#localEnd ? 'cancelled' : failedWhy(sipCode), sipCode })
  }

  #endReason(): EndReason {
    if (this.#lineLost) return { kind: 'interrupted', why: 'line-lost' }
    return { kind: 'hung-up', by: this.#localEnd ? 'local' : 'remote' }
  }

  #cancelled(cancel: Cancel): void {
    const reason = cancel.request.getHeader('reason') ?? ''
    const elsewhere = /cause\s*=\s*200\b/i.test(reason) || /completed elsewhere/i.test(reason)
    this.#missed = elsewhere ? 'answered-elsewhere' : 'caller-gave-up'
  }

  #tellRemoteHold(held: boolean): void {
    this.#tell({ kind: 'hold-changed', callId: this.id, side: 'remote', held })
  }

  /** After a transfer on the PBX's side only P-Asserted-Identity says who is there now. */
  #noticeRemote(): void {
    const remote = partyOf(this.session)
    const key = JSON.stringify(remote)
    if (key === this.#remote) return
    this.#remote = key
    this.#tell({ kind: 'remote-changed', callId: this.id, remote })
  }

  #judgeMedia(state: 'flowing' | 'interrupted' | 'failed'): void {
    clearTimeout(this.#iceTimer)
    // Early media flows before there is a call to speak of; `established` tells it then.
    if (!this.isEstablished) return
    if (state === 'flowing') return this.#tell({ kind: 'media-flowing', callId: this.id })
    this.#tell({ kind: 'media-interrupted', callId: this.id })
    if (state === 'failed') this.#seekAgain()
  }

  #seekAgain(): void {
    clearTimeout(this.#iceTimer)
    if (this.isEstablished) this.#iceTimer = setTimeout(() => this.reinvite({ restartIce: true }), NEXT_ICE_RESTART_MS)
  }

  #isOver(): boolean {
    return this.session.state === SessionState.Terminating || this.session.state === SessionState.Terminated
  }
}
