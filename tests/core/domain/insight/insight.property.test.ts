import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { insightOf } from '../../../../core/domain/insight/insight-of.ts'
import type { Insight, PartFigures } from '../../../../core/domain/insight/insight.ts'
import type { EscalationFigures, LoggedEvent } from '../../../../core/domain/insight/team-event.ts'
import { TEAM_NOW } from '../../../support/team-members.ts'

const DAY = 24 * 3_600_000
const at = fc.integer({ min: TEAM_NOW - 5 * DAY, max: TEAM_NOW + 5 * DAY })
const after = fc.integer({ min: -1000, max: 7_200_000 })
const place = fc.constantFrom('Тверь', 'Омск', 'дома')
const id = fc.integer({ min: 1, max: 12 }).map(String)

const interaction: fc.Arbitrary<LoggedEvent> = fc.record(
  {
    kind: fc.constant('interaction-finished' as const),
    id,
    at,
    operatorId: id,
    site: place,
    topicId: id,
    escalated: fc.boolean(),
    predicted: fc.record({ shown: fc.integer({ min: 1, max: 12 }), asked: fc.integer({ min: 0, max: 12 }), other: fc.boolean() }),
  },
  { requiredKeys: ['kind', 'id', 'at', 'operatorId', 'escalated'] },
)

const ended = fc.option(
  fc.record({ after, how: fc.constantFrom('resolved' as const, 'returned' as const, 'taken-back' as const, 'client-left' as const) }),
  { nil: undefined },
)

const figures: fc.Arbitrary<EscalationFigures> = fc
  .record({
    id,
    changes: fc.integer({ min: 1, max: 4 }),
    callId: fc.option(id, { nil: undefined }),
    offeredAt: at,
    accepted: fc.option(after, { nil: undefined }),
    answered: fc.option(after, { nil: undefined }),
    by: fc.tuple(after, after, after),
    ended,
    askedAgain: fc.uniqueArray(fc.constantFrom('phone', 'email', 'Договор'), { maxLength: 3 }),
    outsourcer: fc.option(place, { nil: undefined }),
    wanted: fc.constantFrom('talk-now' as const, 'advice' as const, 'callback' as const, 'take-over' as const),
  })
  .map(({ callId, accepted, answered, by, ended: end, outsourcer, ...rest }) => ({
    ...rest,
    fellBack: false,
    acceptBy: rest.offeredAt + by[0],
    answerBy: rest.offeredAt + by[1],
    resolveBy: rest.offeredAt + by[2],
    ...(callId === undefined ? {} : { callId }),
    ...(accepted === undefined ? {} : { acceptedAt: rest.offeredAt + accepted }),
    ...(answered === undefined ? {} : { answeredAt: rest.offeredAt + answered }),
    ...(end === undefined ? {} : { ended: { at: rest.offeredAt + end.after, how: end.how } }),
    ...(outsourcer === undefined ? {} : { outsourcer }),
  }))

const endings: fc.Arbitrary<LoggedEvent> = fc.tuple(figures, at).map(([one, endedAt]) => ({
  kind: 'escalation-ended',
  ...one,
  ended: one.ended ?? { at: endedAt, how: 'resolved' },
}))

const logs = fc.array(fc.oneof(interaction, endings), { maxLength: 40 })
const living = fc.array(figures, { maxLength: 20 })
const queries = fc.record({
  from: at,
  length: fc.integer({ min: 1, max: 6 * DAY }),
  timeZone: fc.constantFrom('Europe/Moscow', 'Asia/Vladivostok', 'America/St_Johns', 'UTC'),
})

const count = (
  log: readonly LoggedEvent[],
  escalations: readonly EscalationFigures[],
  query: { from: number; length: number; timeZone: string },
) => insightOf(log, escalations, { from: query.from, to: query.from + query.length, now: TEAM_NOW + DAY, timeZone: query.timeZone })

const sum = (parts: readonly PartFigures[], of: (part: PartFigures) => number): number => parts.reduce((all, part) => all + of(part), 0)
const shares = (insight: Insight): readonly (number | null)[] => [
  insight.solvedOnLine1,
  insight.acceptedInTime,
  insight.answeredInTime,
  insight.resolvedInTime,
  insight.foretoldRight,
  ...[...insight.topics, ...insight.sites, ...insight.days, ...insight.byHour].flatMap((part) => [part.solvedOnLine1, part.resolvedInTime]),
]

describe('the figures of any log', () => {
  it('have shares from 0 to 1 and no negative time', () => {
    fc.assert(
      fc.property(logs, living, queries, (log, escalations, query) => {
        const insight = count(log, escalations, query)
        for (const share of shares(insight)) if (share !== null) expect(share >= 0 && share <= 1).toBe(true)
        for (const { n, p50, p90 } of [insight.toAccept, insight.toFirstAnswer, insight.toResolution]) {
          expect(p50 >= 0 && p90 >= p50 && n <= insight.escalations).toBe(true)
        }
      }),
    )
  })

  it('agree: every way of dividing the work adds up to all of it', () => {
    fc.assert(
      fc.property(logs, living, queries, (log, escalations, query) => {
        const insight = count(log, escalations, query)
        for (const parts of [insight.topics, insight.sites, insight.outsourcers, insight.days, insight.byHour]) {
          expect(sum(parts, (part) => part.interactions)).toBe(insight.interactions)
          expect(sum(parts, (part) => part.escalations)).toBe(insight.escalations)
          expect(sum(parts, (part) => part.foretold)).toBe(insight.foretold)
          expect(sum(parts, (part) => (part.foretoldRight ?? 0) * part.foretold)).toBeCloseTo(
            (insight.foretoldRight ?? 0) * insight.foretold,
          )
        }
        expect(insight.wanted.reduce((all, { n }) => all + n, 0)).toBe(insight.escalations)
        expect(insight.solved).toBeLessThanOrEqual(insight.interactions)
      }),
    )
  })

  it('do not depend on the order, nor on what is told twice', () => {
    const mixed = fc.tuple(logs, living).chain(([log, escalations]) =>
      fc.record({
        log: fc.constant(log),
        escalations: fc.constant(escalations),
        otherLog: fc.shuffledSubarray([...log, ...log], { minLength: 2 * log.length }),
        others: fc.shuffledSubarray([...escalations, ...escalations], { minLength: 2 * escalations.length }),
      }),
    )
    fc.assert(
      fc.property(mixed, queries, ({ log, escalations, otherLog, others }, query) => {
        expect(count(otherLog, others, query)).toEqual(count(log, escalations, query))
      }),
    )
  })

  it('of two periods side by side add up to those of both', () => {
    fc.assert(
      fc.property(logs, living, queries, fc.double({ min: 0, max: 1, noNaN: true }), (log, escalations, query, at) => {
        const cut = Math.floor(query.length * at)
        const [first, second, both] = [
          count(log, escalations, { ...query, length: cut }),
          count(log, escalations, { ...query, from: query.from + cut, length: query.length - cut }),
          count(log, escalations, query),
        ]
        expect(first.interactions + second.interactions).toBe(both.interactions)
        expect(first.solved + second.solved).toBe(both.solved)
        expect(first.escalations + second.escalations).toBe(both.escalations)
        expect(first.toAccept.n + second.toAccept.n).toBe(both.toAccept.n)
      }),
    )
  })
})
