import { expect, test } from 'vitest'
import { TEAM_FILES_LIMIT_BYTES } from '../../../../core/outbox/team-file.ts'
import { createMemoryTeamFiles } from '../../../../renderer/desk/state/team-memory-files.ts'
import { createMemoryTeamOutbox } from '../../../../renderer/desk/state/team-memory-outbox.ts'
import { aCallWorkWorld } from '../../../support/call-work-world.tsx'
import { FakeTeamHost } from '../../../support/fake-team-host.ts'
import { until } from '../../../support/until.ts'

const team = createMemoryTeamOutbox
const disk = () => {
  const outbox = team()
  return { team: outbox, teamFiles: createMemoryTeamFiles(outbox) }
}

const seat = async (host = new FakeTeamHost(), storage = disk()) => {
  const world = await aCallWorkWorld({ bridge: host.bridge, storage })
  await world.desk.team.start()
  const { files } = world.work.escalations
  const shown = () => Object.values(files.store.getState()).flat()
  return { ...world, host, storage, files, shown }
}
const logFile = (bytes = 300 * 1024): File => new File([new Uint8Array(bytes)], 'лог.txt', { type: 'text/plain' })
const noted = (host: FakeTeamHost): number => host.written.filter((what) => what === 'noted').length
const escalated = async ({ work }: Awaited<ReturnType<typeof seat>>): Promise<string> => {
  const made = work.escalations.escalate({ words: 'Не идёт звонок' })
  if (made === undefined) throw new Error('There is no team')
  await made.said
  return made.id
}

test('a file for a hub that is away waits, is shown, and goes once after a restart', async () => {
  const first = await seat()
  const id = await escalated(first)
  first.host.manner = 'unreachable'
  await first.files.attach(id, logFile())
  expect(first.shown()).toMatchObject([{ name: 'лог.txt', state: { kind: 'waiting', why: 'unreachable' } }])
  first.work.close()
  first.desk.team.close()

  first.host.manner = 'good'
  const second = await seat(first.host, first.storage)
  await until('the word is there', () => noted(second.host) === 1)
  expect(await second.storage.teamFiles.all()).toEqual([])
  expect(second.host.records.get(id)?.changes.at(-1)?.what).toMatchObject({
    kind: 'noted',
    attachment: { name: 'лог.txt', bytes: 307_200 },
  })
  second.host.back()
  await second.passes(60_000)
  expect(noted(second.host)).toBe(1)
})

test('it goes by itself when the hub is back, in two windows as in one', async () => {
  const one = await seat()
  const two = await seat(one.host, one.storage)
  const id = await escalated(one)
  one.host.manner = 'unreachable'
  await one.files.attach(id, logFile())
  expect(two.shown()).toMatchObject([{ state: { kind: 'waiting' } }])
  one.host.back()
  await until('it is at the hub', () => noted(one.host) === 1)
  await until('nobody waits', () => [...one.shown(), ...two.shown()].every(({ state }) => state.kind !== 'waiting'))
  expect(noted(one.host)).toBe(1)
  expect(one.host.bridge.asked.filter(({ name }) => name === 'team.attach').length).toBeLessThanOrEqual(4)
})

test('what waits can be given up, and chosen anew', async () => {
  const world = await seat()
  const id = await escalated(world)
  world.host.manner = 'unreachable'
  await world.files.attach(id, logFile())
  const [sending] = world.shown()
  world.files.cancel(id, sending?.key ?? '')
  expect(world.shown()).toMatchObject([{ state: { kind: 'cancelled' } }])
  world.host.back()
  await world.passes(60_000)
  expect(await world.storage.teamFiles.all()).toEqual([])
  expect(noted(world.host)).toBe(0)
  await world.files.again(id, sending?.key ?? '')
  await until('it is at the hub', () => noted(world.host) === 1)
})

test('too many that wait are refused with the limit, and the packet is unharmed', async () => {
  const world = await seat()
  const id = await escalated(world)
  world.host.manner = 'unreachable'
  const other = { key: 'old', escalationId: id, organisation: 'alfa', createdAt: 0, name: 'a', type: '', bytes: TEAM_FILES_LIMIT_BYTES }
  await world.storage.teamFiles.keep(other, [new Uint8Array(1)])
  await world.files.attach(id, logFile())
  expect(world.shown().find(({ name }) => name === 'лог.txt')?.state).toEqual({
    kind: 'failed',
    why: 'no-room',
    limitBytes: TEAM_FILES_LIMIT_BYTES,
  })
  expect(world.host.written).toEqual(['submit'])
})

test('a disk that does not take it is told', async () => {
  const storage = disk()
  const full = { ...storage, teamFiles: { ...storage.teamFiles, keep: () => Promise.reject(new Error('QuotaExceededError')) } }
  const world = await seat(new FakeTeamHost(), full)
  await world.files.attach(await escalated(world), logFile())
  expect(world.shown()).toMatchObject([{ state: { kind: 'failed', why: 'not-kept' } }])
})
