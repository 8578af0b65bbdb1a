import { describe, expect, it } from 'vitest'
import { toTheEnd } from '../../../../core/domain/insight/insight-of.ts'
import { scriptInsightSteps, type ScriptQuery } from '../../../../core/domain/insight/script-insight.ts'
import { scriptTotalsSteps, type ScriptTotalsQuery } from '../../../../core/domain/insight/script-totals.ts'
import type { EscalationFigures, LoggedEvent } from '../../../../core/domain/insight/team-event.ts'
import { whiteSpotSteps } from '../../../../core/domain/insight/white-spot-steps.ts'
import { aFinished, anEnded } from '../../../support/insight-builder.ts'
import { aKnowledgeUse, aLeftRun, aRun } from '../../../support/run-builder.ts'
import { TEAM_NOW } from '../../../support/team-members.ts'

const DAY = 24 * 3_600_000
const period = { from: TEAM_NOW - DAY, to: TEAM_NOW + DAY, timeZone: 'Europe/Moscow' }
const figures = (events: readonly LoggedEvent[], changes: Partial<ScriptQuery> = {}, living: readonly EscalationFigures[] = []) =>
  toTheEnd(scriptInsightSteps(events, living, { ...period, of: { kind: 'script', scriptId: 'card' }, ...changes }))
const totals = (events: readonly LoggedEvent[], changes: Partial<ScriptTotalsQuery> = {}) =>
  toTheEnd(scriptTotalsSteps(events, [], { ...period, ...changes }))

describe('walks of a script', () => {
  it('are counted by their steps, with what became of them', () => {
    const events = [
      aFinished({ id: 'a', scripts: [aRun()] }),
      aFinished({ id: 'b', scripts: [aLeftRun({ runId: 'run-2' })] }),
      aFinished({ id: 'c', scripts: [aRun({ runId: 'run-3', scriptId: 'other' })] }),
      aFinished({ id: 'd' }),
    ]
    const told = figures(events)
    expect(told).toMatchObject({ runs: 2, ended: 1, onLine1: 1, outcomes: { solved: 1, dropped: 1 } })
    expect(told.nodes['why']).toEqual({ visits: 2, dropOuts: 1, escalations: 0, meanMs: 20_000, ways: { late: 1 } })
    expect(told.versions).toEqual([{ version: 1, runs: 2 }])
    expect(told.days.map(({ runs }) => runs).reduce((sum, n) => sum + n)).toBe(2)
  })

  it('are told by version, and name every version that was walked', () => {
    const events = [1, 2, 2].map((version, n) => aFinished({ id: String(n), scripts: [aRun({ version, runId: `r${String(n)}` })] }))
    const told = figures(events, { of: { kind: 'script', scriptId: 'card', version: 2 } })
    expect(told.runs).toBe(2)
    expect(told.versions).toEqual([
      { version: 2, runs: 2 },
      { version: 1, runs: 1 },
    ])
  })

  it('count where their call was finished in the period', () => {
    const events = [
      aFinished({ id: 'a', at: TEAM_NOW - 2 * DAY, scripts: [aRun()] }),
      aFinished({ id: 'b', at: period.to, scripts: [aRun()] }),
    ]
    expect(figures(events).runs).toBe(0)
  })

  it('escalate on the step that led to line 2, not on the closing words of the frame', () => {
    const told = figures([aFinished({ escalated: true, scripts: [aRun({ outcome: 'escalated', lastNode: 'frame.end' })] })])
    expect(told.nodes['say']?.escalations).toBe(1)
    expect(told.nodes['frame.bye']?.escalations).toBe(0)
  })

  it('escalate on the step that asked line 2, where the walk tells it', () => {
    const told = figures([aFinished({ escalated: true, scripts: [aRun({ outcome: 'escalated', escalatedOn: 'why' })] })])
    expect([told.nodes['why']?.escalations, told.nodes['say']?.escalations]).toEqual([1, 0])
  })

  it('that were left because the call went to line 2 escalated where they were left', () => {
    const told = figures([aFinished({ escalated: true, scripts: [aLeftRun()] })])
    expect(told).toMatchObject({ ended: 1, onLine1: 0, outcomes: { escalated: 1 } })
    expect(told.nodes['why']).toMatchObject({ dropOuts: 0, escalations: 1 })
  })

  it('that were changed for another script before it went to line 2 were left', () => {
    const scripts = [aLeftRun(), aLeftRun({ runId: 'run-2', scriptId: 'other' })]
    expect(figures([aFinished({ escalated: true, scripts })]).outcomes).toEqual({ dropped: 1 })
  })

  it('were left when the escalation was taken back', () => {
    const ended = anEnded({ callId: 'call-1', ended: { at: TEAM_NOW, how: 'taken-back' } })
    expect(figures([aFinished({ escalated: true, scripts: [aLeftRun()] })], {}, [ended]).outcomes).toEqual({ dropped: 1 })
  })

  it('of the frame are told by its own names, whatever script it is around', () => {
    const events = [
      aFinished({ id: 'a', scripts: [aRun()] }),
      aFinished({ id: 'b', scripts: [aRun({ runId: 'run-2', scriptId: 'other' })] }),
      aFinished({ id: 'c', scripts: [aRun({ runId: 'run-3', steps: [{ nodeId: 'why', how: 'operator', ms: 1 }] })] }),
    ]
    const told = figures(events, { of: { kind: 'frame' } })
    expect(told.runs).toBe(2)
    expect(Object.keys(told.nodes).sort()).toEqual(['bye', 'hello'])
  })

  it('may have steps and ways called like anything an object has', () => {
    const steps = [{ nodeId: 'constructor', how: 'operator' as const, ms: 10, way: '__proto__' }]
    const told = figures([aFinished({ scripts: [aRun({ steps, lastNode: '__proto__' })] })])
    expect(told.nodes['constructor']).toMatchObject({ visits: 1, meanMs: 10 })
    expect(Object.entries(told.nodes['constructor']?.ways ?? {})).toEqual([['__proto__', 1]])
  })
})

describe('scripts side by side', () => {
  const walked = (id: string, scriptId: string, changes: Parameters<typeof aFinished>[0] = {}) =>
    aFinished({ id, scripts: [aRun({ runId: `run-${id}`, scriptId })], ...changes })

  it('come by how often they are walked, with the share that ended on line 1', () => {
    const escalated = aFinished({ id: 'c', scripts: [aRun({ runId: 'run-c', outcome: 'escalated' })] })
    const left = aFinished({ id: 'd', scripts: [aLeftRun({ runId: 'run-d' })] })
    const { scripts } = totals([walked('a', 'rare'), walked('b', 'card'), escalated, left])
    expect(scripts).toMatchObject([
      { scriptId: 'card', runs: 3, ended: 2, dropOuts: 1, escalated: 1, onLine1: 0.5, onLine1Before: null },
      { scriptId: 'rare', runs: 1, onLine1: 1, meanMs: 60_000 },
    ])
  })

  it('are compared with the period before', () => {
    const at = TEAM_NOW - 3 * DAY
    const before = { from: at - DAY, to: at + DAY }
    const earlier = aFinished({ id: 'a', at, scripts: [aRun({ outcome: 'not-solved' })] })
    expect(totals([earlier, walked('b', 'card')], { before }).scripts).toMatchObject([{ runs: 1, onLine1: 1, onLine1Before: 0 }])
  })

  it('tell how often the questions were foretold in calls with them, each call once', () => {
    const predicted = { shown: 3, asked: 1, other: false }
    const twice = aFinished({ id: 'a', predicted, scripts: [aLeftRun(), aRun({ runId: 'run-2' })] })
    const wrong = walked('b', 'card', { predicted: { ...predicted, asked: 0 } })
    expect(totals([twice, wrong, walked('c', 'card')]).scripts).toMatchObject([{ runs: 4, foretold: 2, foretoldRight: 0.5 }])
  })
})

describe('white spots of a period', () => {
  it('are those that were met in it, each use once', () => {
    const events = [aKnowledgeUse(), aKnowledgeUse(), aKnowledgeUse({ id: 'old', at: period.from - 1 }), aFinished()]
    const spots = toTheEnd(whiteSpotSteps(events, period, (query) => query.split(' ')))
    expect(spots).toMatchObject([{ query: 'возврат денег', notFound: 1, noHelp: 0, operators: 1 }])
  })
})

describe('long logs', () => {
  it('are counted in steps between which the work can be laid down', () => {
    const finished = Array.from({ length: 5_000 }, (_, n) => aFinished({ id: String(n), scripts: [aRun({ runId: String(n) })] }))
    const uses = Array.from({ length: 5_000 }, (_, n) => aKnowledgeUse({ id: String(n) }))
    const stepsOf = (steps: Generator<undefined, unknown, undefined>): number => {
      let count = 0
      while (steps.next().done !== true) count += 1
      return count
    }
    expect(stepsOf(scriptInsightSteps(finished, [], { ...period, of: { kind: 'frame' } }))).toBeGreaterThanOrEqual(10)
    expect(stepsOf(scriptTotalsSteps(finished, [], period))).toBeGreaterThanOrEqual(10)
    expect(stepsOf(whiteSpotSteps(uses, period, (query) => [query]))).toBeGreaterThanOrEqual(100)
  })
})
