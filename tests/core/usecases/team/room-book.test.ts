import { expect, test } from 'vitest'
import { handedOn, sitDown } from '../../../../core/domain/chat/room-turn.ts'
import { aQuestion, aReply } from '../../../support/chat-builder.ts'
import { aDuty } from '../../../support/duty-builder.ts'
import { ManualClock } from '../../../support/manual-clock.ts'
import { openMemoryHub } from '../../../support/memory-hub.ts'
import { aRoom } from '../../../support/room-seat.ts'
import { denis, igor, vera } from '../../../support/team-members.ts'
import { until } from '../../../support/until.ts'

const instantly = { after: (_ms: number, run: () => void) => (queueMicrotask(run), () => undefined) }

function aTeam() {
  const clock = new ManualClock()
  const hub = openMemoryHub(clock)
  const [denisHub, veraHub] = [hub.client(), hub.client()]
  return { clock, hub, denisHub, veraHub, denisRoom: aRoom(denisHub, denis, instantly), veraRoom: aRoom(veraHub, vera, instantly) }
}

const textsIn = (room: ReturnType<typeof aRoom>) => room.messages.map(({ message }) => ('text' in message.what ? message.what.text : ''))

test('what one says all hear, in the order of the room', async () => {
  const { denisRoom, veraRoom } = aTeam()
  const question = aQuestion('Что сказать?', { id: 'q' })
  expect(await denisRoom.say(question)).toEqual({ kind: 'done' })
  expect(await veraRoom.say(aReply('q', vera, 'Смотрю'))).toEqual({ kind: 'done' })
  await until('both heard', () => denisRoom.messages.length === 2 && veraRoom.messages.length === 2)
  expect(textsIn(veraRoom)).toEqual(['Что сказать?', 'Смотрю'])
  expect(veraRoom.messages.map(({ sequence }) => sequence)).toEqual([1, 2])
})

test('an answer that was lost: sent again, it is there once', async () => {
  const { denisHub, denisRoom } = aTeam()
  const question = aQuestion()
  denisHub.loseAcknowledgements()
  expect((await denisRoom.say(question)).kind).toBe('unreachable')
  expect(await denisRoom.say(question)).toEqual({ kind: 'done' })
  await until('heard', () => denisRoom.messages.length > 0)
  expect(denisRoom.messages).toHaveLength(1)
})

test('a double that the log has forgotten is dropped by whoever reads', async () => {
  const { hub, veraRoom } = aTeam()
  const text = JSON.stringify(aQuestion('Раз', { id: 'q' }))
  const raw = hub.client().log('chat_alfa')
  await raw.append('q', text)
  // The window of the log is over: it takes the same message under another id of its own.
  await raw.append('late', text)
  await raw.append('end', JSON.stringify(aQuestion('Два', { id: 'end' })))
  await until('heard', () => veraRoom.messages.length >= 2)
  expect(textsIn(veraRoom)).toEqual(['Раз', 'Два'])
})

test('what cannot be read is counted and takes nothing away', async () => {
  const { hub } = aTeam()
  const found: string[] = []
  const raw = hub.client().log('chat_alfa')
  await raw.append('bad', '{"id":"bad"}')
  await raw.append('other', JSON.stringify(aQuestion('Чужое имя', { id: 'mine' })))
  await raw.append('good', JSON.stringify(aQuestion('Хорошо', { id: 'good' })))
  const room = aRoom(hub.client(), vera, instantly, (id) => found.push(id))
  await until('read', () => room.isCaughtUp)
  expect(textsIn(room)).toEqual(['Хорошо'])
  expect(found).toEqual(['bad', 'other'])
})

test('the read mark is kept for the member, never goes back, and is his own', async () => {
  const { hub, denisRoom, veraRoom } = aTeam()
  expect(await denisRoom.markRead(7)).toEqual({ kind: 'done' })
  await until('told', () => denisRoom.readUpTo === 7)
  const second = aRoom(hub.client(), denis, instantly)
  await until('the other window knows', () => second.readUpTo === 7)
  expect(await second.markRead(3)).toEqual({ kind: 'done' })
  expect(second.readUpTo).toBe(7)
  expect(veraRoom.readUpTo).toBe(0)
})

test('of two who sit down at once one sits', async () => {
  const { hub, veraRoom } = aTeam()
  const igorRoom = aRoom(hub.client(), igor, instantly)
  const duties = [aDuty(vera), aDuty(igor)]
  const outcomes = await Promise.all([
    veraRoom.changeSeat((seat) => sitDown(seat, duties, 'vera', 1)),
    igorRoom.changeSeat((seat) => sitDown(seat, duties, 'igor', 1)),
  ])
  expect(outcomes.map(({ kind }) => kind).sort()).toEqual(['done', 'nobody'])
  await until('told', () => igorRoom.seat.holder !== undefined && veraRoom.seat.holder !== undefined)
  expect(igorRoom.seat).toEqual(veraRoom.seat)
})

test('handed on, all see it', async () => {
  const { denisRoom, veraRoom } = aTeam()
  const duties = [aDuty(vera), aDuty(igor)]
  await veraRoom.changeSeat((seat) => sitDown(seat, duties, 'vera', 1))
  expect(await veraRoom.changeSeat((seat) => handedOn(seat, duties, 2))).toEqual({ kind: 'done' })
  await until('told', () => denisRoom.seat.holder?.id === 'igor')
  expect(denisRoom.seat.turns).toEqual(['igor', 'vera'])
})

test('a seat that was forged is nobody’s, and is taken', async () => {
  const { hub, veraRoom } = aTeam()
  await hub.client().records('room_alfa').put('seat', '{"holder":42}')
  expect(await veraRoom.changeSeat((seat) => sitDown(seat, [aDuty(vera)], 'vera', 1))).toEqual({ kind: 'done' })
  await until('told', () => veraRoom.seat.holder?.id === 'vera')
})

test('cut off: nothing is written, and what was missed is told when the line is back', async () => {
  const { denisHub, denisRoom, veraRoom } = aTeam()
  await until('ready', () => denisRoom.isCaughtUp)
  denisHub.cut()
  expect(await denisRoom.say(aQuestion())).toEqual({ kind: 'unreachable' })
  expect(await denisRoom.markRead(2)).toEqual({ kind: 'unreachable' })
  await veraRoom.say(aQuestion('Все слышали?', { by: vera }))
  denisHub.mend()
  await until('told', () => denisRoom.messages.length === 1)
})
