import { describe, expect, it, onTestFinished } from 'vitest'
import type { Change, ChangeWhat } from '../../../core/domain/escalation/change.ts'
import type { Member } from '../../../core/domain/team/member.ts'
import type { TeamHub } from '../../../core/ports/team-hub.ts'
import { bridgeEvents, bridgeRpcs } from '../../../core/contract/bridge.ts'
import { anOffer, byMember } from '../../support/escalation-builder.ts'
import { ManualClock } from '../../support/manual-clock.ts'
import { openMemoryHub } from '../../support/memory-hub.ts'
import { A_PACKET_ID, aPacket } from '../../support/packet-builder.ts'
import { pass, settle } from '../../support/passing-time.ts'
import { anna, igor, TEAM_NOW, vera } from '../../support/team-members.ts'
import { teamSeat, type TeamSeat } from '../../support/team-seat.ts'

function world() {
  const clock = new ManualClock(TEAM_NOW)
  const hub = openMemoryHub(clock)
  const seat = (member: Member, client: TeamHub = hub.client()): TeamSeat => {
    const made = teamSeat(member, client, clock)
    onTestFinished(() => made.team.close())
    return made
  }
  return { clock, hub, seat }
}

let changes = 0
const change = (member: Member, what: ChangeWhat, at = TEAM_NOW + 1000): Change => ({
  id: `c-${String((changes += 1))}`,
  at,
  by: byMember(member),
  what,
})
const onAlfa = (done: Change) => ({ organisation: 'alfa', id: A_PACKET_ID, change: done })

describe('escalations over the bridge', () => {
  it('come to the other seat at once, complete, and are claimed once', async () => {
    const { seat, clock } = world()
    const [line1, line2, other] = [seat(anna), seat(vera), seat(igor)]
    await settle()
    for (const each of [line2, other]) expect((await each.call('team.state', {})).escalations).toEqual([])
    const submitted = await line1.call('team.submit', { packet: aPacket(), change: anOffer() })
    expect(submitted.kind).toBe('done')
    await settle()
    const told = line2.told('team.escalationChanged')
    expect(told).toHaveLength(1)
    expect(told[0]?.packet).toEqual(aPacket())
    const claiming = Promise.all([
      line2.call('team.change', onAlfa(change(vera, { kind: 'accepted' }))),
      other.call('team.change', onAlfa(change(igor, { kind: 'accepted' }))),
    ])
    await pass(clock, 2000)
    const claims = await claiming
    expect(claims.map(({ kind }) => kind).sort()).toEqual(['done', 'rejected'])
    expect(claims.find(({ kind }) => kind === 'rejected')).toMatchObject({ why: 'taken' })
  })

  it('are the same when they are sent again', async () => {
    const { seat } = world()
    const line1 = seat(anna)
    await line1.call('team.submit', { packet: aPacket(), change: anOffer() })
    expect(await line1.call('team.submit', { packet: aPacket(), change: anOffer() })).toMatchObject({ kind: 'done' })
    const withdrawn = change(anna, { kind: 'withdrawn', why: 'undone' })
    await line1.call('team.change', onAlfa(withdrawn))
    expect(await line1.call('team.change', onAlfa(withdrawn))).toMatchObject({ kind: 'done', record: { changes: { length: 2 } } })
  })

  it('answer with outcomes the contract knows, whatever is wrong', async () => {
    const { seat, hub } = world()
    const client = hub.client()
    const line1 = seat(anna, client)
    const { output } = bridgeRpcs['team.submit']
    const early = { ...anOffer(), what: { kind: 'accepted' } } as const
    const rejected = await line1.call('team.submit', { packet: aPacket(), change: early })
    expect(output.parse(rejected)).toMatchObject({ kind: 'rejected', why: 'not-now' })
    expect(await line1.call('team.submit', { packet: aPacket({ organisation: 'beta' }), change: anOffer() })).toEqual({
      kind: 'refused',
      why: 'permissions',
    })
    await expect(line1.call('team.submit', { packet: aPacket({ author: vera }), change: anOffer() })).rejects.toThrow('invalid-params')
    await expect(line1.call('team.change', onAlfa(change(vera, { kind: 'accepted' })))).rejects.toThrow('invalid-params')
    expect(await line1.call('team.change', onAlfa(change(anna, { kind: 'answer-read' })))).toEqual({ kind: 'absent' })
    client.cut()
    expect(await line1.call('team.submit', { packet: aPacket(), change: anOffer() })).toEqual({ kind: 'unreachable' })
    client.mend()
    hub.failWrites('full')
    expect(await line1.call('team.submit', { packet: aPacket(), change: anOffer() })).toEqual({ kind: 'full' })
  })

  it('are known while the hub is away, and what was missed is told when it is back', async () => {
    const { seat, hub, clock } = world()
    const client = hub.client()
    const [line1, line2] = [seat(anna), seat(vera, client)]
    await line1.call('team.submit', { packet: aPacket(), change: anOffer() })
    await settle()
    client.cut()
    const state = await line2.call('team.state', {})
    expect(state).toMatchObject({ link: { kind: 'lost' }, escalations: [{ changes: { length: 1 } }] })
    await line1.call('team.change', onAlfa(change(anna, { kind: 'noted', text: 'Клиент ждёт' })))
    await pass(clock, 1000)
    expect(line2.told('team.escalationChanged')).toEqual([])
    client.mend()
    await settle()
    expect(line2.told('team.linkChanged').at(-1)).toMatchObject({ link: { kind: 'connected' } })
    expect(line2.told('team.escalationChanged').at(-1)?.changes).toHaveLength(2)
  })

  it('that are forged are counted and logged without what is in them; the others are there', async () => {
    const { seat, hub } = world()
    const forger = hub.client().records('escalations_alfa')
    await forger.put(
      'forged-0001',
      JSON.stringify({ packet: { ...aPacket({ id: 'forged-0001' }), client: { name: 'Тайное Имя' } }, changes: [] }),
    )
    await forger.put('forged-0002', 'Тайное Имя {')
    const line2 = seat(vera)
    await seat(anna).call('team.submit', { packet: aPacket(), change: anOffer() })
    await settle()
    expect(line2.told('team.unreadable').at(-1)).toEqual({ count: 2 })
    expect((await line2.call('team.state', {})).escalations).toHaveLength(1)
    expect(line2.logged.some(({ message }) => message.includes('cannot be read'))).toBe(true)
    expect(JSON.stringify(line2.logged)).not.toContain('Тайное')
    await forger.remove('forged-0002')
    await settle()
    expect(line2.told('team.unreadable').at(-1)).toEqual({ count: 1 })
  })

  it('that ended are told for a day, an answer nobody read for two weeks', async () => {
    const { seat, clock } = world()
    const [line1, line2] = [seat(anna), seat(vera)]
    const other = aPacket({ id: 'another-packet-1' })
    await line1.call('team.submit', { packet: aPacket(), change: anOffer() })
    await line1.call('team.submit', { packet: other, change: anOffer(undefined, 'o-2') })
    await line2.call('team.change', onAlfa(change(vera, { kind: 'returned', answer: 'Обход включён.' })))
    await line1.call('team.change', { organisation: 'alfa', id: other.id, change: change(anna, { kind: 'withdrawn', why: 'undone' }) })
    const told = async () => (await line1.call('team.state', {})).escalations.map(({ packet }) => packet.id)
    await settle()
    expect(await told()).toHaveLength(2)
    await pass(clock, 25 * 3_600_000, 3_600_000)
    expect(await told()).toEqual([A_PACKET_ID])
    await pass(clock, 14 * 24 * 3_600_000, 24 * 3_600_000)
    expect(await told()).toEqual([])
  })

  it('that do not fit into one answer follow as events', async () => {
    const { seat } = world()
    const [line1, line2] = [seat(anna), seat(vera)]
    const words = 'ы'.repeat(2000)
    for (let n = 100; n < 450; n += 1) {
      const packet = aPacket({ id: `many-packets-${String(n)}`, problem: { words, from: 'note' } })
      await line1.call('team.submit', { packet, change: anOffer(undefined, `o-${String(n)}`) })
    }
    await settle()
    const { escalations } = await line2.call('team.state', {})
    expect(escalations.length).toBeLessThan(350)
    expect(JSON.stringify(escalations).length).toBeLessThan(500_000)
    for (let turns = 0; turns < 10; turns += 1) await settle()
    const ids = new Set([...escalations, ...line2.told('team.escalationChanged')].map(({ packet }) => packet.id))
    expect(ids.size).toBe(350)
  })
})

describe('duty over the bridge', () => {
  it('is told to others with its heartbeat, and ends with the seat', async () => {
    const { seat, clock } = world()
    const [line1, line2] = [seat(anna), seat(vera)]
    await expect(line1.call('team.duty', { state: { kind: 'free' } })).rejects.toThrow('not-available')
    await line2.call('team.duty', { state: { kind: 'free' } })
    await pass(clock, 60_000, 1000)
    expect((await line1.call('team.state', {})).duties).toMatchObject([{ member: vera, state: { kind: 'free' }, silent: false }])
    await line2.team.close()
    await settle()
    expect(line1.told('team.dutiesChanged').at(-1)).toEqual({ duties: [] })
  })

  it('of one who takes another role ends; windows are told who they are now', async () => {
    const { seat } = world()
    const [line1, line2] = [seat(anna), seat(vera)]
    await line2.call('team.duty', { state: { kind: 'free' } })
    await line2.team.changeMember({ ...vera, role: 'operator' })
    await settle()
    expect((await line1.call('team.state', {})).duties).toEqual([])
    expect(line2.told('team.describeChanged')).toMatchObject([{ team: { member: { id: 'vera', role: 'operator' } } }])
    expect((await line2.call('team.describe', {})).team?.member.role).toBe('operator')
  })
})

it('describes itself so that a bridge can carry it', async () => {
  const { seat } = world()
  const described = await seat(anna).call('team.describe', {})
  const carried: unknown = JSON.parse(JSON.stringify(described))
  expect(bridgeRpcs['team.describe'].output.parse(carried)).toEqual(described)
  expect(described.team).toMatchObject({ hub: 'local', member: anna, tracker: null, attachmentLimitBytes: 25 * 1024 * 1024 })
  expect(bridgeEvents['team.describeChanged'].payload.safeParse(carried).success).toBe(true)
})
