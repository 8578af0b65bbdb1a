import type { Dialogue } from '../dialogue.ts'
import type { Connected, ConversationEffect, ConversationTimer, PartingWhy, Step, UpNext } from './state.ts'

/** The few things a person on the phone does. Each gives the whole step: the state to be in and what to do. */

const clear = (timer: ConversationTimer): ConversationEffect => ({ kind: 'clear-timer', timer })
const after = (timer: ConversationTimer, seconds: number): ConversationEffect => ({ kind: 'set-timer', timer, afterMs: seconds * 1000 })
const quiet: readonly ConversationEffect[] = [clear('silence'), clear('listen'), clear('patience')]

/** Waits for the operator's words: for their beginning when it is quiet, for their end when they have begun. */
export function listen(dialogue: Dialogue, point: Connected): Step {
  const { upNext, operatorTalking, silences } = point
  const { listenSeconds, silenceSeconds } = dialogue.patience
  return {
    state: { phase: 'listening', upNext, operatorTalking, silences },
    effects: operatorTalking ? [clear('silence'), after('listen', listenSeconds)] : [clear('listen'), after('silence', silenceSeconds)],
  }
}

/** Says a line of the talk; what follows it is up next. */
export function say(dialogue: Dialogue, point: Connected, lineId: string): Step {
  const upNext = dialogue.lines.find((line) => line.id === lineId)?.next ?? null
  return {
    state: { phase: 'talking', upNext, operatorTalking: point.operatorTalking, silences: point.silences, lineId, reaction: false },
    effects: [...quiet, { kind: 'speak', lineId }],
  }
}

/** Says a reaction; the talk stays where it was. */
export function react(point: Connected, lineId: string): Step {
  const { upNext, operatorTalking, silences } = point
  return {
    state: { phase: 'talking', upNext, operatorTalking, silences, lineId, reaction: true },
    effects: [...quiet, { kind: 'speak', lineId }],
  }
}

/** Says the last words; hangs up after them. */
export function leave(point: Connected, lineId: string, why: PartingWhy): Step {
  const { upNext, operatorTalking, silences } = point
  return { state: { phase: 'leaving', upNext, operatorTalking, silences, lineId, why }, effects: [...quiet, { kind: 'speak', lineId }] }
}

/** Goes on with the talk, or says goodbye when all is said. */
export function goOn(dialogue: Dialogue, point: Connected): Step {
  return point.upNext === null ? leave(point, dialogue.reactions.goodbye, 'said-goodbye') : say(dialogue, point, point.upNext)
}

/** On hold: falls silent and begins to lose patience. */
export function wait(dialogue: Dialogue, upNext: UpNext): Step {
  return {
    state: { phase: 'held', upNext, operatorTalking: false, silences: 0 },
    effects: [{ kind: 'stop-speaking' }, ...quiet, after('patience', dialogue.patience.holdSeconds)],
  }
}

/** Connected to somebody new: lets him greet, then says why he was put through. */
export function meet(dialogue: Dialogue): Step {
  const step = listen(dialogue, { upNext: dialogue.reactions.onHandedOver, operatorTalking: false, silences: 0 })
  return { ...step, effects: [{ kind: 'stop-speaking' }, clear('patience'), ...step.effects] }
}

/** Ends the call on the person's own decision. */
export const hangUp = (why: PartingWhy): Step => ({
  state: { phase: 'ended', why },
  effects: [{ kind: 'stop-speaking' }, ...quiet, { kind: 'hang-up', why }],
})

/** The other side ended it. */
export const over = (): Step => ({ state: { phase: 'ended', why: 'other-side' }, effects: [{ kind: 'stop-speaking' }, ...quiet] })
