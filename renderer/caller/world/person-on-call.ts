import type { SimulatedCall, SimulatedEnd } from '../../../core/contract/caller-channel.ts'
import { missingCase } from '../../../core/domain/exhaustive.ts'
import type { Clock } from '../../../core/ports/clock.ts'
import { advance, begin } from '../../../core/sandbox/scenario/conversation/advance.ts'
import type {
  Conversation,
  ConversationEffect,
  ConversationEvent,
  ConversationTimer,
  PartingWhy,
} from '../../../core/sandbox/scenario/conversation/state.ts'
import type { Dialogue } from '../../../core/sandbox/scenario/dialogue.ts'
import { Ear } from '../audio/ear.ts'
import type { Mouth, Tone } from '../audio/mouth.ts'
import type { Leg, LegEnd } from '../sip/leg.ts'
import type { Recordings } from './scenario-source.ts'

/** What stands still about a simulated call. */
export type CallFacts = Pick<SimulatedCall, 'id' | 'scenario' | 'person' | 'direction' | 'number'>

export interface PersonParts {
  readonly facts: CallFacts
  readonly dialogue: Dialogue
  readonly recordings: Recordings
  readonly context: AudioContext
  readonly mouth: Mouth
  readonly clock: Clock
  /** Hum instead of words. */
  readonly tone: Tone | undefined
  readonly changed: () => void
  /** Gives the microphone of this person to a session before it is dialled. */
  readonly lendMouth: (leg: Leg) => void
}

/** Runs one simulated person's side of a call: the pure conversation above, sound and signalling below. */
export class PersonOnCall {
  readonly #parts: PersonParts
  readonly #ear: Ear
  readonly #timers = new Map<ConversationTimer, () => void>()
  readonly #said: string[] = []
  readonly #startedAt: number
  #direction: SimulatedCall['direction']
  #conversation: Conversation
  #leg: Leg
  #pendingLeg: Leg | undefined
  #legGone = false
  #held = false
  #isHandedOver = false
  #answeredAt: number | null = null
  #endedAt: number | null = null
  #ended: SimulatedEnd | null = null

  constructor(parts: PersonParts, leg: Leg, how: 'calls' | 'is-called') {
    this.#parts = parts
    this.#direction = parts.facts.direction
    this.#startedAt = parts.clock.now()
    this.#ear = new Ear(parts.context, {
      startedTalking: () => this.#dispatch({ kind: 'operator-started-talking' }),
      stoppedTalking: () => this.#dispatch({ kind: 'operator-stopped-talking' }),
    })
    this.#leg = leg
    const first = begin(parts.dialogue, how)
    this.#conversation = first.state
    first.effects.forEach((effect) => this.#run(effect))
    this.#attach(leg)
  }

  get snapshot(): SimulatedCall {
    const { phase } = this.#conversation
    const speaking =
      this.#conversation.phase === 'talking' || this.#conversation.phase === 'leaving' ? this.#conversation.lineId : undefined
    const line = this.#parts.dialogue.lines.find((candidate) => candidate.id === speaking)
    return {
      ...this.#parts.facts,
      direction: this.#direction,
      phase,
      line: line === undefined ? null : { id: line.id, text: line.text },
      said: [...this.#said],
      heard: this.#ear.heard,
      held: this.#held,
      startedAt: this.#startedAt,
      answeredAt: this.#answeredAt,
      endedAt: this.#endedAt,
      ended: this.#ended,
      sipCallId: this.#leg.sipCallId,
    }
  }

  get over(): boolean {
    return this.#ended !== null
  }

  hangUp(why: SimulatedEnd = 'asked-to-hang-up'): void {
    this.#pendingLeg?.hangUp()
    this.#leg.hangUp()
    this.#finish(why)
  }

  /** The person was put through to somebody who came with a call of his own (RFC 3891): this call is done. */
  replaced(): void {
    this.#finish('transferred')
  }

  /** Whoever answers knows his story: he says no more than that he was put through. */
  comesHandedOver(): void {
    this.#isHandedOver = true
  }

  #attach(leg: Leg): void {
    leg.listen({
      established: (remote) => this.#onEstablished(leg, remote),
      holdChanged: (held) => this.#onHold(leg, held),
      referred: (next) => this.#onReferred(next),
      ended: (how) => this.#onLegEnded(leg, how),
    })
  }

  #onEstablished(leg: Leg, remote: MediaStream): void {
    this.#ear.listenTo(remote)
    if (leg === this.#pendingLeg) {
      this.#pendingLeg = undefined
      this.#leg = leg
      this.#legGone = false
      this.#held = false
      this.#direction = 'after-transfer'
      this.#dispatch({ kind: 'handed-over' })
      return
    }
    this.#answeredAt = this.#parts.clock.now()
    this.#parts.mouth.breathe()
    if (this.#parts.tone !== undefined) this.#parts.mouth.hum(this.#parts.tone)
    this.#dispatch({ kind: 'answered' })
    if (this.#isHandedOver) this.#dispatch({ kind: 'handed-over' })
  }

  #onHold(leg: Leg, held: boolean): void {
    if (leg !== this.#leg || held === this.#held) return
    this.#held = held
    this.#dispatch({ kind: held ? 'held' : 'resumed' })
  }

  #onReferred(next: Leg): void {
    this.#pendingLeg = next
    this.#parts.lendMouth(next)
    this.#attach(next)
    void next.dial()
  }

  #onLegEnded(leg: Leg, how: LegEnd): void {
    if (leg === this.#pendingLeg) {
      this.#pendingLeg = undefined
      if (this.#legGone) this.#finish('failed')
      return
    }
    if (leg !== this.#leg) return
    // Put through without waiting: the old call may go before the new one stands.
    if (this.#pendingLeg !== undefined) this.#legGone = true
    else this.#finish(how === 'other-side' ? 'hung-up-by-seat' : 'declined')
  }

  #finish(why: SimulatedEnd): void {
    if (this.#ended !== null) return
    this.#ended = why
    this.#endedAt = this.#parts.clock.now()
    this.#dispatch({ kind: 'ended' })
    this.#ear.close()
    this.#parts.mouth.close()
    this.#timers.forEach((cancel) => cancel())
    this.#parts.changed()
  }

  #dispatch(event: ConversationEvent): void {
    const { state, effects } = advance(this.#parts.dialogue, this.#conversation, event)
    const changed = state !== this.#conversation
    this.#conversation = state
    effects.forEach((effect) => this.#run(effect))
    if (changed) this.#parts.changed()
  }

  #run(effect: ConversationEffect): void {
    switch (effect.kind) {
      case 'speak':
        return this.#speak(effect.lineId)
      case 'stop-speaking':
        // A tone stands for the person, not for a line: it is heard as long as the call is up.
        if (this.#parts.tone === undefined) this.#parts.mouth.silence()
        return
      case 'set-timer':
        return this.#setTimer(effect.timer, effect.afterMs)
      case 'clear-timer':
        this.#timers.get(effect.timer)?.()
        this.#timers.delete(effect.timer)
        return
      case 'hang-up':
        return this.#leave(effect.why)
      default:
        return missingCase(effect)
    }
  }

  #speak(lineId: string): void {
    this.#said.push(lineId)
    const { mouth, recordings, tone } = this.#parts
    if (tone !== undefined) return mouth.hum(tone)
    const recording = recordings.get(lineId)
    if (recording !== undefined) mouth.speak(recording, () => this.#dispatch({ kind: 'line-finished' }))
  }

  #setTimer(timer: ConversationTimer, afterMs: number): void {
    this.#timers.get(timer)?.()
    this.#timers.set(
      timer,
      this.#parts.clock.after(afterMs, () => this.#dispatch({ kind: 'timed-out', timer })),
    )
  }

  #leave(why: PartingWhy): void {
    this.hangUp(why)
  }
}
