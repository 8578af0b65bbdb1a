import { describe, expect, it, onTestFinished } from 'vitest'
import { scriptInsightSchema, scriptTotalsSchema, whiteSpotsSchema } from '../../../core/contract/team/script-figures-schema.ts'
import type { SeatEvent } from '../../../core/domain/insight/team-event.ts'
import { aFinished } from '../../support/insight-builder.ts'
import { ManualClock } from '../../support/manual-clock.ts'
import { openMemoryHub } from '../../support/memory-hub.ts'
import { aKnowledgeUse, aLeftRun, aRun } from '../../support/run-builder.ts'
import { pass } from '../../support/passing-time.ts'
import { anna, TEAM_NOW, vera } from '../../support/team-members.ts'
import { teamSeat, type TeamSeat } from '../../support/team-seat.ts'

const PERIOD = { from: TEAM_NOW - 3_600_000, to: TEAM_NOW + 3_600_000 }
const CARD = { ...PERIOD, of: { kind: 'script' as const, scriptId: 'card' } }

function world() {
  const clock = new ManualClock(TEAM_NOW)
  const hub = openMemoryHub(clock)
  const seat = (member = anna, client = hub.client()): TeamSeat => {
    const made = teamSeat(member, client, clock)
    onTestFinished(() => made.team.close())
    return made
  }
  const tell = (by: TeamSeat, event: SeatEvent) => by.call('team.recordEvent', { organisation: 'alfa', id: event.id, event })
  return { clock, hub, seat, tell }
}

describe('figures of scripts', () => {
  it('are counted from the finished calls, each once, and answer what the contract says', async () => {
    const { seat, tell } = world()
    const line1 = seat()
    await tell(line1, aFinished({ id: 'a', scripts: [aRun()] }))
    await tell(line1, aFinished({ id: 'a', scripts: [aRun()] }))
    await tell(line1, aFinished({ id: 'b', escalated: true, scripts: [aLeftRun({ runId: 'run-2', version: 2 })] }))
    const told = await seat(vera).call('team.scriptFigures', CARD)
    expect(scriptInsightSchema.parse(told)).toMatchObject({
      isComplete: true,
      runs: 2,
      outcomes: { solved: 1, escalated: 1 },
      nodes: { why: { visits: 2, escalations: 1 } },
      versions: [
        { version: 2, runs: 1 },
        { version: 1, runs: 1 },
      ],
    })
    const all = await seat(vera).call('team.scriptTotals', PERIOD)
    expect(scriptTotalsSchema.parse(all)).toMatchObject({ isComplete: true, scripts: [{ scriptId: 'card', runs: 2, onLine1: 0.5 }] })
  })

  it('are those of the newest telling of a call', async () => {
    const { seat, hub } = world()
    const log = hub.client().log('events_alfa')
    const telling = (at: number, key: string, run = aRun()) => log.append(key, JSON.stringify(aFinished({ at, scripts: [run] })))
    await telling(TEAM_NOW + 1, 'int-new', aRun({ outcome: 'promised' }))
    await telling(TEAM_NOW, 'int-old')
    expect(await seat().call('team.scriptFigures', CARD)).toMatchObject({ runs: 1, outcomes: { promised: 1 } })
  })

  it('fit into an answer, however large a script and its ways are', async () => {
    const { seat, tell } = world()
    const line1 = seat()
    for (let call = 0; call < 12; call += 1) {
      const scripts = Array.from({ length: 6 }, (_run, n) =>
        aRun({
          runId: `run-${String(call)}-${String(n)}`,
          lastNode: 'why',
          steps: Array.from({ length: 500 }, (_step, step) => ({
            nodeId: `${'n'.repeat(55)}-${String(call * 6 + n)}-${String(step)}`,
            how: 'operator' as const,
            ms: 1,
            way: 'w'.repeat(64),
          })),
        }),
      )
      await tell(line1, aFinished({ id: `c-${String(call)}`, scripts }))
    }
    const told = await line1.call('team.scriptFigures', CARD)
    expect(Object.keys(told.nodes)).toHaveLength(2_000)
    expect(told.nodes['why']?.visits).toBe(72)
    expect(JSON.stringify(told).length).toBeLessThan(1_048_576)
  })

  it('are told as far as they are known while the hub is away', async () => {
    const { seat, hub, clock } = world()
    const asking = seat(vera, hub.client({ isCut: true })).call('team.scriptTotals', PERIOD)
    await pass(clock, 4_000)
    expect(await asking).toMatchObject({ scripts: [], isComplete: false })
  })

  it('of a foreign organisation are refused', async () => {
    const line1 = world().seat()
    const foreign = { organisation: 'beta' }
    await expect(line1.call('team.scriptFigures', { ...CARD, ...foreign })).rejects.toThrow('invalid-params')
    await expect(line1.call('team.scriptTotals', { ...PERIOD, ...foreign })).rejects.toThrow('invalid-params')
    await expect(line1.call('team.whiteSpots', { ...PERIOD, ...foreign })).rejects.toThrow('invalid-params')
  })
})

describe('white spots', () => {
  it('are told by their stems, Russian and English, most felt first', async () => {
    const { seat, tell } = world()
    const line1 = seat()
    const missed = (id: string, query: string) => tell(line1, aKnowledgeUse({ id, topicId: 'card', use: { kind: 'nothing-found', query } }))
    await missed('1', 'Переадресация в выходные')
    await missed('2', 'выходные переадресацией')
    await missed('3', 'call recordings')
    await tell(
      line1,
      aKnowledgeUse({ id: '4', operatorId: 'olga', use: { kind: 'did-not-help', articleId: 'a', query: 'переадресации выходных' } }),
    )
    const told = await line1.call('team.whiteSpots', PERIOD)
    expect(whiteSpotsSchema.parse(told)).toMatchObject({
      isComplete: true,
      spots: [
        { notFound: 2, noHelp: 1, operators: 2, topicIds: ['card'] },
        { query: 'call recordings', notFound: 1 },
      ],
    })
  })

  it('are at most as many as an answer holds', async () => {
    const { seat, hub } = world()
    const log = hub.client().log('events_alfa')
    for (let n = 0; n < 320; n += 1) {
      const use = aKnowledgeUse({ id: String(n), use: { kind: 'nothing-found', query: `слово ${String(n)}` } })
      await log.append(`kn-${String(n)}`, JSON.stringify(use))
    }
    expect((await seat().call('team.whiteSpots', PERIOD)).spots).toHaveLength(300)
  })
})
