import { describe, expect, it } from 'vitest'
import { insightOf } from '../../../../core/domain/insight/insight-of.ts'
import type { InsightQuery } from '../../../../core/domain/insight/insight.ts'
import type { EscalationFigures, LoggedEvent } from '../../../../core/domain/insight/team-event.ts'
import { aFinished, anEnded, someFigures } from '../../../support/insight-builder.ts'
import { TEAM_NOW } from '../../../support/team-members.ts'

const DAY = 24 * 3_600_000
const query: InsightQuery = { from: TEAM_NOW - DAY, to: TEAM_NOW + DAY, now: TEAM_NOW + DAY, timeZone: 'Europe/Moscow' }
const of = (events: readonly LoggedEvent[], escalations: readonly EscalationFigures[] = [], changes: Partial<InsightQuery> = {}) =>
  insightOf(events, escalations, { ...query, ...changes })

describe('solved on line 1', () => {
  it('are the calls that did not go to line 2', () => {
    const calls = Array.from({ length: 25 }, (_, n) => aFinished({ id: `call-${String(n)}`, escalated: n < 2 }))
    expect(of(calls)).toMatchObject({ interactions: 25, solved: 23, solvedOnLine1: 0.92 })
  })

  it('are also those whose escalation was taken back, and not those whose client left', () => {
    const calls = ['a', 'b', 'c'].map((id) => aFinished({ id, escalated: id !== 'c' }))
    const ended = [
      anEnded({ id: 'e-a', callId: 'a', ended: { at: TEAM_NOW, how: 'taken-back' } }),
      anEnded({ id: 'e-b', callId: 'b', ended: { at: TEAM_NOW, how: 'client-left' } }),
    ]
    expect(of([...calls, ...ended])).toMatchObject({ interactions: 3, solved: 2, escalations: 1, takenBack: 1 })
  })

  it('are not those that went to line 2 after the call was finished', () => {
    expect(of([aFinished({ escalated: false })], [someFigures({ callId: 'call-1' })])).toMatchObject({ solvedOnLine1: 0 })
  })

  it('are not those that were escalated anew after one was taken back', () => {
    const ended = anEnded({ id: 'e-1', callId: 'call-1', ended: { at: TEAM_NOW, how: 'taken-back' } })
    expect(of([ended, aFinished({ escalated: true })], [someFigures({ id: 'e-2', callId: 'call-1' })])).toMatchObject({ solved: 0 })
  })

  it('is nothing where nothing was finished', () => {
    expect(of([])).toMatchObject({
      interactions: 0,
      solvedOnLine1: null,
      acceptedInTime: null,
      askedAgainPerEscalation: null,
      toAccept: { n: 0, p50: 0, p90: 0 },
    })
  })
})

describe('times', () => {
  it('run from the click; p50 and p90 are ones that really were', () => {
    const accepted = Array.from({ length: 10 }, (_, n) => someFigures({ id: `e-${String(n)}`, acceptedAt: TEAM_NOW + (n + 1) * 1000 }))
    expect(of([], accepted)).toMatchObject({ toAccept: { n: 10, p50: 5000, p90: 9000 }, toFirstAnswer: { n: 10, p50: 40_000 } })
  })

  it('are not negative when two clocks differ', () => {
    expect(of([], [someFigures({ acceptedAt: TEAM_NOW - 200 })]).toAccept).toEqual({ n: 1, p50: 0, p90: 0 })
  })

  it('of the resolution are those of what was resolved or returned', () => {
    const ends = ['resolved', 'returned', 'client-left'] as const
    const ended = ends.map((how, n) => anEnded({ id: how, ended: { at: TEAM_NOW + (n + 1) * 60_000, how } }))
    expect(of(ended).toResolution).toEqual({ n: 2, p50: 60_000, p90: 120_000 })
  })
})

describe('kept deadlines', () => {
  const { acceptedAt: _accepted, answeredAt: _answered, ...open } = someFigures()

  it('count what is due: a living one whose time runs on says nothing yet', () => {
    expect(of([], [open], { now: TEAM_NOW + 30_000 })).toMatchObject({ acceptedInTime: null, resolvedInTime: null })
    expect(of([], [open], { now: TEAM_NOW + 61_000 })).toMatchObject({ acceptedInTime: 0, answeredInTime: null })
  })

  it('are a share of done in time over all that were due', () => {
    const figures = [20, 59, 61, 200].map((seconds, n) => someFigures({ id: `e-${String(n)}`, acceptedAt: TEAM_NOW + seconds * 1000 }))
    expect(of([], figures).acceptedInTime).toBe(0.5)
  })

  it('are broken by a client who left after the time, not by one who left before', () => {
    const left = (id: string, seconds: number) => ({ ...open, id, ended: { at: TEAM_NOW + seconds * 1000, how: 'client-left' as const } })
    expect(of([], [left('late', 90)]).acceptedInTime).toBe(0)
    expect(of([], [left('soon', 30)]).acceptedInTime).toBeNull()
  })
})

describe('asked again', () => {
  it('is counted over those that were answered, and says which facts', () => {
    const { answeredAt: _answered, ...unanswered } = someFigures({ id: 'e-3', askedAgain: ['Договор'] })
    const insight = of([], [someFigures({ askedAgain: ['Договор', 'phone'] }), someFigures({ id: 'e-2' }), unanswered])
    expect(insight.askedAgainPerEscalation).toBe(1)
    expect(insight.askedAgainFacts).toEqual([
      { label: 'Договор', n: 2 },
      { label: 'phone', n: 1 },
    ])
  })
})

describe('parts', () => {
  it('stand by topic, site and firm, most escalations first, the unnamed under an empty key', () => {
    const { site: _site, ...homeless } = aFinished({ id: 'c' })
    const insight = of([aFinished({ id: 'a', site: 'Омск' }), aFinished({ id: 'b' }), homeless], [someFigures()])
    expect(insight.sites.map(({ key, interactions, escalations }) => [key, interactions, escalations])).toEqual([
      ['Тверь', 1, 1],
      ['', 1, 0],
      ['Омск', 1, 0],
    ])
    expect(insight.outsourcers).toMatchObject([{ key: 'Контакт', interactions: 3, escalations: 1, medianAcceptMs: 20_000 }])
    expect(insight.wanted).toEqual([{ kind: 'talk-now', n: 1 }])
  })

  it('are every day of the period and every hour, by the clocks of the zone', () => {
    const beforeMidnight = Date.UTC(2024, 6, 18, 20, 59)
    const from = Date.UTC(2024, 6, 17, 21)
    const events = [aFinished({ id: 'a', at: beforeMidnight }), aFinished({ id: 'b', at: beforeMidnight + 120_000 })]
    const insight = of(events, [], { from, to: from + 3 * DAY })
    expect(insight.days.map(({ day, interactions }) => [day, interactions])).toEqual([
      ['2024-07-18', 1],
      ['2024-07-19', 1],
      ['2024-07-20', 0],
    ])
    expect(insight.byHour).toHaveLength(24)
    expect([insight.byHour[23]?.interactions, insight.byHour[0]?.interactions]).toEqual([1, 1])
  })

  it('take a day of 23 hours as one day', () => {
    const from = Date.UTC(2025, 2, 28, 23)
    const insight = of([], [], { from, to: from + 3 * DAY - 3_600_000, timeZone: 'Europe/Berlin' })
    expect(insight.days.map(({ day }) => day)).toEqual(['2025-03-29', '2025-03-30', '2025-03-31'])
  })
})

describe('a period', () => {
  it('begins with its first moment and ends before its last', () => {
    const events = [query.from - 1, query.from, query.to - 1, query.to].map((at, n) => aFinished({ id: `c-${String(n)}`, at }))
    expect(of(events).interactions).toBe(2)
  })

  it('that ends before it begins is empty', () => {
    expect(of([aFinished()], [], { from: TEAM_NOW, to: TEAM_NOW - 1 })).toMatchObject({ interactions: 0, days: [] })
  })
})

describe('an escalation that was opened again', () => {
  it('is counted once, by its longest history', () => {
    const first = anEnded({ changes: 4 })
    const last = anEnded({ changes: 7, ended: { at: TEAM_NOW + 900_000, how: 'resolved' } })
    expect(of([last, first, first])).toMatchObject({ escalations: 1, toResolution: { n: 1, p50: 900_000 } })
  })

  it('and lives has no end', () => {
    expect(of([anEnded({ changes: 4 })], [someFigures({ changes: 5 })])).toMatchObject({ escalations: 1, toResolution: { n: 0 } })
  })
})

describe('foretold questions', () => {
  const foretold = (id: string, asked: number, topicId = 'forwarding') =>
    aFinished({ id, topicId, predicted: { shown: 3, asked, other: asked === 0 } })

  it('were right where the client asked one of them; calls without a prediction count for neither', () => {
    const insight = of([foretold('a', 2), foretold('b', 0), foretold('c', 1, 'cards'), foretold('d', 1, 'cards'), aFinished({ id: 'e' })])
    expect(insight).toMatchObject({ foretold: 4, foretoldRight: 0.75 })
    expect(insight.topics).toMatchObject([
      { key: 'forwarding', foretold: 2, foretoldRight: 0.5 },
      { key: 'cards', foretold: 2, foretoldRight: 1 },
    ])
    expect(insight.sites).toMatchObject([{ foretold: 4, foretoldRight: 0.75 }])
  })

  it('count a corrected call once, as it was told last', () => {
    const corrected = { ...foretold('a', 1), at: TEAM_NOW + 1 }
    expect(of([corrected, foretold('a', 0), corrected])).toMatchObject({ foretold: 1, foretoldRight: 1 })
  })

  it('say nothing where nothing was foretold', () => {
    expect(of([aFinished()])).toMatchObject({ foretold: 0, foretoldRight: null })
  })
})
