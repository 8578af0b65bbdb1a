import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { RoomSeat } from '../../../../core/domain/chat/message.ts'
import { emptySeat, handedOn, sitDown, sittingIn, turnOrder } from '../../../../core/domain/chat/room-turn.ts'
import type { SeenDuty } from '../../../../core/domain/duty/duty.ts'
import { aDuty } from '../../../support/duty-builder.ts'
import { anna, igor, TEAM_NOW, timur, vera } from '../../../support/team-members.ts'

const away = { state: { kind: 'away', reasonId: 'lunch' } } as const
const busy = { state: { kind: 'busy', with: 'call' } } as const
const seatOf = (...turns: readonly string[]): RoomSeat => {
  const holder = [vera, igor, timur].find(({ id }) => id === turns[0])
  return { since: TEAM_NOW - 1000, turns, ...(holder === undefined ? {} : { holder }) }
}
const namesOf = (order: readonly SeenDuty[]) => order.map(({ member }) => member.id)

describe('who sits there', () => {
  test.each([
    ['free', aDuty(vera), 'vera'],
    ['in a call', aDuty(vera, busy), 'vera'],
    ['on a break', aDuty(vera, away), undefined],
    ['silent', aDuty(vera, { silent: true }), undefined],
  ])('a holder who is %s', (_how, duty, sits) => {
    expect(sittingIn(seatOf('vera'), [duty, aDuty(igor)])?.member.id).toBe(sits)
  })

  test('nobody when the holder is off duty, or nobody ever sat', () => {
    expect(sittingIn(seatOf('vera'), [aDuty(igor)])).toBeUndefined()
    expect(sittingIn(emptySeat, [aDuty(igor)])).toBeUndefined()
  })
})

describe('whose turn it is', () => {
  test('whose last turn is longest ago; who never sat before all', () => {
    expect(namesOf(turnOrder(seatOf('vera', 'igor'), [aDuty(vera), aDuty(igor), aDuty(timur)]))).toEqual(['timur', 'igor', 'vera'])
  })

  test('the free before the busy; the away, the silent and line 1 not at all', () => {
    const duties = [aDuty(vera, away), aDuty(igor, busy), aDuty(timur), aDuty(anna)]
    expect(namesOf(turnOrder(seatOf('vera', 'timur'), duties))).toEqual(['timur', 'igor'])
  })
})

test('one sits down when nobody sits; a holder who is there stays', () => {
  const duties = [aDuty(vera), aDuty(igor)]
  expect(sitDown(seatOf('vera'), duties, 'igor', TEAM_NOW)).toBeUndefined()
  expect(sitDown(seatOf('timur', 'vera'), duties, 'igor', TEAM_NOW)).toEqual({
    holder: igor,
    since: TEAM_NOW,
    turns: ['igor', 'timur', 'vera'],
  })
  expect(sitDown(seatOf('timur'), duties, 'nobody', TEAM_NOW)).toBeUndefined()
})

test('handed on: to the next in turn, to the chosen one, to nobody who is not there', () => {
  const duties = [aDuty(vera), aDuty(igor), aDuty(timur)]
  expect(handedOn(seatOf('vera', 'timur'), duties, TEAM_NOW)?.holder).toBe(igor)
  expect(handedOn(seatOf('vera', 'timur'), duties, TEAM_NOW, 'timur')?.turns).toEqual(['timur', 'vera'])
  expect(handedOn(seatOf('vera'), duties, TEAM_NOW, 'olga')).toBeUndefined()
  expect(handedOn(seatOf('vera'), [aDuty(vera)], TEAM_NOW)).toBeUndefined()
})

const anyDuties = fc
  .uniqueArray(fc.integer({ min: 0, max: 9 }), { minLength: 1 })
  .chain((ids) =>
    fc.tuple(...ids.map((id) => fc.constantFrom({}, busy, away, { silent: true }).map((how) => aDuty({ ...vera, id: `s${id}` }, how)))),
  )
const anyTurns = fc.uniqueArray(fc.integer({ min: 0, max: 12 }).map((id) => `s${id}`))

describe('whoever is on duty', () => {
  test('the row is the same whatever the order they are told in, and names each who is present once', () => {
    fc.assert(
      fc.property(anyDuties, anyTurns, (duties, turns) => {
        const row = namesOf(turnOrder({ since: 0, turns }, duties))
        expect(namesOf(turnOrder({ since: 0, turns }, [...duties].reverse()))).toEqual(row)
        const present = duties.filter(({ silent, state }) => !silent && state.kind !== 'away').map(({ member }) => member.id)
        expect([...row].sort()).toEqual(present.sort())
      }),
    )
  })

  test('handed on again and again among the free, everybody has a turn before anybody has a second', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 8 }), (count) => {
        const duties = Array.from({ length: count }, (_none, id) => aDuty({ ...vera, id: `s${id}` }))
        let seat: RoomSeat = emptySeat
        const sat: string[] = []
        for (let turn = 0; turn < count * 2; turn += 1) {
          seat = handedOn(seat, duties, turn) ?? seat
          sat.push(seat.holder?.id ?? '')
        }
        expect(new Set(sat.slice(0, count)).size).toBe(count)
        expect(sat.slice(count)).toEqual(sat.slice(0, count))
      }),
    )
  })
})
