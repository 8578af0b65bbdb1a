import { describe, expect, it } from 'vitest'
import type { HubLink } from '../../../../core/ports/team-hub.ts'
import type { DialOutcome } from '../../../../main/team/nats/dial.ts'
import { HubLine } from '../../../../main/team/nats/hub-line.ts'
import { TIMINGS } from '../../../../main/team/nats/timings.ts'
import { ManualClock } from '../../../support/manual-clock.ts'
import { until } from '../../../support/until.ts'

const SERVERS = ['nats://a', 'nats://b', 'nats://c']

/** A line whose servers answer as told, and everything that it tried. */
function lineTo(answer: (server: string) => DialOutcome): { line: HubLine; clock: ManualClock; tried: string[]; told: HubLink[] } {
  const clock = new ManualClock()
  const tried: string[] = []
  const line = new HubLine({
    servers: SERVERS,
    clock,
    timings: TIMINGS,
    say: () => undefined,
    dial: (server) => {
      tried.push(server)
      return Promise.resolve(answer(server))
    },
  })
  const told: HubLink[] = []
  line.links.on((link) => told.push(link))
  return { line, clock, tried, told }
}
const failed: DialOutcome = { kind: 'failed', detail: 'nobody there' }

describe('a line to servers that are not there', () => {
  it('asks each in turn, then pauses longer and longer', async () => {
    const { line, clock, tried, told } = lineTo(() => failed)
    for (const rounds of [1, 2, 3, 4]) {
      await until(`round ${String(rounds)}`, () => {
        if (tried.length < rounds * 3) clock.advance(50)
        return tried.length === rounds * 3
      })
      expect(tried.slice(-3).sort()).toEqual(SERVERS)
    }
    // Between a half and the whole of 250, 500 and 1,000 ms.
    const waited = clock.now() - (told[0]?.kind === 'connecting' ? told[0].since : 0)
    expect(waited).toBeGreaterThanOrEqual(875)
    expect(waited).toBeLessThan(2_200)
    expect(told).toHaveLength(1)
    await line.close()
  })

  it('stops asking when it is closed', async () => {
    const { line, clock, tried } = lineTo(() => failed)
    await until('the first round', () => tried.length === 3)
    await line.close()
    clock.advance(60_000)
    await Promise.resolve()
    expect(tried).toHaveLength(3)
  })
})

describe('a line that is refused', () => {
  it('says why, and still asks from time to time', async () => {
    const { line, clock, tried, told } = lineTo((server) =>
      server === 'nats://b' ? { kind: 'refused', why: 'credentials', detail: 'no' } : failed,
    )
    await until('it is refused', () => line.links.link.kind === 'refused')
    expect(told.at(-1)).toEqual({ kind: 'refused', why: 'credentials' })
    expect(tried).toHaveLength(3)
    await until('it asks again', () => {
      clock.advance(1_000)
      return tried.length > 3
    })
    expect(told).toHaveLength(2)
    await line.close()
  })
})
