import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { toTheEnd } from '../../../../core/domain/insight/insight-of.ts'
import { scriptInsightSteps, type ScriptInsight } from '../../../../core/domain/insight/script-insight.ts'
import { scriptTotalsSteps, type ScriptTotals } from '../../../../core/domain/insight/script-totals.ts'
import type { LoggedEvent } from '../../../../core/domain/insight/team-event.ts'
import { whiteSpotSteps } from '../../../../core/domain/insight/white-spot-steps.ts'
import { OUTCOMES } from '../../../../core/domain/script/node.ts'
import type { RunRecord } from '../../../../core/domain/script/run-record.ts'
import { stemsIn } from '../../../../core/word-stems/stem.ts'
import { anEnded } from '../../../support/insight-builder.ts'
import { aLeftRun, aRun } from '../../../support/run-builder.ts'
import { TEAM_NOW } from '../../../support/team-members.ts'

const DAY = 24 * 3_600_000
const at = fc.integer({ min: TEAM_NOW - 3 * DAY, max: TEAM_NOW + 3 * DAY })
const node = fc.constantFrom('why', 'say', 'end', 'frame.hello', 'frame.bye', '__proto__')
const id = fc.integer({ min: 1, max: 9 }).map(String)

const step = fc
  .record({
    nodeId: node,
    how: fc.constantFrom('operator' as const, 'known' as const, 'passed' as const),
    ms: fc.nat(90_000),
    way: fc.option(node, { nil: undefined }),
  })
  .map(({ way, ...rest }) => ({ ...rest, ...(way === undefined ? {} : { way }) }))

const run: fc.Arbitrary<RunRecord> = fc
  .record({
    runId: fc.constantFrom('r1', 'r2', 'r3'),
    scriptId: fc.constantFrom('card', 'loan'),
    version: fc.integer({ min: 1, max: 3 }),
    startedAt: fc.constant(TEAM_NOW),
    endedAt: fc.integer({ min: TEAM_NOW, max: TEAM_NOW + 600_000 }),
    lastNode: node,
    steps: fc.array(step, { maxLength: 5 }),
    outcome: fc.option(fc.constantFrom(...OUTCOMES), { nil: undefined }),
  })
  .map(({ outcome, ...rest }) => (outcome === undefined ? aLeftRun(rest) : aRun({ ...rest, outcome })))

const interaction: fc.Arbitrary<LoggedEvent> = fc.record(
  {
    kind: fc.constant('interaction-finished' as const),
    id,
    at,
    operatorId: id,
    escalated: fc.boolean(),
    predicted: fc.record({ shown: fc.integer({ min: 1, max: 3 }), asked: fc.nat(3), other: fc.boolean() }),
    scripts: fc.array(run, { maxLength: 3 }),
  },
  { requiredKeys: ['kind', 'id', 'at', 'operatorId', 'escalated'] },
)
const ended: fc.Arbitrary<LoggedEvent> = fc
  .record({ id, callId: id, how: fc.constantFrom('resolved' as const, 'taken-back' as const), changes: fc.integer({ min: 1, max: 3 }) })
  .map(({ how, ...rest }) => anEnded({ ...rest, ended: { at: TEAM_NOW, how } }))
const use: fc.Arbitrary<LoggedEvent> = fc.record({
  kind: fc.constant('knowledge-used' as const),
  id,
  at,
  operatorId: id,
  topicId: id,
  use: fc.oneof(
    fc.record({
      kind: fc.constant('nothing-found' as const),
      query: fc.constantFrom('возврат денег', 'деньги, возврат', 'Возврат  денег', 'тариф'),
    }),
    fc.record({ kind: fc.constant('did-not-help' as const), articleId: id, query: fc.constantFrom('возвраты денег', 'тарифы') }),
    fc.record({ kind: fc.constant('opened' as const), articleId: id }),
  ),
})
const log = fc.array(fc.oneof(interaction, ended, use), { maxLength: 40 })
const shuffled = log.chain((events) =>
  fc.record({ events: fc.constant(events), others: fc.shuffledSubarray([...events, ...events], { minLength: 2 * events.length }) }),
)

const period = { from: TEAM_NOW - DAY, to: TEAM_NOW + DAY, timeZone: 'Asia/Kathmandu' }
const figures = (events: readonly LoggedEvent[], version?: number): ScriptInsight =>
  toTheEnd(
    scriptInsightSteps(events, [], { ...period, of: { kind: 'script', scriptId: 'card', ...(version === undefined ? {} : { version }) } }),
  )
const totals = (events: readonly LoggedEvent[]): ScriptTotals =>
  toTheEnd(scriptTotalsSteps(events, [], { ...period, before: { from: period.from - DAY, to: period.from } }))
const spots = (events: readonly LoggedEvent[]) => toTheEnd(whiteSpotSteps(events, period, stemsIn))

describe('the figures of scripts in any log', () => {
  it('do not depend on the order, nor on what is told twice', () => {
    fc.assert(
      fc.property(shuffled, ({ events, others }) => {
        expect(figures(others)).toEqual(figures(events))
        expect(totals(others)).toEqual(totals(events))
        expect(spots(others)).toEqual(spots(events))
      }),
    )
  })

  it('agree: outcomes, days and versions add up to all walks; nothing exceeds them', () => {
    fc.assert(
      fc.property(log, (events) => {
        const all = figures(events)
        const sum = (numbers: readonly number[]): number => numbers.reduce((total, n) => total + n, 0)
        expect(sum(Object.values(all.outcomes))).toBe(all.runs)
        expect(sum(all.days.map(({ runs }) => runs))).toBe(all.runs)
        expect(sum(all.versions.map(({ runs }) => runs))).toBe(all.runs)
        expect(sum(all.versions.map(({ version }) => figures(events, version).runs))).toBe(all.runs)
        for (const { visits } of Object.values(all.nodes)) expect(visits).toBeLessThanOrEqual(all.runs)
        expect(sum(Object.values(all.nodes).map(({ dropOuts }) => dropOuts))).toBe(all.runs - all.ended)
        expect(sum(Object.values(all.nodes).map(({ escalations }) => escalations))).toBe(all.outcomes.escalated ?? 0)
      }),
    )
  })

  it('are the same for one script alone as beside the others', () => {
    fc.assert(
      fc.property(log, (events) => {
        const alone = figures(events)
        const row = totals(events).scripts.find(({ scriptId }) => scriptId === 'card')
        expect(row?.runs ?? 0).toBe(alone.runs)
        expect(row?.dropOuts ?? 0).toBe(alone.runs - alone.ended)
        if (row?.onLine1 !== null && row !== undefined) expect(row.onLine1).toBeCloseTo(alone.onLine1 / alone.ended)
      }),
    )
  })
})
