import fc from 'fast-check'
import { expect, test } from 'vitest'
import { handedOn, sitDown } from '../../../../core/domain/chat/room-turn.ts'
import type { ChatMessage } from '../../../../core/domain/chat/message.ts'
import { aQuestion } from '../../../support/chat-builder.ts'
import { aDuty } from '../../../support/duty-builder.ts'
import { ManualClock } from '../../../support/manual-clock.ts'
import { openMemoryHub } from '../../../support/memory-hub.ts'
import { aRoom } from '../../../support/room-seat.ts'
import { igor, timur, vera } from '../../../support/team-members.ts'
import { until } from '../../../support/until.ts'

const instantly = { after: (_ms: number, run: () => void) => (queueMicrotask(run), () => undefined) }
const people = [vera, igor, timur]
const duties = people.map((member) => aDuty(member))

const who = fc.integer({ min: 0, max: 2 })
const step = fc.oneof(
  { weight: 4, arbitrary: fc.record({ do: fc.constant('say' as const), who }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('resend' as const), who }) },
  fc.record({ do: fc.constant('cut' as const), who }),
  fc.record({ do: fc.constant('mend' as const), who }),
  fc.record({ do: fc.constant('lose' as const), who }),
  fc.record({ do: fc.constant('sit' as const), who }),
  fc.record({ do: fc.constant('hand on' as const), who }),
  fc.record({ do: fc.constant('read' as const), who }),
)

/** One seat: its line, its room, and what it has said without an answer, as its outbox would keep it. */
function aSeat(hub: ReturnType<typeof openMemoryHub>, index: number) {
  const member = people[index] ?? vera
  const client = hub.client()
  const room = aRoom(client, member, instantly)
  const unsent: ChatMessage[] = []
  return {
    client,
    room,
    unsent,
    async send(message: ChatMessage): Promise<void> {
      if ((await room.say(message)).kind !== 'done') unsent.push(message)
    },
  }
}

test('whatever breaks between: every word is there once, in one order, and one sits', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 40 }), async (steps) => {
      const hub = openMemoryHub(new ManualClock())
      const seats = people.map((_member, index) => aSeat(hub, index))
      const said: ChatMessage[] = []
      const marks = [0, 0, 0]
      for (const [index, move] of steps.entries()) {
        const seat = seats[move.who]
        const member = people[move.who]
        if (seat === undefined || member === undefined) continue
        switch (move.do) {
          case 'say': {
            const message = aQuestion(`${index}`, { id: `s${index}`, by: member })
            said.push(message)
            await seat.send(message)
            break
          }
          case 'resend':
            for (const message of seat.unsent.splice(0)) await seat.send(message)
            break
          case 'cut':
            seat.client.cut()
            break
          case 'mend':
            seat.client.mend()
            break
          case 'lose':
            seat.client.loseAcknowledgements()
            break
          case 'sit':
            await seat.room.changeSeat((now) => sitDown(now, duties, member.id, index))
            break
          case 'hand on':
            await seat.room.changeSeat((now) => handedOn(now, duties, index))
            break
          case 'read': {
            const outcome = await seat.room.markRead(index)
            if (outcome.kind === 'done') marks[move.who] = Math.max(marks[move.who] ?? 0, index)
            break
          }
        }
      }
      for (const { client } of seats) {
        client.loseAcknowledgements(0)
        client.mend()
      }
      for (const seat of seats) for (const message of seat.unsent.splice(0)) await seat.send(message)
      await until('all heard all', () => seats.every(({ room }) => room.messages.length >= said.length))
      const [first] = seats
      for (const { room } of seats) {
        expect(room.messages).toEqual(first?.room.messages)
        expect(room.messages.map(({ message }) => message.id).sort()).toEqual(said.map(({ id }) => id).sort())
        await until('one seat', () => JSON.stringify(room.seat) === JSON.stringify(first?.room.seat))
      }
      for (const [index, { room }] of seats.entries()) await until('the mark is told', () => room.readUpTo >= (marks[index] ?? 0))
      for (const { room } of seats) room.stop()
    }),
    { numRuns: 150 },
  )
})
