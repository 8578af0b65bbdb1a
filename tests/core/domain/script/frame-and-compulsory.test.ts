import { describe, expect, test } from 'vitest'
import { advance } from '../../../../core/domain/script/advance.ts'
import { begin } from '../../../../core/domain/script/begin.ts'
import { carriedFrom } from '../../../../core/domain/script/carry-over.ts'
import { leftOut } from '../../../../core/domain/script/compulsory.ts'
import { joinFrame } from '../../../../core/domain/script/join-frame.ts'
import type { ScriptNode } from '../../../../core/domain/script/node.ts'
import { recordOfRun } from '../../../../core/domain/script/run-record.ts'
import type { RunEvent, StepAnswer } from '../../../../core/domain/script/run-event.ts'
import type { ScriptRun } from '../../../../core/domain/script/run.ts'
import { figuresOf } from '../../../../core/domain/script/script-figures.ts'
import { validate } from '../../../../core/domain/script/validate.ts'
import { walkOf, type Walk } from '../../../../core/domain/script/walk.ts'
import { celConditions } from '../../../../core/script-language/cel-conditions.ts'
import { aScript, ends, say, words } from '../../../support/script-graphs.ts'

const conditions = celConditions()
const identity: ScriptNode = {
  id: 'who',
  kind: 'check',
  ...words('Кодовое слово верно?'),
  proves: 'identity',
  compulsory: true,
  yes: 'body',
  no: 'body',
}
const frame = aScript(
  [
    say('hello', 'who'),
    identity,
    { id: 'body', kind: 'go-to', title: { ru: 'Скрипт' }, target: { kind: 'body' } },
    say('thanks', 'bye'),
    { id: 'bye', kind: 'end', title: { ru: 'Итог' }, outcome: 'inherit' },
  ],
  { id: 'frame', role: 'frame', closing: 'thanks' },
)
const body = aScript(
  [say('start', 'retry'), say('retry', 'end'), { id: 'end', kind: 'end', title: { ru: 'Обещали' }, outcome: 'promised' }],
  {
    id: 'recording',
  },
)
const joined = joinFrame(frame, body)
const walk = walkOf(joined, conditions)

const event = (answer: StepAnswer, at: number): RunEvent => ({ kind: 'answered', at, answer })
function through(start: ScriptRun, on: Walk, ...answers: readonly StepAnswer[]): ScriptRun {
  return answers.reduce((run, answer, index) => {
    const next = advance(on, run, event(answer, run.startedAt + 1_000 * (index + 1)))
    if (!next.ok) throw new Error(next.error.kind)
    return next.value
  }, start)
}
const start = (facts = {}): ScriptRun => begin(walk, { id: 'run', version: 3, at: 0, facts })
const NEXT: StepAnswer = { kind: 'next' }

describe('a script in its frame', () => {
  test('is sound when both are', () => {
    expect(validate(joined, conditions).filter(({ severity }) => severity === 'error')).toEqual([])
  })

  test('is greeted, proved, walked, closed, and ends as the script said', () => {
    const run = through(start(), walk, NEXT, { kind: 'yes' }, NEXT, NEXT, NEXT)
    expect(run.state).toMatchObject({ kind: 'ended', outcome: 'promised' })
    expect(run.road.map(({ nodeId }) => nodeId)).toEqual(['frame.hello', 'frame.who', 'start', 'retry', 'frame.thanks'])
    expect(run.provenIdentity).toBe(true)
  })

  test('begins after the greeting where the client stands', () => {
    const entered = walkOf(joinFrame(frame, body, 'retry'), conditions)
    const run = through(begin(entered, { id: 'run', version: 3, at: 0, facts: {} }), entered, NEXT, { kind: 'yes' })
    expect(run.state).toMatchObject({ kind: 'at', nodeId: 'retry' })
  })

  test('asks for no proof that the card has', () => {
    const run = through(start({ 'client.verified': true }), walk, NEXT)
    expect(run.state).toMatchObject({ nodeId: 'start' })
    expect(run.road[1]).toMatchObject({ nodeId: 'frame.who', how: 'known', way: 'yes' })
  })
})

describe('a compulsory step', () => {
  test('is left out by a jump over it, and blocks until it is excused', () => {
    const jumped = advance(walk, start(), { kind: 'jumped', at: 500, nodeId: 'retry' })
    if (!jumped.ok) throw new Error(jumped.error.kind)
    expect(leftOut(joined, jumped.value)).toEqual(['frame.who'])
    const excused = advance(walk, jumped.value, { kind: 'excused', at: 600, nodeId: 'frame.who', reason: 'Спросил только часы работы' })
    expect(excused.ok && leftOut(joined, excused.value)).toEqual([])
  })

  test('is not left out before it, on it, after it, or when nobody began', () => {
    expect(leftOut(joined, start())).toEqual([])
    expect(leftOut(joined, through(start(), walk, NEXT))).toEqual([])
    expect(leftOut(joined, through(start(), walk, NEXT, { kind: 'no' }, NEXT))).toEqual([])
  })

  test('needs words to be excused', () => {
    expect(advance(walk, start(), { kind: 'excused', at: 1, nodeId: 'frame.who', reason: '  ' }).ok).toBe(false)
    expect(advance(walk, start(), { kind: 'excused', at: 1, nodeId: 'start', reason: 'нет' }).ok).toBe(false)
  })
})

describe('what runs leave behind', () => {
  test('is counted once a run, with where they were left', () => {
    const whole = recordOfRun(through(start(), walk, NEXT, { kind: 'yes' }, NEXT, NEXT, NEXT), 60_000)
    const left = { ...recordOfRun(through(start(), walk, NEXT), 9_000), runId: 'other' }
    const figures = figuresOf([whole, left, whole])
    expect(figures).toMatchObject({ runs: 2, ended: 1, onLine1: 1, outcomes: { promised: 1, dropped: 1 } })
    expect(figures.nodes['frame.who']).toMatchObject({ visits: 2, dropOuts: 1, ways: { yes: 1 } })
    expect(figures.nodes['retry']).toMatchObject({ visits: 1, dropOuts: 0, meanMs: 1_000 })
  })

  test('are the answers that another script may use', () => {
    const asked = aScript([
      { id: 'a', kind: 'ask', ...words('Сколько?'), variable: 'attempts', next: 'b' },
      { id: 'b', kind: 'ask', ...words('Сегмент'), variable: 'segment', next: 'end' },
      ends('end'),
    ])
    const on = walkOf(asked, conditions)
    const run = through(begin(on, { id: 'r', version: 1, at: 0, facts: { 'client.segment': 'A' } }), on, { kind: 'value', value: 3 })
    expect(run.state.kind).toBe('ended')
    expect(carriedFrom(run)).toEqual({ attempts: 3 })
    const again = begin(on, { id: 'r2', version: 1, at: 9, facts: {}, carried: { attempts: 3, segment: 'Z' } })
    expect(again.state).toMatchObject({ nodeId: 'b' })
    expect(again.answers['attempts']).toMatchObject({ value: 3, source: { kind: 'carried' } })
  })
})
