import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { exportScript, importScript } from '../../../../core/contract/script-document.ts'
import { advance } from '../../../../core/domain/script/advance.ts'
import { begin } from '../../../../core/domain/script/begin.ts'
import { replay } from '../../../../core/domain/script/replay.ts'
import type { RunBeginning, RunEvent } from '../../../../core/domain/script/run-event.ts'
import type { ScriptRun } from '../../../../core/domain/script/run.ts'
import { isPublishable, validate } from '../../../../core/domain/script/validate.ts'
import { waysOut } from '../../../../core/domain/script/way-out.ts'
import { walkOf, type Walk } from '../../../../core/domain/script/walk.ts'
import { celConditions } from '../../../../core/script-language/cel-conditions.ts'
import { anyGraph } from '../../../support/script-graphs.ts'
import { anyFacts, rightAnswer } from '../../../support/walk-script.ts'

const conditions = celConditions()
const beginning = (facts: RunBeginning['facts']): RunBeginning => ({ id: 'run', version: 1, at: 1_000, facts })

/** Answers towards the end wherever there is a choice. */
function nearest(walk: Walk, run: ScriptRun, out: ReadonlyMap<string, number>): ScriptRun | undefined {
  const ways: ScriptRun[] = []
  for (let choice = 0; choice < 4; choice += 1) {
    const answer = rightAnswer(walk, run, (count) => Math.min(choice, count - 1))
    const next = answer && advance(walk, run, { kind: 'answered', at: 2_000, answer })
    if (next?.ok) ways.push(next.value)
  }
  const rank = (one: ScriptRun): number => (one.state.kind === 'ended' ? -1 : (out.get(one.state.nodeId) ?? Infinity))
  return ways.sort((a, b) => rank(a) - rank(b))[0]
}

describe('a script', () => {
  test('that is publishable can be walked to an end, whatever the card knows', () => {
    let walked = 0
    fc.assert(
      fc.property(anyGraph, anyFacts, (script, facts) => {
        fc.pre(isPublishable(validate(script, conditions)))
        const walk = walkOf(script, conditions)
        const out = waysOut(script.nodes)
        let run: ScriptRun | undefined = begin(walk, beginning(facts))
        for (let steps = 0; run !== undefined && run.state.kind === 'at' && steps <= script.nodes.length; steps += 1)
          run = nearest(walk, run, out)
        expect(run?.state.kind).toBe('ended')
        walked += 1
      }),
      { numRuns: 400 },
    )
    expect(walked).toBe(400)
  })

  test('of any shape never throws, and never goes round without a person', () => {
    fc.assert(
      fc.property(anyGraph, anyFacts, fc.array(fc.nat({ max: 7 }), { maxLength: 30 }), (script, facts, picks) => {
        const walk = walkOf(script, conditions)
        let run = begin(walk, beginning(facts))
        for (const pick of picks) {
          const answer = rightAnswer(walk, run, (count) => pick % Math.max(1, count))
          if (answer === undefined) break
          const next = advance(walk, run, { kind: 'answered', at: 2_000, answer })
          expect(next.ok).toBe(true)
          if (next.ok) run = next.value
        }
        expect(['at', 'ended', 'dead-end']).toContain(run.state.kind)
      }),
      { numRuns: 1_000 },
    )
  })

  test('comes back from its file as it was', () => {
    fc.assert(
      fc.property(anyGraph, (script) => {
        expect(importScript(exportScript(script))).toEqual({ ok: true, value: script })
      }),
    )
  })
})

type Move = { readonly kind: 'answer' | 'back' | 'jump' | 'pause' | 'resume' | 'learn' | 'excuse'; readonly pick: number }
const moves = fc.array(
  fc.record({
    kind: fc.constantFrom<Move['kind']>('answer', 'answer', 'answer', 'back', 'jump', 'pause', 'resume', 'learn', 'excuse'),
    pick: fc.nat({ max: 50 }),
  }),
  { maxLength: 25 },
)

function eventOf(walk: Walk, run: ScriptRun, { kind, pick }: Move, at: number): RunEvent | undefined {
  const nodeId = walk.script.nodes[pick % walk.script.nodes.length]?.id ?? ''
  switch (kind) {
    case 'answer': {
      const answer = rightAnswer(walk, run, (count) => pick % Math.max(1, count))
      return answer && { kind: 'answered', at, answer }
    }
    case 'back':
      return { kind: 'went-back', at }
    case 'jump':
      return { kind: 'jumped', at, nodeId }
    case 'pause':
      return { kind: 'paused', at }
    case 'resume':
      return { kind: 'resumed', at }
    case 'learn':
      return { kind: 'learnt', at, facts: { 'client.segment': 'ABCD'[pick % 4] ?? 'A' } }
    case 'excuse':
      return { kind: 'excused', at, nodeId, reason: 'клиент торопится' }
  }
}

function walked(walk: Walk, start: RunBeginning, made: readonly Move[]): ScriptRun {
  let run = begin(walk, start)
  made.forEach((move, index) => {
    const event = eventOf(walk, run, move, 2_000 + index)
    const next = event && advance(walk, run, event)
    if (next?.ok) run = next.value
  })
  return run
}

describe('a run', () => {
  test('is put together again from its beginning and its events', () => {
    fc.assert(
      fc.property(anyGraph, anyFacts, moves, (script, facts, made) => {
        const walk = walkOf(script, conditions)
        const run = walked(walk, beginning(facts), made)
        expect(replay(walk, beginning(facts), run.events)).toEqual({ ok: true, value: run })
      }),
      { numRuns: 500 },
    )
  })

  test('gone back from is where it was, with the answers it had', () => {
    fc.assert(
      fc.property(anyGraph, anyFacts, moves, (script, facts, made) => {
        const walk = walkOf(script, conditions)
        const run = walked(walk, beginning(facts), made)
        const answer = run.state.kind === 'at' ? rightAnswer(walk, run, () => 0) : undefined
        const on = answer === undefined ? undefined : advance(walk, run, { kind: 'answered', at: 9_000, answer })
        if (on?.ok !== true || run.state.kind !== 'at') return fc.pre(false)
        const back = advance(walk, on.value, { kind: 'went-back', at: 9_001 })
        if (!back.ok) throw new Error(back.error.kind)
        expect(back.value.state).toMatchObject({ kind: 'at', nodeId: run.state.nodeId })
        const named = Object.keys(back.value.answers)
        for (const name of named) expect(run.answers[name]).toEqual(back.value.answers[name])
      }),
      { numRuns: 500 },
    )
  })

  test('keeps a road whose times never run backwards', () => {
    fc.assert(
      fc.property(anyGraph, anyFacts, moves, (script, facts, made) => {
        const { road } = walked(walkOf(script, conditions), beginning(facts), made)
        for (const { enteredAt, leftAt } of road) expect(leftAt).toBeGreaterThanOrEqual(enteredAt)
        const left = road.map(({ leftAt }) => leftAt)
        expect(left).toEqual([...left].sort((a, b) => a - b))
      }),
    )
  })
})
