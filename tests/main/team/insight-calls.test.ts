import { describe, expect, it, onTestFinished } from 'vitest'
import { loggedEventSchema } from '../../../core/contract/team/insight-schema.ts'
import type { Change, ChangeWhat } from '../../../core/domain/escalation/change.ts'
import type { LoggedEvent } from '../../../core/domain/insight/team-event.ts'
import type { Member } from '../../../core/domain/team/member.ts'
import type { TeamHub } from '../../../core/ports/team-hub.ts'
import { anOffer, byMember } from '../../support/escalation-builder.ts'
import { aFinished, anEnded } from '../../support/insight-builder.ts'
import { ManualClock } from '../../support/manual-clock.ts'
import { openMemoryHub } from '../../support/memory-hub.ts'
import { A_PACKET_ID, aPacket } from '../../support/packet-builder.ts'
import { pass, settle } from '../../support/passing-time.ts'
import { anna, igor, TEAM_NOW, vera } from '../../support/team-members.ts'
import { teamSeat, type TeamSeat } from '../../support/team-seat.ts'

const PERIOD = { from: TEAM_NOW - 3_600_000, to: TEAM_NOW + 3_600_000 }

function world() {
  const clock = new ManualClock(TEAM_NOW)
  const hub = openMemoryHub(clock)
  const seat = (member: Member, client: TeamHub = hub.client()): TeamSeat => {
    const made = teamSeat(member, client, clock)
    onTestFinished(() => made.team.close())
    return made
  }
  const logged = async (): Promise<LoggedEvent[]> => {
    const entries: LoggedEvent[] = []
    const stop = hub
      .client()
      .log('events_alfa')
      .follow(0, { entry: ({ value }) => void entries.push(loggedEventSchema.parse(JSON.parse(value))) })
    await settle()
    stop()
    return entries
  }
  const finished = async (by: TeamSeat, id: string, escalated = false) =>
    by.call('team.recordEvent', { organisation: 'alfa', id, event: aFinished({ id, escalated }) })
  return { clock, hub, seat, logged, finished }
}

let minted = 0
const change = (member: Member, what: ChangeWhat, at = TEAM_NOW + 1000): Change => ({
  id: `i-${String((minted += 1))}`,
  at,
  by: byMember(member),
  what,
})

async function escalate(line1: TeamSeat, line2: TeamSeat, steps: readonly Change[]): Promise<void> {
  await line1.call('team.submit', { packet: aPacket({ call: { callId: 'call-1', startedAt: TEAM_NOW } }), change: anOffer() })
  for (const step of steps) {
    const by = step.by.kind === 'member' && step.by.member.id === anna.id ? line1 : line2
    expect(await by.call('team.change', { organisation: 'alfa', id: A_PACKET_ID, change: step })).toMatchObject({ kind: 'done' })
  }
  await settle()
}

describe('an event of a seat', () => {
  it('is written once, however often it is sent', async () => {
    const { seat, finished, logged } = world()
    const line1 = seat(anna)
    expect(await finished(line1, 'call-1')).toEqual({ kind: 'done' })
    expect(await finished(line1, 'call-1')).toEqual({ kind: 'done' })
    expect(await logged()).toEqual([aFinished()])
  })

  it('is refused for another organisation, and told when the hub does not take it', async () => {
    const { seat, hub, finished } = world()
    const client = hub.client()
    const line1 = seat(anna, client)
    const foreign = { organisation: 'beta', id: 'call-1', event: aFinished() }
    expect(await line1.call('team.recordEvent', foreign)).toEqual({ kind: 'refused', why: 'permissions' })
    await expect(line1.call('team.recordEvent', { ...foreign, organisation: 'alfa', id: 'a b' })).rejects.toThrow('invalid-params')
    hub.failWrites('full')
    expect(await finished(line1, 'call-1')).toEqual({ kind: 'full' })
    hub.failWrites(undefined)
    client.cut()
    expect(await finished(line1, 'call-1')).toEqual({ kind: 'unreachable' })
  })
})

describe('the end of an escalation', () => {
  const accepted = () => change(vera, { kind: 'accepted' })
  const returned = (at = TEAM_NOW + 70_000) => change(vera, { kind: 'returned', answer: 'Включить «Выходные»' }, at)

  it('is written by the seat that ended it, once, without a word of what was said', async () => {
    const { seat, logged } = world()
    const [line1, line2] = [seat(anna), seat(vera)]
    seat(igor)
    await settle()
    await escalate(line1, line2, [accepted(), returned(), change(anna, { kind: 'answer-read' })])
    const entries = await logged()
    expect(entries).toMatchObject([{ kind: 'escalation-ended', id: A_PACKET_ID, callId: 'call-1', ended: { how: 'returned' } }])
    expect(JSON.stringify(entries)).not.toMatch(/Данилов|Выходные|7916/)
  })

  it('is written anew when it was opened again, and counts once', async () => {
    const { seat, logged } = world()
    const [line1, line2] = [seat(anna), seat(vera)]
    await settle()
    const again = change(anna, { kind: 'handed-over', until: TEAM_NOW + 80_000 }, TEAM_NOW + 75_000)
    const taken = change(vera, { kind: 'accepted' }, TEAM_NOW + 76_000)
    await escalate(line1, line2, [accepted(), returned(), again, taken, returned(TEAM_NOW + 90_000)])
    expect(await logged()).toHaveLength(2)
    expect(await seat(igor).call('team.insight', PERIOD)).toMatchObject({ escalations: 1, toResolution: { n: 1, p50: 90_000 } })
  })

  it('is found after a start, and not doubled', async () => {
    const { seat, logged } = world()
    const [line1, line2] = [seat(anna), seat(vera)]
    await settle()
    await escalate(line1, line2, [accepted(), returned()])
    await line2.team.close()
    seat(vera)
    await settle()
    expect(await logged()).toHaveLength(1)
  })

  it('that a full log did not take is written later', async () => {
    const { seat, hub, clock, logged } = world()
    const [line1, line2] = [seat(anna), seat(vera)]
    await settle()
    await escalate(line1, line2, [accepted()])
    await line2.team.close()
    const log = hub.client().log('events_alfa')
    let failing = true
    const client = hub.client()
    const real = client.log.bind(client)
    client.log = (name) => ({ ...real(name), append: (id, value) => (failing ? Promise.resolve({ kind: 'full' }) : log.append(id, value)) })
    const again = seat(vera, client)
    await again.call('team.change', { organisation: 'alfa', id: A_PACKET_ID, change: returned() })
    await settle()
    expect(await logged()).toEqual([])
    expect(again.logged.some(({ message }) => message.includes('event log'))).toBe(true)
    failing = false
    await pass(clock, 31_000, 1000)
    expect(await logged()).toHaveLength(1)
  })
})

describe('the figures', () => {
  it('are counted from the log and from what the hub keeps', async () => {
    const { seat, finished } = world()
    const [line1, line2] = [seat(anna), seat(vera)]
    await settle()
    for (let n = 2; n <= 25; n += 1) await finished(line1, `call-${String(n)}`)
    await escalate(line1, line2, [change(vera, { kind: 'accepted' }, TEAM_NOW + 20_000)])
    await finished(line1, 'call-1', true)
    expect(await line2.call('team.insight', PERIOD)).toMatchObject({
      isComplete: true,
      interactions: 25,
      escalations: 1,
      solvedOnLine1: 0.96,
      toAccept: { n: 1, p50: 20_000 },
      sites: [{ key: 'Тверь', interactions: 25, escalations: 1 }],
    })
  })

  it('go back to escalations that the hub keeps no longer', async () => {
    const { seat, hub } = world()
    await hub
      .client()
      .log('events_alfa')
      .append('esc-old', JSON.stringify(anEnded({ id: 'old' })))
    expect(await seat(vera).call('team.insight', PERIOD)).toMatchObject({ escalations: 1, isComplete: true })
  })

  it('are told as far as they are known while the hub is away', async () => {
    const { seat, hub, clock, finished } = world()
    const client = hub.client()
    const line1 = seat(anna, client)
    await finished(line1, 'call-1')
    expect(await line1.call('team.insight', PERIOD)).toMatchObject({ interactions: 1, isComplete: true })
    client.cut()
    expect(await line1.call('team.insight', PERIOD)).toMatchObject({ interactions: 1, isComplete: false })
    const away = hub.client({ isCut: true })
    const asking = seat(vera, away).call('team.insight', PERIOD)
    await pass(clock, 4000)
    expect(await asking).toMatchObject({ interactions: 0, isComplete: false })
  })

  it('of a foreign organisation are refused', async () => {
    await expect(
      world()
        .seat(anna)
        .call('team.insight', { ...PERIOD, organisation: 'beta' }),
    ).rejects.toThrow('invalid-params')
  })
})
