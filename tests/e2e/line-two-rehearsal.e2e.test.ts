import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Change, ChangeWhat } from '../../core/domain/escalation/change.ts'
import { chooseDisposition } from '../support/disposition.ts'
import { askHost } from '../support/page-bridge.ts'
import { startRehearsal, type Rehearsal } from '../support/rehearsal.ts'
import { until } from '../support/until.ts'

let seat: Rehearsal

beforeAll(async () => {
  seat = await startRehearsal()
})
afterAll(() => seat.close())

const state = () => askHost(seat.desk, 'team.state', {})
/** Of this client: the packet that was offered to her, or the one that she wrote herself. */
const recordOf = async (name: string, whose: 'theirs' | 'hers' = 'theirs') =>
  (await state()).escalations.find(({ packet }) => packet.client.name === name && (packet.author.id === '1001') === (whose === 'hers'))

async function change(name: string, id: string, what: ChangeWhat) {
  const { team } = await askHost(seat.desk, 'team.describe', {})
  const record = await recordOf(name)
  if (team === null || record === undefined) throw new Error('Neither team nor packet')
  const made: Change = { id, at: Date.now(), by: { kind: 'member', member: team.member }, what }
  return askHost(seat.desk, 'team.change', { organisation: record.packet.organisation, id: record.packet.id, change: made })
}

it('whoever sits at line 2 accepts a talk: the client is put through, and says no more than that he was', { timeout: 90_000 }, async () => {
  await askHost(seat.desk, 'sandbox.sitAt', { desk: 'line-2' })
  await until('the packet is there', async () => (await recordOf('Виктор Данилов')) !== undefined)
  expect((await recordOf('Виктор Данилов'))?.changes[0]?.what).toMatchObject({ kind: 'offered', to: { id: '1001' } })
  expect(await change('Виктор Данилов', 'take', { kind: 'accepted' })).toMatchObject({ kind: 'done' })
  const { call } = await seat.phone.call('incoming', 20_000)
  expect(call.remote.number).toBe('+79165550103')
  await seat.desk.getByRole('button', { name: /^Ответить/ }).waitFor()
  await seat.desk.keyboard.press('F2')
  await seat.phone.call('active')
  await seat.caller.call('the client hears the specialist', ({ heard }) => heard.speech)
  await seat.desk.keyboard.press('KeyM')
  const client = await seat.caller.call('the client speaks', ({ said }) => said.length > 0)
  expect(client.said[0]).toBe('handed-over')
  await seat.desk.keyboard.press('F4')
  await seat.phone.presence('wrap-up')
  await chooseDisposition(seat.desk)
  await seat.desk.keyboard.press('F9')
  await seat.phone.presence('ready')
})

it('the simulated specialist has the client as soon as he is put through, by what the telephone says', { timeout: 90_000 }, async () => {
  await askHost(seat.desk, 'sandbox.sitAt', { desk: 'line-1' })
  await seat.ring('weekend-forwarding')
  await seat.desk.keyboard.press('F2')
  await seat.phone.call('active')
  await until('somebody is free', async () => (await state()).duties.some((duty) => duty.state.kind === 'free'))
  await seat.desk.getByRole('button', { name: /На линию 2.*свобод/s }).waitFor()
  await seat.desk.keyboard.press('F8')
  await seat.phone.when(
    'she is consulted',
    ({ calls }) => calls.some(({ call }) => call.consultFor !== undefined && call.phase === 'active'),
    40_000,
  )
  const kinds = async () => (await recordOf('Виктор Данилов', 'hers'))?.changes.map(({ what }) => what.kind)
  expect(await kinds()).not.toContain('connected')
  await seat.desk.keyboard.press('KeyG')
  await until('she talks with the client', async () => (await kinds())?.includes('connected') === true, 15_000)
})
