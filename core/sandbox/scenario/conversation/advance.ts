import { missingCase } from '../../../domain/exhaustive.ts'
import type { Dialogue } from '../dialogue.ts'
import { goOn, hangUp, leave, listen, meet, over, react, say, wait } from './moves.ts'
import type { Connected, Conversation, ConversationEvent, Step } from './state.ts'

/*
 *            answered            line-finished
 *  ringing ───────────▶ listening ◀──────────── talking ◀── resumed
 *     │                  │  │  ▲                  │  ▲
 *     │ patience         │  │  └─ operator talks ─┘  │ operator stopped, or talks past `listen`: the next line
 *     │                  │  └───────────────────────▶┘ silence: a remark
 *     │                  │ held                   │ held (a line cut off is said again)
 *     │                  ▼                        ▼
 *     │                 held ─────────────────────┘──▶ resumed: talking
 *     │                  │ patience               all said, or silence after the last remark
 *     ▼                  ▼                        │
 *   ended ◀─ line-finished ── leaving ◀───────────┘
 *
 *  any ──ended──▶ ended        any but ringing ──handed-over──▶ listening (to whoever is there now)
 */

/** A person about to call, or about to be called. */
export function begin(dialogue: Dialogue, how: 'calls' | 'is-called'): Step {
  const afterMs = dialogue.patience.ringingSeconds * 1000
  return { state: { phase: 'ringing', how }, effects: how === 'calls' ? [{ kind: 'set-timer', timer: 'patience', afterMs }] : [] }
}

const stay = (state: Conversation): Step => ({ state, effects: [] })

/**
 * The simulated person's side of a call, pure: what he does next. Events that mean nothing in a phase leave it as it
 * is, because sound and signalling arrive in any order.
 */
export function advance(dialogue: Dialogue, state: Conversation, event: ConversationEvent): Step {
  if (state.phase === 'ended') return stay(state)
  if (event.kind === 'ended') return over()
  if (state.phase !== 'ringing' && event.kind === 'handed-over') return meet(dialogue)
  switch (state.phase) {
    case 'ringing':
      return whileRinging(dialogue, state, event)
    case 'listening':
      return whileListening(dialogue, state, event)
    case 'talking':
      return whileTalking(dialogue, state, event)
    case 'held':
      return whileHeld(dialogue, state, event)
    case 'leaving':
      return whileLeaving(dialogue, state, event)
    default:
      return missingCase(state)
  }
}

type InPhase<P extends Conversation['phase']> = Extract<Conversation, { phase: P }>

function whileRinging(dialogue: Dialogue, state: InPhase<'ringing'>, event: ConversationEvent): Step {
  if (event.kind === 'timed-out' && event.timer === 'patience') return hangUp('gave-up-ringing')
  if (event.kind !== 'answered') return stay(state)
  const start: Connected = { upNext: dialogue.opening, operatorTalking: false, silences: 0 }
  const { onCallBack } = dialogue.reactions
  if (state.how === 'is-called' && onCallBack !== undefined) return react({ ...start, upNext: null }, onCallBack)
  if (state.how === 'is-called') return say(dialogue, start, dialogue.opening)
  const step = listen(dialogue, start)
  return { ...step, effects: [{ kind: 'clear-timer', timer: 'patience' }, ...step.effects] }
}

function whileListening(dialogue: Dialogue, state: InPhase<'listening'>, event: ConversationEvent): Step {
  switch (event.kind) {
    case 'operator-started-talking':
      return state.operatorTalking ? stay(state) : listen(dialogue, { ...state, operatorTalking: true, silences: 0 })
    case 'operator-stopped-talking':
      return state.operatorTalking ? goOn(dialogue, { ...state, operatorTalking: false }) : stay(state)
    case 'held':
      return wait(dialogue, state.upNext)
    case 'timed-out':
      if (event.timer === 'listen' && state.operatorTalking) return goOn(dialogue, state)
      return event.timer === 'silence' && !state.operatorTalking ? onSilence(dialogue, state) : stay(state)
    case 'answered':
    case 'line-finished':
    case 'resumed':
    case 'handed-over':
    case 'ended':
      return stay(state)
    default:
      return missingCase(event)
  }
}

function onSilence(dialogue: Dialogue, state: InPhase<'listening'>): Step {
  if (state.upNext === null) return goOn(dialogue, state)
  const remark = dialogue.reactions.onSilence[state.silences]
  return remark === undefined ? hangUp('seat-silent') : react({ ...state, silences: state.silences + 1 }, remark)
}

function whileTalking(dialogue: Dialogue, state: InPhase<'talking'>, event: ConversationEvent): Step {
  switch (event.kind) {
    case 'operator-started-talking':
      return stay({ ...state, operatorTalking: true, silences: 0 })
    case 'operator-stopped-talking':
      return stay({ ...state, operatorTalking: false })
    case 'line-finished': {
      const line = dialogue.lines.find((candidate) => candidate.id === state.lineId)
      const atOnce = !state.reaction && line?.waitsForOperator === false && state.upNext !== null
      return atOnce ? goOn(dialogue, state) : listen(dialogue, state)
    }
    case 'held':
      return wait(dialogue, state.reaction ? state.upNext : state.lineId)
    case 'answered':
    case 'resumed':
    case 'handed-over':
    case 'timed-out':
    case 'ended':
      return stay(state)
    default:
      return missingCase(event)
  }
}

function whileHeld(dialogue: Dialogue, state: InPhase<'held'>, event: ConversationEvent): Step {
  if (event.kind === 'resumed') return react(state, dialogue.reactions.onResumed)
  if (event.kind === 'timed-out' && event.timer === 'patience') return leave(state, dialogue.reactions.onHoldTooLong, 'hold-too-long')
  return stay(state)
}

function whileLeaving(dialogue: Dialogue, state: InPhase<'leaving'>, event: ConversationEvent): Step {
  if (event.kind === 'line-finished') return hangUp(state.why)
  // Taken off hold at the last moment: stays after all.
  if (event.kind === 'resumed' && state.why === 'hold-too-long') return react(state, dialogue.reactions.onResumed)
  return stay(state)
}
