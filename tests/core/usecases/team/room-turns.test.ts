import { describe, expect, test } from 'vitest'
import { dutySchema } from '../../../../core/contract/team/duty-schema.ts'
import type { Member } from '../../../../core/domain/team/member.ts'
import { openDutyBoard } from '../../../../core/usecases/team/duty-board.ts'
import { SILENCE_GRACE_MS, takeTurns, TURN_STEP_MS } from '../../../../core/usecases/team/room-turns.ts'
import { readJson } from '../../../../main/team/read-json.ts'
import { ManualClock } from '../../../support/manual-clock.ts'
import { openMemoryHub } from '../../../support/memory-hub.ts'
import { aRoom } from '../../../support/room-seat.ts'
import { denis, igor, vera } from '../../../support/team-members.ts'
import { until } from '../../../support/until.ts'

const settle = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 2))

/** Seats of one team on one clock, each with its room, its duty and its turns. */
function aTeam() {
  const clock = new ManualClock()
  const hub = openMemoryHub(clock)
  const seat = (member: Member) => {
    const client = hub.client()
    const board = openDutyBoard({ hub: client, clock, member, random: () => 0.5, parse: (text) => readJson(text, dutySchema) })
    const room = aRoom(client, member, clock)
    const stop = takeTurns({ room, board, hub: client, clock, member })
    return { client, board, room, stop }
  }
  const pass = async (ms: number): Promise<void> => {
    for (let left = ms; left > 0; left -= 500) {
      clock.advance(Math.min(500, left))
      await settle()
    }
  }
  return { clock, seat, pass }
}

describe('whose turn it is sits down', () => {
  test('the first who comes on duty, at once; the second stands by', async () => {
    const { seat, pass } = aTeam()
    const [one, two] = [seat(vera), seat(igor)]
    one.board.announce({ kind: 'free' })
    await settle()
    await pass(500)
    await until('she sits', () => two.room.seat.holder?.id === 'vera')
    two.board.announce({ kind: 'free' })
    await pass(20_000)
    expect(two.room.seat.holder?.id).toBe('vera')
  })

  test('at a break the next sits down by himself, and she does not take it back', async () => {
    const { seat, pass } = aTeam()
    const [one, two] = [seat(vera), seat(igor)]
    one.board.announce({ kind: 'free' })
    await settle()
    two.board.announce({ kind: 'busy', with: 'call' })
    await pass(1000)
    await until('she sits', () => two.room.seat.holder?.id === 'vera')
    one.board.announce({ kind: 'away', reasonId: 'lunch' })
    await pass(1000)
    await until('he sits', () => one.room.seat.holder?.id === 'igor')
    one.board.announce({ kind: 'free' })
    await pass(10_000)
    expect(one.room.seat).toMatchObject({ holder: igor, turns: ['igor', 'vera'] })
  })

  test('a holder who fell silent is waited for a moment, then replaced', async () => {
    const { seat, pass } = aTeam()
    const [one, two] = [seat(vera), seat(igor)]
    one.board.announce({ kind: 'free' })
    await pass(1000)
    two.board.announce({ kind: 'free' })
    await pass(1000)
    one.client.cut()
    await pass(30_000)
    expect(two.room.seat.holder?.id).toBe('vera')
    await pass(8_000 + SILENCE_GRACE_MS + TURN_STEP_MS)
    expect(two.room.seat.holder?.id).toBe('igor')
    one.client.mend()
    await pass(15_000)
    expect(one.room.seat.holder?.id).toBe('igor')
  })

  test('one whose turn it is, but who serves other clients, is passed over', async () => {
    const { clock, seat, pass } = aTeam()
    const one = seat(vera)
    // On the board, yet without a seat in this organisation's room.
    const elsewhere = seat(igor)
    elsewhere.stop()
    elsewhere.board.announce({ kind: 'free' })
    await settle()
    clock.advance(10)
    one.board.announce({ kind: 'free' })
    await pass(1000)
    expect(one.room.seat.holder).toBeUndefined()
    await pass(TURN_STEP_MS)
    await until('she sits', () => one.room.seat.holder?.id === 'vera')
  })

  test('line 1 never sits', async () => {
    const { seat, pass } = aTeam()
    const one = seat(denis)
    one.board.announce({ kind: 'free' })
    await pass(10_000)
    expect(one.room.seat.holder).toBeUndefined()
  })
})
