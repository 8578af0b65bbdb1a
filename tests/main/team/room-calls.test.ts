import { expect, it, onTestFinished } from 'vitest'
import { bridgeEvents, bridgeRpcs } from '../../../core/contract/bridge.ts'
import type { Member } from '../../../core/domain/team/member.ts'
import type { TeamHub } from '../../../core/ports/team-hub.ts'
import { aQuestion, aReply } from '../../support/chat-builder.ts'
import { ManualClock } from '../../support/manual-clock.ts'
import { openMemoryHub } from '../../support/memory-hub.ts'
import { pass, settle } from '../../support/passing-time.ts'
import { anna, denis, igor, TEAM_NOW, vera } from '../../support/team-members.ts'
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

const inAlfa = (message: ReturnType<typeof aQuestion>) => ({
  organisation: 'alfa',
  message: { ...message, mentions: [...message.mentions] },
})

it('carries a question to the duty specialist and her answer back', async () => {
  const { clock, seat } = world()
  const [asks, answers] = [seat(denis), seat(vera)]
  await answers.call('team.duty', { state: { kind: 'free' } })
  await pass(clock, 1000)
  for (const each of [asks, answers]) await each.call('team.rooms', {})
  expect(await asks.call('team.say', inAlfa(aQuestion('Что сказать?', { id: 'q' })))).toEqual({ kind: 'done' })
  await pass(clock, 500)
  expect(await answers.call('team.say', inAlfa(aReply('q', vera, 'Так и говорите')))).toEqual({ kind: 'done' })
  await pass(clock, 500)
  const told = asks.told('team.roomChanged').at(-1)
  expect(bridgeEvents['team.roomChanged'].payload.parse(told)).toMatchObject({
    organisation: 'alfa',
    messages: [{ message: { id: 'q' } }, { message: { by: { id: 'vera' } } }],
    seat: { holder: { id: 'vera' } },
  })
})

it('tells nothing before it is asked, and a burst together', async () => {
  const { clock, seat } = world()
  const [asks, hears] = [seat(denis), seat(vera)]
  await settle()
  await asks.call('team.say', inAlfa(aQuestion()))
  await pass(clock, 500)
  expect(hears.told('team.roomChanged')).toEqual([])
  await hears.call('team.rooms', {})
  for (let index = 0; index < 50; index += 1) await asks.call('team.say', inAlfa(aQuestion(`${index}?`)))
  await pass(clock, 1000)
  expect(hears.told('team.roomChanged').length).toBeLessThanOrEqual(4)
  expect(hears.told('team.roomChanged').at(-1)?.messages).toHaveLength(51)
})

it('shows a room of 5 000 messages within one message of the bridge', async () => {
  const { hub, seat } = world()
  const log = hub.client().log('chat_alfa')
  for (let index = 0; index < 5000; index += 1) {
    const message = aQuestion(`Вопрос ${index}? ${'ж'.repeat(300)}`)
    await log.append(message.id, JSON.stringify(message))
  }
  const reads = seat(vera)
  await settle()
  const answer = await reads.call('team.rooms', {})
  expect(bridgeRpcs['team.rooms'].output.parse(answer).rooms[0]?.messages.length).toBeGreaterThan(100)
  expect(Buffer.byteLength(JSON.stringify(answer))).toBeLessThan(900_000)
})

it('keeps how far one has read', async () => {
  const { clock, seat } = world()
  const reads = seat(vera)
  await settle()
  expect(await reads.call('team.markRead', { organisation: 'alfa', sequence: 12 })).toEqual({ kind: 'done' })
  await pass(clock, 500)
  expect((await reads.call('team.rooms', {})).rooms[0]?.readUpTo).toBe(12)
})

it('hands the seat on, by hand and at a break', async () => {
  const { clock, seat } = world()
  const [one, two] = [seat(vera), seat(igor)]
  const holder = async () => (await two.call('team.rooms', {})).rooms[0]?.seat.holder?.id
  await one.call('team.duty', { state: { kind: 'free' } })
  await pass(clock, 1000)
  await expect(one.call('team.handRoomOn', { organisation: 'alfa' })).rejects.toThrow('not-available')
  await two.call('team.duty', { state: { kind: 'free' } })
  await pass(clock, 1000)
  expect(await holder()).toBe('vera')
  expect(await one.call('team.handRoomOn', { organisation: 'alfa' })).toEqual({ kind: 'done' })
  await pass(clock, 500)
  expect(await holder()).toBe('igor')
  await two.call('team.duty', { state: { kind: 'away', reasonId: 'lunch' } })
  await pass(clock, 1500)
  expect(await holder()).toBe('vera')
})

it('answers with outcomes the contract knows, whatever is wrong', async () => {
  const { hub, seat } = world()
  const client = hub.client()
  const asks = seat(anna, client)
  await settle()
  const message = aQuestion('?', { by: anna })
  expect(await asks.call('team.say', { ...inAlfa(message), organisation: 'beta' })).toEqual({ kind: 'refused', why: 'permissions' })
  await expect(asks.call('team.say', inAlfa(aQuestion('Чужое имя')))).rejects.toThrow('invalid-params')
  await expect(asks.call('team.handRoomOn', { organisation: 'alfa' })).rejects.toThrow('not-available')
  client.cut()
  expect(await asks.call('team.say', inAlfa(message))).toEqual({ kind: 'unreachable' })
  client.mend()
  hub.failWrites('full')
  expect(await asks.call('team.say', inAlfa(message))).toEqual({ kind: 'full' })
})

it('counts what was forged, and goes on', async () => {
  const { hub, seat } = world()
  await hub.client().log('chat_alfa').append('forged', '{"id":"forged","by":"everybody"}')
  const reads = seat(vera)
  await settle()
  expect((await reads.call('team.rooms', {})).rooms[0]?.messages).toEqual([])
  expect(reads.told('team.unreadable').at(-1)).toEqual({ count: 1 })
})
