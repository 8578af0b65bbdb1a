import type { CommandRefusal, PhoneCommand, PhoneState } from '../../../core/contract/phone-channel.ts'
import type { Call, CallId } from '../../../core/domain/call/call.ts'
import type { CallsEvent } from '../../../core/domain/call/calls-event.ts'
import { noCalls, reduceCalls, type Calls } from '../../../core/domain/call/calls.ts'
import { presenceEventsOf } from '../../../core/domain/presence/from-calls.ts'
import { operatorAt, type Operator } from '../../../core/domain/presence/operator.ts'
import type { PresenceEvent } from '../../../core/domain/presence/event.ts'
import { transition as movePresence } from '../../../core/domain/presence/transition.ts'
import type { RegistrationEvent } from '../../../core/domain/registration/event.ts'
import type { Registration } from '../../../core/domain/registration/registration.ts'
import { transition as moveRegistration, type RegistrationConfig } from '../../../core/domain/registration/transition.ts'
import type { RejectionWhy } from '../../../core/domain/transition-result.ts'
import type { Clock } from '../../../core/ports/clock.ts'
import type { InteractionJournal } from '../../../core/ports/interaction-journal.ts'
import type { RegistrationSignal, Telephony, TelephonyAccount, TelephonyEvent } from '../../../core/ports/telephony.ts'
import type { PhoneMedia } from '../media/phone-media.ts'
import { CallMeasurements } from './call-measurements.ts'
import { react, type CallReactions } from './call-reactions.ts'
import { eventOf } from './command-event.ts'
import type { PhoneLink } from './phone-link.ts'
import { MACHINE_BUG, REACTION_BUG, type PhoneLog } from './phone-log.ts'
import { Publisher } from './publisher.ts'
import { followSound } from './reactions/follow-sound.ts'
import { forgetCalls } from './reactions/forget-calls.ts'
import { giveUp } from './reactions/give-up.ts'
import { keepJournal } from './reactions/keep-journal.ts'
import { keepRegistered } from './reactions/keep-registered.ts'
import { notice } from './reactions/notice.ts'
import { ring } from './reactions/ring.ts'
import { signal } from './reactions/signal.ts'
import { timeCalls } from './reactions/time-calls.ts'
import { warmMicrophone } from './reactions/warm-microphone.ts'
import { toCallsEvent } from './to-calls-event.ts'

export interface PhoneRunnerDeps {
  readonly phoneId: string
  readonly telephony: Telephony
  readonly media: PhoneMedia
  readonly link: PhoneLink
  readonly journal: Pick<InteractionJournal, 'recordFacts' | 'close'>
  readonly clock: Clock
  readonly newCallId: () => CallId
  /** 0…1, spreads the retries of many seats. */
  readonly random: () => number
  readonly log: PhoneLog
  readonly registration: RegistrationConfig
  readonly wrapUpMs: number
  /** The account with the password as it is kept now. */
  readonly readAccount: () => Promise<TelephonyAccount>
  /** Remembers the operator's choice of devices. */
  readonly rememberDevices: (choice: { readonly microphoneId?: string; readonly speakerId?: string }) => void
}

type Outcome = CommandRefusal | undefined
type Watcher = (before: readonly Call[], after: readonly Call[]) => void

/**
 * The one runner of the phone: events go through the machines one after another, their effects are carried out by
 * reactions, and every change is published. It holds the state and decides nothing.
 */
export class PhoneRunner {
  readonly #deps: PhoneRunnerDeps
  readonly #publisher: Publisher
  readonly #measurements = new CallMeasurements()
  readonly #reactions: CallReactions
  readonly #watchers: readonly Watcher[]
  readonly #keepRegistered: ReturnType<typeof keepRegistered>
  readonly #warmMicrophone: ReturnType<typeof warmMicrophone>
  #calls: Calls = noCalls
  #operator: Operator
  #registration: Registration = { phase: 'offline' }
  #inbox: (() => void)[] = []
  #working = false
  #networkChanged = false

  constructor(deps: PhoneRunnerDeps) {
    const { clock, telephony, media, journal, log } = deps
    this.#deps = deps
    this.#operator = operatorAt(clock.now())
    this.#publisher = new Publisher(deps.link, clock, () => this.#compose())
    this.#reactions = {
      ...ring(media),
      ...signal(telephony),
      ...timeCalls(clock, (callId) => this.#tell({ kind: 'timed-out', at: clock.now(), callId })),
      ...keepJournal({ journal, clock, log, qualityOf: (callId) => this.#measurements.mean(callId) }),
      ...notice(log),
    }
    const forget = forgetCalls(clock, (callId) => this.#tell({ kind: 'forgotten', at: clock.now(), callId }))
    const abandon = giveUp(clock, (callId) => this.#tell({ kind: 'given-up', at: clock.now(), callId, why: this.#lossWhy() }))
    this.#watchers = [followSound(media), (_before, after) => forget(after), (_before, after) => abandon(after)]
    this.#warmMicrophone = warmMicrophone(media)
    this.#keepRegistered = keepRegistered(telephony, clock, {
      retryDue: () => this.#turn(() => this.#registering({ kind: 'retry-due', at: clock.now() })),
      attemptTimedOut: (attempt) =>
        this.#turn(() => this.#registering({ kind: 'attempt-timed-out', at: clock.now(), attempt, random: deps.random() })),
    })
    telephony.onEvent((event) => this.#enqueue(() => this.#onTelephony(event)))
    telephony.onRegistration((event) => this.#enqueue(() => this.#onRegistration(event)))
    media.listen({
      onChange: () => this.#enqueue(() => this.#readinessChanged()),
      onMeasured: (measurement) => {
        this.#measurements.notice(measurement)
        this.#publisher.publishSoon()
      },
      onAudible: (callId, afterMs) => {
        this.#measurements.noticeAudible(callId, afterMs)
        this.#publisher.publish()
      },
    })
    deps.link.onMessage((message) => {
      if (message.kind === 'hello') this.#publisher.repeat()
      else void this.#answer(message.id, message.command)
    })
  }

  /** Signs the operator in and registers. `wrapUps`: calls of an earlier life that want their wrap-up, oldest first. */
  async start(wrapUps: readonly CallId[]): Promise<void> {
    const { clock, telephony, media, readAccount } = this.#deps
    this.#turn(() => {
      this.#presence({ kind: 'signed-in', at: clock.now() })
      for (const callId of wrapUps) this.#presence({ kind: 'wrap-up-recovered', at: clock.now(), callId })
    })
    media.keepReady()
    telephony.useAccount(await readAccount())
    this.#turn(() => this.#registering({ kind: 'connect-requested', at: clock.now() }))
  }

  /** Wrap-ups of an earlier life that the storage gave only now, oldest first. They come after what is on the screen. */
  recover(wrapUps: readonly CallId[]): void {
    const { clock } = this.#deps
    for (const callId of wrapUps.toReversed()) this.#turn(() => this.#presence({ kind: 'wrap-up-recovered', at: clock.now(), callId }))
  }

  /** The machine has another network path, or woke up: the line is asked, and every call seeks a new path. */
  networkChanged(): void {
    this.#networkChanged = true
    this.#turn(() => this.#registering({ kind: 'network-changed', at: this.#deps.clock.now() }))
    if (this.#registration.phase === 'registered') this.#turn(() => this.#restartIceEverywhere())
  }

  /** The window is closing: says goodbye on every call and takes the registration off. */
  close(): void {
    const at = this.#deps.clock.now()
    this.#turn(() => {
      for (const call of this.#calls.list) {
        if (call.phase !== 'ending' && call.phase !== 'ended') this.#calling({ kind: 'seat-closing', at, callId: call.id })
      }
      this.#registering({ kind: 'disconnect-requested', at })
    })
  }

  async #answer(id: string, command: PhoneCommand): Promise<void> {
    const why = await this.#run(command).catch((): Outcome => 'failed')
    this.#deps.link.post(why === undefined ? { kind: 'outcome', v: 1, id, ok: true } : { kind: 'refused', v: 1, id, why })
  }

  async #run(command: PhoneCommand): Promise<Outcome> {
    const { clock, telephony, media } = this.#deps
    const at = clock.now()
    switch (command.kind) {
      case 'send-tones':
        if (this.#call(command.callId) === undefined) return 'unknown-call'
        return telephony.sendTones(command.callId, command.tones) ? undefined : 'not-now'
      case 'choose-presence':
        return refusal(this.#turn(() => this.#presence({ kind: 'chosen', at, next: command.next })))
      case 'finish-wrap-up':
        return this.#turn(() => this.#finishWrapUp(command.callId))
      case 'retry-registration':
        return refusal(this.#turn(() => this.#registering({ kind: 'retry-requested', at })))
      case 'credentials-changed':
        telephony.useAccount(await this.#deps.readAccount())
        return refusal(this.#turn(() => this.#registering({ kind: 'credentials-changed', at: clock.now() })))
      case 'choose-devices': {
        const { kind: _kind, ...choice } = command
        await media.choose(choice)
        this.#deps.rememberDevices(choice)
        return undefined
      }
      case 'answer':
      case 'dial':
      case 'consult':
        if (media.readiness.microphone !== 'ok') return 'no-microphone'
        if (command.kind !== 'answer' && this.#registration.phase !== 'registered') return 'not-registered'
        break
      default:
        break
    }
    if ('callId' in command && this.#call(command.callId) === undefined) return 'unknown-call'
    const rejection = this.#turn(() => this.#calling(eventOf(command, at, this.#deps.newCallId)))
    if (rejection === undefined && command.kind === 'answer') media.noticeAnswer(command.callId)
    return refusal(rejection)
  }

  #finishWrapUp(callId: CallId): Outcome {
    const at = this.#deps.clock.now()
    const rejection = this.#presence({ kind: 'wrap-up-finished', at, callId })
    if (this.#call(callId)?.phase === 'ended') this.#calling({ kind: 'forgotten', at, callId })
    return refusal(rejection)
  }

  #onTelephony(event: TelephonyEvent): void {
    if (event.kind === 'incoming') this.#measurements.noticeInvite(event.callId, event.inviteReceivedAt)
    const callsEvent = toCallsEvent(event, this.#deps.clock.now(), this.#operator.presence)
    if (callsEvent === undefined) return
    if (callsEvent.kind !== 'media-interrupted') return void this.#calling(callsEvent)
    const since = this.#deps.media.lastSoundAt(callsEvent.callId)
    this.#calling({ ...callsEvent, ...(since === undefined ? {} : { since }) })
  }

  #onRegistration(event: RegistrationSignal): void {
    const at = this.#deps.clock.now()
    this.#registering(event.kind === 'lost' ? { ...event, at, random: this.#deps.random() } : { ...event, at })
  }

  #calling(event: CallsEvent): RejectionWhy | undefined {
    const before = this.#calls
    const result = reduceCalls(before, event)
    if (result.kind === 'rejected') return this.#noteRejection('call', event.kind, result.why)
    this.#calls = result.state
    for (const presenceEvent of presenceEventsOf(before, this.#calls, event.at)) this.#presence(presenceEvent)
    for (const effect of result.effects) this.#safely(effect.kind, () => react(this.#reactions, effect))
    for (const watch of this.#watchers) this.#safely('watch', () => watch(before.list, this.#calls.list))
    this.#measurements.keepOnly(this.#calls.list.map(({ id }) => id))
    this.#publisher.publish()
    return undefined
  }

  #presence(event: PresenceEvent): RejectionWhy | undefined {
    const result = movePresence(this.#operator, event, { wrapUpMs: this.#deps.wrapUpMs })
    if (result.kind === 'rejected') return this.#noteRejection('presence', event.kind, result.why)
    this.#warmMicrophone(this.#operator.presence, result.state.presence)
    this.#operator = result.state
    this.#publisher.publish()
    return undefined
  }

  #registering(event: RegistrationEvent): RejectionWhy | undefined {
    const result = moveRegistration(this.#registration, event, this.#deps.registration)
    if (result.kind === 'rejected') return this.#noteRejection('registration', event.kind, result.why)
    this.#registration = result.state
    for (const effect of result.effects) this.#safely(effect.kind, () => this.#keepRegistered(effect))
    this.#readinessChanged()
    if (event.kind === 'registered' && this.#networkChanged) this.#restartIceEverywhere()
    return undefined
  }

  #restartIceEverywhere(): void {
    this.#networkChanged = false
    for (const call of this.#calls.list) if (call.phase === 'active') this.#deps.telephony.restartIce(call.id)
  }

  #readinessChanged(): void {
    const readiness = { ...this.#deps.media.readiness, registered: this.#registration.phase === 'registered' }
    this.#presence({ kind: 'readiness-changed', at: this.#deps.clock.now(), readiness })
  }

  #noteRejection(machine: string, event: string, why: RejectionWhy): RejectionWhy {
    if (why === 'bug') this.#deps.log('error', MACHINE_BUG, { machine, event })
    return why
  }

  #lossWhy(): 'media-lost' | 'line-lost' {
    return this.#registration.phase === 'registered' ? 'media-lost' : 'line-lost'
  }

  #call(callId: CallId): Call | undefined {
    return this.#calls.list.find(({ id }) => id === callId)
  }

  #tell(event: CallsEvent): void {
    this.#turn(() => this.#calling(event))
  }

  /** One event at a time: what effects bring about synchronously waits its turn. */
  #enqueue(work: () => void): void {
    this.#inbox.push(work)
    if (!this.#working) this.#turn(() => undefined)
  }

  /** Does this now, then what came up meanwhile. */
  #turn<T>(work: () => T): T {
    this.#working = true
    try {
      return work()
    } finally {
      for (let next = this.#inbox.shift(); next !== undefined; next = this.#inbox.shift()) this.#safely('event', next)
      this.#working = false
    }
  }

  /** A tone that cannot be played, or a socket that cannot be made, must not keep the call from what comes after it. */
  #safely(what: string, work: () => void): void {
    try {
      work()
    } catch (error) {
      this.#deps.log('error', REACTION_BUG, { what, reason: error instanceof Error ? error.message : 'unknown' })
    }
  }

  #compose(): Omit<PhoneState, 'revision'> {
    const now = this.#deps.clock.now()
    const expected = (this.#calls.expected ?? []).filter(({ until }) => until > now)
    return {
      phoneId: this.#deps.phoneId,
      registration: this.#registration,
      presence: this.#operator.presence,
      calls: this.#calls.list.map((call) => ({ call, ...this.#measurements.of(call.id) })),
      devices: this.#deps.media.devices,
      ...(expected.length === 0 ? {} : { expectedCalls: expected.map(({ escalationId, until }) => ({ escalationId, until })) }),
    }
  }
}

function refusal(why: RejectionWhy | undefined): Outcome {
  return why === undefined ? undefined : 'not-now'
}
