import { beforeEach, describe, expect, it } from 'vitest'
import type { Escalation } from '../../../../core/domain/escalation/escalation.ts'
import { standardRules } from '../../../../core/domain/escalation/standard-rules.ts'
import { CLOCKWORK_TICK_MS } from '../../../../core/usecases/team/clockwork.ts'
import { ManualClock } from '../../../support/manual-clock.ts'
import { openMemoryHub, type MemoryHub } from '../../../support/memory-hub.ts'
import { aPacket } from '../../../support/packet-builder.ts'
import { anna, denis, igor, TEAM_NOW, vera } from '../../../support/team-members.ts'
import { breathe, passTime, EscalationSeat } from '../../../support/escalation-seat.ts'

let clock: ManualClock
let hub: MemoryHub
let seats: Record<'anna' | 'denis' | 'vera' | 'igor', EscalationSeat>
const packet = aPacket()
const until = (seconds: number): number => clock.now() + seconds * 1000

beforeEach(async () => {
  clock = new ManualClock(TEAM_NOW)
  hub = openMemoryHub(clock)
  const open = (member: typeof anna, skewMs: number): EscalationSeat => new EscalationSeat(hub, clock, member, { skewMs })
  seats = { anna: open(anna, 0), denis: open(denis, 300_000), vera: open(vera, -300_000), igor: open(igor, 120_000) }
  for (const seat of Object.values(seats)) seat.startClockwork(standardRules)
  await breathe()
})

const seen = (by: EscalationSeat = seats.denis): Escalation => {
  const escalation = by.view.get(packet.id)
  if (escalation === undefined) throw new Error('not there')
  return escalation
}
const kinds = (): readonly string[] => seen().changes.map(({ what }) => ('to' in what ? `${what.kind} ${what.to.id}` : what.kind))

/** The longest free first: Vera, then Igor. */
async function bothFree(): Promise<void> {
  seats.vera.board.announce({ kind: 'free' })
  await passTime(clock, 1000)
  seats.igor.board.announce({ kind: 'free' })
  await passTime(clock, 1000)
}

describe('the clockwork of all seats', () => {
  it('offers on, then to all, then falls back: each once, with five minutes between the clocks', async () => {
    await bothFree()
    seats.anna.submit(packet, { kind: 'offered', to: vera, until: until(20) })
    await passTime(clock, 19_900)
    expect(kinds()).toEqual(['offered vera'])
    await passTime(clock, 1000)
    expect(kinds()).toEqual(['offered vera', 're-offered igor'])
    await passTime(clock, 45_000)
    expect(kinds()).toEqual(['offered vera', 're-offered igor', 're-offered', 'fell-back'])
    expect(seen().wanted.kind).toBe('callback')
    await passTime(clock, 60_000, 500)
    expect(kinds()).toHaveLength(4)
  })

  it('is the author’s seat at once, and another when that one is gone', async () => {
    await bothFree()
    seats.anna.submit(packet, { kind: 'offered', to: vera, until: until(20) })
    await passTime(clock, 20_000 + CLOCKWORK_TICK_MS)
    expect(seen().changes.at(-1)?.by).toEqual({ kind: 'clockwork', seat: 'seat-anna' })
    seats.anna.hub.cut()
    await passTime(clock, 20_000 + CLOCKWORK_TICK_MS + 2000)
    expect(kinds().at(-1)).toBe('re-offered')
    expect(seen().changes.at(-1)?.by).not.toEqual({ kind: 'clockwork', seat: 'seat-anna' })
  })

  it('does nothing once somebody took it', async () => {
    await bothFree()
    seats.anna.submit(packet, { kind: 'offered', to: vera, until: until(20) })
    await passTime(clock, 5000)
    seats.vera.wish(packet, { kind: 'accepted' })
    await passTime(clock, 90_000, 500)
    expect(kinds()).toEqual(['offered vera', 'accepted'])
  })

  it('offers to nobody twice at the same time', async () => {
    await bothFree()
    const [first, second] = [aPacket({ id: 'packet-01' }), aPacket({ id: 'packet-02' })]
    for (const each of [first, second]) seats.anna.submit(each, { kind: 'offered', to: { ...vera, id: 'gone' }, until: until(20) })
    await passTime(clock, 22_000)
    const offered = [first, second].map(({ id }) => seats.denis.view.get(id)?.state)
    expect(new Set(offered.map((state) => (state?.phase === 'offered' ? state.to?.id : undefined)))).toEqual(new Set(['vera', 'igor']))
  })

  it('takes up what was left lying when a seat died', async () => {
    await bothFree()
    seats.anna.submit(packet, { kind: 'offered', to: vera, until: until(20) })
    await passTime(clock, 1000)
    seats.vera.wish(packet, { kind: 'accepted' })
    await passTime(clock, 1000)
    seats.vera.hub.cut()
    await passTime(clock, 60_000, 500)
    expect(kinds().slice(0, 3)).toEqual(['offered vera', 'accepted', 'handed-over'])
    expect(kinds()).toContain('re-offered igor')
  })

  it('judges nobody while the seat hears nothing itself', async () => {
    await bothFree()
    seats.anna.submit(packet, { kind: 'offered', to: vera, until: until(20) })
    await passTime(clock, 1000)
    for (const seat of Object.values(seats)) seat.hub.cut()
    await passTime(clock, 120_000, 500)
    for (const seat of Object.values(seats)) seat.hub.mend()
    await passTime(clock, 5000)
    expect(kinds().filter((kind) => kind === 'fell-back')).toHaveLength(1)
  })

  it('stops when it is told to', async () => {
    const lone = openMemoryHub(clock)
    const seat = new EscalationSeat(lone, clock, anna)
    const stop = seat.startClockwork(standardRules)
    seat.submit(packet, { kind: 'offered', until: until(20) })
    await passTime(clock, 1000)
    stop()
    await passTime(clock, 90_000, 500)
    expect(seat.view.get(packet.id)?.changes).toHaveLength(1)
  })
})

describe('two clients wait for whoever becomes free', () => {
  const [first, second] = [aPacket({ id: 'packet-01' }), aPacket({ id: 'packet-02', author: denis })]
  const offeredTo = (): readonly (string | undefined)[] =>
    [first, second].map(({ id }) => {
      const state = seats.igor.view.get(id)?.state
      return state?.phase === 'offered' ? state.to?.id : undefined
    })

  beforeEach(async () => {
    seats.anna.submit(first, { kind: 'offered', until: until(60) })
    seats.denis.submit(second, { kind: 'offered', until: until(60) })
    await passTime(clock, 5000)
  })

  it('one specialist is asked about one of them', async () => {
    seats.vera.board.announce({ kind: 'free' })
    await passTime(clock, 5000)
    expect(offeredTo()).toEqual(['vera', undefined])
  })

  it('two are asked about one each', async () => {
    seats.vera.board.announce({ kind: 'free' })
    seats.igor.board.announce({ kind: 'free' })
    await passTime(clock, 5000)
    expect([...offeredTo()].sort()).toEqual(['igor', 'vera'])
  })
})
