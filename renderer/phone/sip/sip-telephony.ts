import { Inviter, UserAgentState, type Invitation, type Session } from 'sip.js'
import type { CallId } from '../../../core/domain/call/call.ts'
import type { EscalationId } from '../../../core/domain/escalation/escalation-id.ts'
import type { RegistrationSignal, Telephony, TelephonyAccount, TelephonyEvent } from '../../../core/ports/telephony.ts'
import { makeAgent, usePassword, type Agent } from './agent.ts'
import type { MediaSession, MixVoices } from './media-session.ts'
import { Probe } from './probe.ts'
import { Registrar } from './registrar.ts'
import { SipCall } from './sip-call.ts'
import { targetUri } from './target.ts'
import { escalationHeaders } from './escalation-header.ts'
import { contextOf, partyOf } from './who.ts'

/** What the line needs of the sound of this machine, and tells it. */
export interface SipMedia {
  /** A track for one call. Rejects with `MicrophoneMissing`. */
  openMicrophone(): Promise<MediaStreamTrack>
  /** A call's sound begins here; `remote` gets its track when there is one. */
  attach(callId: CallId, peer: RTCPeerConnection, remote: MediaStream): void
  readonly mixVoices: MixVoices
}

export interface SipTelephonyDeps {
  readonly media: SipMedia
  readonly newCallId: () => CallId
  readonly log: (level: 'warn' | 'error', source: string, message: string) => void
  /** An INVITE (RFC 3261 §13) has come and is not read yet. */
  readonly onInviteComes?: () => void
}

const certificateKey: EcKeyGenParams = { name: 'ECDSA', namedCurve: 'P-256' }

type Listeners<T> = Set<(value: T) => void>

/** The telephone line on SIP.js over WebSocket. What SIP.js does not do by itself is done in the files beside this one. */
export class SipTelephony implements Telephony {
  readonly #deps: SipTelephonyDeps
  readonly #events: Listeners<TelephonyEvent> = new Set()
  readonly #registrations: Listeners<RegistrationSignal> = new Set()
  readonly #calls = new Map<CallId, SipCall>()
  readonly #registrar = new Registrar((signal) => this.#tellRegistration(signal))
  readonly #probe = new Probe(() => this.#lose('half-open'))
  #account: TelephonyAccount | undefined
  #agent: Agent | undefined
  #certificate: RTCCertificate | undefined
  /** When the frame that is being handled left the socket, epoch ms with fraction. */
  #arrivedAt = 0
  #opening = 0
  #abandoning = false

  constructor(deps: SipTelephonyDeps) {
    this.#deps = deps
    RTCPeerConnection.generateCertificate(certificateKey).then(
      (certificate) => (this.#certificate = certificate),
      () => undefined,
    )
  }

  onEvent(listener: (event: TelephonyEvent) => void): () => void {
    this.#events.add(listener)
    return () => this.#events.delete(listener)
  }

  onRegistration(listener: (signal: RegistrationSignal) => void): () => void {
    this.#registrations.add(listener)
    return () => this.#registrations.delete(listener)
  }

  useAccount(account: TelephonyAccount): void {
    const before = this.#account
    this.#account = account
    if (this.#agent === undefined) return
    if (before?.user === account.user && before.domain === account.domain) return usePassword(this.#agent, account)
    void this.#agent.userAgent.stop().catch(() => undefined)
    this.#agent = undefined
  }

  openSocket(server: string): void {
    const agent = this.#ensureAgent()
    if (agent === undefined) return
    const opening = ++this.#opening
    const isCurrent = (): boolean => this.#opening === opening
    this.#probe.stop()
    if (agent.socket.isConnected()) this.#dropUnestablished()
    this.#abandon()
    agent.socket.useServer(server)
    this.#connect(agent).then(
      () => isCurrent() && this.#tellRegistration({ kind: 'socket-opened' }),
      () => isCurrent() && this.#tellRegistration({ kind: 'lost', why: navigator.onLine ? 'socket-closed' : 'network-lost' }),
    )
  }

  closeSocket(): void {
    this.#opening++
    this.#probe.stop()
    this.#dropUnestablished()
    this.#abandon()
  }

  register(): void {
    if (this.#agent !== undefined && this.#account !== undefined) this.#registrar.register(this.#agent, this.#account.expiresSeconds)
  }

  unregister(): Promise<void> {
    this.#probe.stop()
    return this.#registrar.unregister()
  }

  startProbing(): void {
    if (this.#agent !== undefined) this.#probe.start(this.#agent)
  }

  stopProbing(): void {
    this.#probe.stop()
  }

  probeNow(): void {
    this.#probe.ask()
  }

  reinviteEstablished(): void {
    for (const call of this.#calls.values()) call.sayAgain()
  }

  invite(callId: CallId, number: string, escalationId?: EscalationId): void {
    const target = this.#account === undefined ? undefined : targetUri(number, this.#account.domain)
    if (this.#agent?.socket.isConnected() !== true) return this.#tellLater({ kind: 'failed', callId, why: 'line-lost' })
    if (target === undefined) return this.#tellLater({ kind: 'failed', callId, why: 'unknown-number' })
    const call = this.#adopt(
      callId,
      new Inviter(this.#agent.userAgent, target, { earlyMedia: true, extraHeaders: escalationHeaders(escalationId) }),
    )
    call.invite()
  }

  accept(callId: CallId): void {
    this.#calls.get(callId)?.accept()
  }

  reject(callId: CallId, code: 480 | 486): void {
    this.#calls.get(callId)?.reject(code)
  }

  cancel(callId: CallId): void {
    this.#calls.get(callId)?.end()
  }

  bye(callId: CallId): void {
    this.#calls.get(callId)?.end()
  }

  setHold(callId: CallId, held: boolean): void {
    const call = this.#calls.get(callId)
    if (call === undefined) this.#tellLater({ kind: 'hold-failed', callId, held })
    else void call.setHold(held)
  }

  setMuted(callId: CallId, muted: boolean): void {
    this.#calls.get(callId)?.setMuted(muted)
  }

  sendTones(callId: CallId, tones: string): boolean {
    return this.#calls.get(callId)?.sendTones(tones) ?? false
  }

  refer(callId: CallId, target: string, escalationId?: EscalationId): void {
    const uri = this.#account === undefined ? undefined : targetUri(target, this.#account.domain)
    const call = this.#calls.get(callId)
    if (call === undefined || uri === undefined) return this.#tellLater({ kind: 'transfer-failed', callId, why: 'unknown-number' })
    void call.transfer(uri, escalationId)
  }

  referReplaces(callId: CallId, consultCallId: CallId): void {
    const call = this.#calls.get(callId)
    const consult = this.#calls.get(consultCallId)
    if (call === undefined || consult === undefined) return this.#tellLater({ kind: 'transfer-failed', callId, why: 'no-answer' })
    if (consult.isEstablished) return void call.transfer(consult.session)
    // Semi-attended: there is no dialog to replace yet (RFC 5589 §7.3).
    const target = consult.session.remoteIdentity.uri
    consult.end()
    void call.transfer(target)
  }

  joinSound(callId: CallId, otherId: CallId): void {
    const [one, other] = [this.#calls.get(callId)?.media, this.#calls.get(otherId)?.media]
    if (one === undefined || other === undefined) return
    const { mixVoices } = this.#deps.media
    this.#noteFailure(Promise.all([one.joinVoice(other, mixVoices), other.joinVoice(one, mixVoices)]), 'The three could not be joined')
  }

  partSound(callId: CallId, otherId: CallId): void {
    for (const id of [callId, otherId]) {
      const parted = this.#calls.get(id)?.media?.partVoice()
      if (parted !== undefined) this.#noteFailure(parted, 'A call could not take its microphone back')
    }
  }

  restartIce(callId: CallId): void {
    this.#calls.get(callId)?.reinvite({ restartIce: true })
  }

  /** Speaks into every call with new tracks: the microphone was changed. */
  async replaceMicrophone(open: () => Promise<MediaStreamTrack>): Promise<void> {
    const replaced = [...this.#calls.values()].map(async ({ media }) => {
      if (media !== undefined) await media.replaceMicrophone(await open())
    })
    // A call that ended meanwhile, or a microphone that went again, must not keep the others from theirs.
    for (const outcome of await Promise.allSettled(replaced)) {
      if (outcome.status === 'rejected') this.#deps.log('warn', 'phone.microphone', 'A call could not take the other microphone')
    }
  }

  #ensureAgent(): Agent | undefined {
    if (this.#account === undefined) return undefined
    this.#agent ??= makeAgent(this.#account, {
      onArrival: (text, at) => {
        this.#arrivedAt = at
        if (text.startsWith('INVITE ')) this.#deps.onInviteComes?.()
        this.#probe.noticeFrame()
        this.#registrar.noticeFrame(text)
      },
      onInvite: (invitation) => this.#rang(invitation),
      onDisconnect: () => {
        if (!this.#abandoning) this.#lose('socket-closed')
      },
      mediaFor: (session) => this.#mediaFor(session),
      onLog: (level, category, message) => this.#deps.log(level, `phone.${category}`.slice(0, 64), message),
    })
    return this.#agent
  }

  /** `start` connects the first time; afterwards the agent is started for good and only its transport connects. */
  async #connect(agent: Agent): Promise<void> {
    if (agent.userAgent.state === UserAgentState.Stopped) await agent.userAgent.start()
    else await agent.socket.connect()
  }

  #rang(invitation: Invitation): void {
    const inviteReceivedAt = this.#arrivedAt
    const callId = this.#deps.newCallId()
    const replaced = [...this.#calls.values()].find((call) => call.session === invitation.replacee)
    this.#adopt(callId, invitation)
    this.#tell({
      kind: 'incoming',
      callId,
      remote: partyOf(invitation),
      context: contextOf(invitation.request, this.#account?.user ?? ''),
      inviteReceivedAt,
      ...(replaced === undefined ? {} : { replaces: replaced.id }),
    })
  }

  #adopt(callId: CallId, session: Invitation | Inviter): SipCall {
    const call = new SipCall(callId, session, (event) => {
      if (event.kind === 'ended' || event.kind === 'missed' || event.kind === 'failed') this.#calls.delete(callId)
      this.#tell(event)
    })
    this.#calls.set(callId, call)
    return call
  }

  #mediaFor(session: Session): MediaSession {
    const call = [...this.#calls.values()].find((other) => other.session === session)
    if (call === undefined) throw new Error('A session without a call asks for media.')
    return call.makeMedia({
      iceServers: (this.#account?.iceServers ?? []).map((server) => ({ ...server, urls: [...server.urls] })),
      certificate: this.#certificate,
      microphone: () => this.#deps.media.openMicrophone(),
      onPeer: (peer, remote) => this.#deps.media.attach(call.id, peer, remote),
    })
  }

  /** The connection is gone, or as good as gone. */
  #lose(why: 'socket-closed' | 'half-open'): void {
    this.#probe.stop()
    this.#opening++
    this.#abandon()
    this.#dropUnestablished()
    this.#tellRegistration({ kind: 'lost', why: navigator.onLine ? why : 'network-lost' })
  }

  /** Lets the socket go without hearing of it as of a loss. What waits for an answer on it fails at once. */
  #abandon(): void {
    this.#abandoning = true
    this.#agent?.socket.abandon('abandoned')
    this.#abandoning = false
    this.#registrar.forget()
  }

  #dropUnestablished(): void {
    for (const call of [...this.#calls.values()]) call.lineLost()
  }

  #noteFailure(work: Promise<unknown>, what: string): void {
    work.catch(() => this.#deps.log('warn', 'phone.microphone', what))
  }

  #tellLater(event: TelephonyEvent): void {
    queueMicrotask(() => this.#tell(event))
  }

  #tell(event: TelephonyEvent): void {
    for (const listener of [...this.#events]) listener(event)
  }

  #tellRegistration(signal: RegistrationSignal): void {
    for (const listener of [...this.#registrations]) listener(signal)
  }
}
