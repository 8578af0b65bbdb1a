import fc from 'fast-check'
import { expect, test } from 'vitest'
import { advance, begin } from '../../../../core/sandbox/scenario/conversation/advance.ts'
import type { ConversationEvent, ConversationEffect, Step } from '../../../../core/sandbox/scenario/conversation/state.ts'
import { buildDialogue, dialogueDocument } from '../../../support/scenario-builder.ts'

const dialogue = buildDialogue()
type Kind = Exclude<ConversationEvent['kind'], 'timed-out'> | 'silence' | 'listen' | 'patience'

const eventOf = (kind: Kind): ConversationEvent =>
  kind === 'silence' || kind === 'listen' || kind === 'patience' ? { kind: 'timed-out', timer: kind } : { kind }

/** Plays the events through; what the last one did. */
function play(kinds: readonly Kind[], how: 'calls' | 'is-called' = 'calls', talk = dialogue): Step {
  return kinds.reduce((step, kind) => advance(talk, step.state, eventOf(kind)), begin(talk, how))
}
const spoken = (step: Step): readonly string[] => step.effects.flatMap((effect) => (effect.kind === 'speak' ? [effect.lineId] : []))
const greeted: readonly Kind[] = ['answered', 'operator-started-talking', 'operator-stopped-talking']
const reply: readonly Kind[] = ['line-finished', 'operator-started-talking', 'operator-stopped-talking']

test('waits for the greeting before the first line', () => {
  expect(spoken(play(['answered']))).toEqual([])
  expect(spoken(play(['answered', 'operator-started-talking']))).toEqual([])
  expect(spoken(play(greeted))).toEqual(['hello'])
})

test('says the lines in order, each after the operator has stopped, then goodbye, then hangs up', () => {
  expect(spoken(play([...greeted, ...reply]))).toEqual(['problem'])
  expect(spoken(play([...greeted, ...reply, ...reply]))).toEqual(['when'])
  expect(spoken(play([...greeted, ...reply, ...reply, ...reply]))).toEqual(['goodbye'])
  expect(play([...greeted, ...reply, ...reply, ...reply, 'line-finished']).effects).toContainEqual({ kind: 'hang-up', why: 'said-goodbye' })
})

test('an operator who speaks over a line is heard out before the next one', () => {
  const over = play([...greeted, 'operator-started-talking', 'line-finished'])
  expect(spoken(over)).toEqual([])
  expect(spoken(advance(dialogue, over.state, { kind: 'operator-stopped-talking' }))).toEqual(['problem'])
})

test('a word in passing while a line is said is not an answer', () => {
  const passing = play([...greeted, 'operator-started-talking', 'operator-stopped-talking', 'line-finished'])
  expect(passing.state.phase).toBe('listening')
  expect(spoken(passing)).toEqual([])
})

test('a line that does not wait is followed at once', () => {
  const { lines } = dialogueDocument()
  const talk = buildDialogue({ lines: lines.map((line) => (line.id === 'hello' ? { ...line, waitsForOperator: false } : line)) })
  expect(spoken(play([...greeted, 'line-finished'], 'calls', talk))).toEqual(['problem'])
})

test('cuts into a monologue', () => {
  expect(spoken(play(['answered', 'operator-started-talking', 'listen']))).toEqual(['hello'])
})

test('remarks on silence, then leaves', () => {
  expect(spoken(play(['answered', 'silence']))).toEqual(['silence-1'])
  expect(spoken(play(['answered', 'silence', 'line-finished', 'silence']))).toEqual(['silence-2'])
  expect(play(['answered', 'silence', 'line-finished', 'silence', 'line-finished', 'silence']).effects).toContainEqual({
    kind: 'hang-up',
    why: 'seat-silent',
  })
})

test('forgives a silence once the operator speaks', () => {
  const spokenAgain = play([
    'answered',
    'silence',
    'line-finished',
    'operator-started-talking',
    'operator-stopped-talking',
    'line-finished',
  ])
  expect(spoken(advance(dialogue, spokenAgain.state, eventOf('silence')))).toEqual(['silence-1'])
})

test('on hold falls silent; a line that was cut off is said again after the hold', () => {
  const held = play([...greeted, 'held'])
  expect(held.effects).toContainEqual({ kind: 'stop-speaking' })
  expect(held.effects).toContainEqual({ kind: 'set-timer', timer: 'patience', afterMs: 60_000 })
  const resumed = advance(dialogue, held.state, { kind: 'resumed' })
  expect(spoken(resumed)).toEqual(['resumed'])
  const again = reply.reduce((step, kind) => advance(dialogue, step.state, eventOf(kind)), resumed)
  expect(spoken(again)).toEqual(['hello'])
})

test('leaves a long hold with words, and stays if taken back at the last moment', () => {
  const tired = play([...greeted, 'held', 'patience'])
  expect(spoken(tired)).toEqual(['too-long'])
  expect(advance(dialogue, tired.state, { kind: 'line-finished' }).effects).toContainEqual({ kind: 'hang-up', why: 'hold-too-long' })
  expect(spoken(advance(dialogue, tired.state, { kind: 'resumed' }))).toEqual(['resumed'])
})

test('gives up ringing', () => {
  expect(begin(dialogue, 'calls').effects).toEqual([{ kind: 'set-timer', timer: 'patience', afterMs: 30_000 }])
  expect(play(['patience']).effects).toContainEqual({ kind: 'hang-up', why: 'gave-up-ringing' })
})

test('answers a call back with words of its own', () => {
  expect(spoken(play(['answered'], 'is-called'))).toEqual(['call-back'])
  expect(spoken(play(['answered', ...reply], 'is-called'))).toEqual(['goodbye'])
})

test('put through to somebody else, lets him greet and says why', () => {
  const met = play([...greeted, 'held', 'handed-over'])
  expect(spoken(met)).toEqual([])
  expect(met.effects).toContainEqual({ kind: 'clear-timer', timer: 'patience' })
  const told = advance(
    dialogue,
    advance(dialogue, met.state, eventOf('operator-started-talking')).state,
    eventOf('operator-stopped-talking'),
  )
  expect(spoken(told)).toEqual(['handed-over'])
})

const kinds = fc.constantFrom<Kind>(
  'answered',
  'operator-started-talking',
  'operator-stopped-talking',
  'line-finished',
  'held',
  'resumed',
  'handed-over',
  'silence',
  'listen',
  'patience',
  'ended',
)
const isTimer = (effect: ConversationEffect): boolean => effect.kind === 'set-timer'

test('in any order of events: only lines that exist are said, hanging up happens once, and after the end there is silence', () => {
  const ids = new Set(dialogue.lines.map((line) => line.id))
  fc.assert(
    fc.property(fc.array(kinds, { maxLength: 60 }), fc.constantFrom('calls' as const, 'is-called' as const), (events, how) => {
      let step = begin(dialogue, how)
      let hangUps = 0
      for (const kind of events) {
        const before = step.state
        step = advance(dialogue, before, eventOf(kind))
        for (const id of spoken(step)) expect(ids).toContain(id)
        hangUps += step.effects.filter((effect) => effect.kind === 'hang-up').length
        if (before.phase === 'ended') expect(step).toEqual({ state: before, effects: [] })
        if (step.state.phase === 'ended') expect(step.effects.some(isTimer)).toBe(false)
      }
      expect(hangUps).toBeLessThanOrEqual(1)
    }),
  )
})

test('a person is never stuck: while up, something is being said or a timer runs', () => {
  fc.assert(
    fc.property(fc.array(kinds, { maxLength: 60 }), (events) => {
      let step = begin(dialogue, 'calls')
      const timers = new Set<string>(['patience'])
      for (const kind of events) {
        const event = eventOf(kind)
        if (event.kind === 'timed-out' && !timers.delete(event.timer)) continue
        step = advance(dialogue, step.state, event)
        for (const effect of step.effects) {
          if (effect.kind === 'set-timer') timers.add(effect.timer)
          if (effect.kind === 'clear-timer') timers.delete(effect.timer)
        }
        const { phase } = step.state
        expect(phase === 'ended' || phase === 'talking' || phase === 'leaving' || timers.size > 0).toBe(true)
      }
    }),
  )
})
