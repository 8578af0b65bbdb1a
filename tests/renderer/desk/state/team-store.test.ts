import { expect, test } from 'vitest'
import { createMemoryTeamOutbox } from '../../../../renderer/desk/state/team-memory-outbox.ts'
import { createTeamStore } from '../../../../renderer/desk/state/team-store.ts'
import type { TeamOutbox } from '../../../../core/outbox/team-outbox.ts'
import { FakeTeamHost } from '../../../support/fake-team-host.ts'
import { ManualClock } from '../../../support/manual-clock.ts'
import { aPacket, A_PACKET_ID } from '../../../support/packet-builder.ts'
import { byMember } from '../../../support/escalation-builder.ts'
import { TEAM_NOW, vera } from '../../../support/team-members.ts'
import { until } from '../../../support/until.ts'

const world = async (host = new FakeTeamHost(), outbox: TeamOutbox = createMemoryTeamOutbox()) => {
  const clock = new ManualClock(TEAM_NOW)
  let ids = 0
  const team = createTeamStore({ bridge: host.bridge, outbox, clock, ids: { next: () => `id-${(ids += 1)}` } })
  await team.start()
  const offer = { until: TEAM_NOW + 60_000 }
  const seen = () => team.store.getState().escalations.get(A_PACKET_ID)
  return { host, outbox, clock, team, offer, seen }
}

test('a packet is on the desk before its promise resolves, and sent once the hub has it', async () => {
  const { team, offer, seen } = await world()
  const said = team.submit(aPacket(), offer)
  expect(seen()).toMatchObject({ unsent: true, state: { phase: 'offered' } })
  expect(await said).toMatchObject({ kind: 'done' })
  expect(seen()).toMatchObject({ unsent: false, state: { phase: 'offered' } })
  expect(team.store.getState().outbox).toEqual([])
})

test.for(['unreachable', 'full'] as const)('the hub is %s: queued, shown, and sent once when the link returns', async (manner) => {
  const { host, team, offer, seen } = await world()
  host.manner = manner
  expect(await team.submit(aPacket(), offer)).toEqual({ kind: 'queued' })
  expect(await team.change(A_PACKET_ID, { kind: 'noted', text: 'Ещё одно' })).toEqual({ kind: 'queued' })
  expect(seen()?.unsent).toBe(true)
  expect(seen()?.changes.map(({ what }) => what.kind)).toEqual(['offered', 'noted'])
  expect(host.written).toEqual([])
  host.back()
  await until('nothing waits', () => team.store.getState().outbox.length === 0)
  expect(host.written).toEqual(['submit', 'noted'])
  expect(seen()?.unsent).toBe(false)
})

test('an answer that was lost is no second packet', async () => {
  const { host, clock, team, offer } = await world()
  host.manner = 'mute'
  expect(await team.submit(aPacket(), offer)).toEqual({ kind: 'queued' })
  host.manner = 'good'
  clock.advance(20_000)
  await until('nothing waits', () => team.store.getState().outbox.length === 0)
  expect(host.written).toEqual(['submit'])
  expect(host.records.get(A_PACKET_ID)?.changes).toHaveLength(1)
})

test('what lay in the outbox at the start is sent once, in its order', async () => {
  const outbox = createMemoryTeamOutbox()
  const first = await world(new FakeTeamHost(), outbox)
  first.host.manner = 'unreachable'
  await first.team.submit(aPacket(), first.offer)
  await first.team.change(A_PACKET_ID, { kind: 'withdrawn', why: 'undone' })
  first.team.close()
  const second = await world(new FakeTeamHost(), outbox)
  await until('nothing waits', () => second.team.store.getState().outbox.length === 0)
  expect(second.host.written).toEqual(['submit', 'withdrawn'])
})

test('what the hub has no rights for stays, and goes out when it is sent again', async () => {
  const { host, team, offer } = await world()
  host.manner = 'no-rights'
  expect(await team.submit(aPacket(), offer)).toEqual({ kind: 'refused', why: 'permissions' })
  expect(team.store.getState().outbox).toMatchObject([{ lane: A_PACKET_ID, status: { kind: 'rejected', why: 'permissions' } }])
  host.manner = 'good'
  await team.sendAgain(A_PACKET_ID)
  await until('nothing waits', () => team.store.getState().outbox.length === 0)
  expect(host.written).toEqual(['submit'])
})

test('words that the machine did not take stay until they are let go; a receipt does not', async () => {
  const { host, team, offer } = await world()
  await team.submit(aPacket(), offer)
  host.says(A_PACKET_ID, { id: 'v-1', at: TEAM_NOW, by: byMember(vera), what: { kind: 'returned', answer: 'Перезапустите' } })
  await until('the answer is known', () => team.store.getState().escalations.get(A_PACKET_ID)?.state.phase === 'returned')
  expect(await team.change(A_PACKET_ID, { kind: 'seen' })).toMatchObject({ kind: 'rejected' })
  expect(await team.change(A_PACKET_ID, { kind: 'returned', answer: 'Сам' })).toMatchObject({ kind: 'rejected' })
  expect(team.store.getState().outbox).toMatchObject([{ status: { kind: 'rejected', why: 'rejected' } }])
  await team.letGo(A_PACKET_ID)
  expect(team.store.getState().outbox).toEqual([])
})

test('an acceptance is only ever said live', async () => {
  const host = new FakeTeamHost(vera)
  const { team } = await world(host)
  host.bridge.say('team.escalationChanged', {
    packet: aPacket(),
    changes: [{ id: 'a-1', at: TEAM_NOW, by: byMember(aPacket().author), what: { kind: 'offered', until: TEAM_NOW + 60_000 } }],
  })
  host.manner = 'unreachable'
  expect(await team.accept(A_PACKET_ID)).toEqual({ kind: 'unreachable' })
  expect(team.store.getState().outbox).toEqual([])
})

test('the disk does not take it: it is said all the same, and the truth is told when the hub is away too', async () => {
  const full: TeamOutbox = { ...createMemoryTeamOutbox(), keep: () => Promise.reject(new Error('QuotaExceededError')) }
  const { host, team, offer } = await world(new FakeTeamHost(), full)
  expect(await team.submit(aPacket(), offer)).toMatchObject({ kind: 'done' })
  host.manner = 'unreachable'
  expect(await team.submit(aPacket({ id: '0a6b0e34-0000-4d0a-9a51-1d8f6f1c2d12' }), offer)).toEqual({ kind: 'not-kept' })
})

test('an older record that comes late does not undo a newer one', async () => {
  const { host, team, offer, seen } = await world()
  await team.submit(aPacket(), offer)
  const before = host.records.get(A_PACKET_ID)
  host.says(A_PACKET_ID, { id: 'v-1', at: TEAM_NOW, by: byMember(vera), what: { kind: 'accepted' } })
  if (before !== undefined) host.bridge.say('team.escalationChanged', before)
  expect(seen()?.state.phase).toBe('accepted')
})

test('a finished call is told once, also after a time without a hub', async () => {
  const { host, clock, team, outbox } = await world()
  host.manner = 'unreachable'
  const event = { kind: 'interaction-finished', id: 'call-1', at: TEAM_NOW, operatorId: 'anna', escalated: false } as const
  await outbox.keep({ id: 'call-1', lane: 'call-1', organisation: 'alfa', createdAt: TEAM_NOW, body: { kind: 'event', event } })
  await until('it waits', () => team.store.getState().outbox.length === 1)
  host.manner = 'good'
  clock.advance(20_000)
  await until('nothing waits', () => team.store.getState().outbox.length === 0)
  expect(host.events).toEqual([event])
})
