import { expect, test } from 'vitest'
import { SeatJournal, type JournalPlace, type JournalPlaces } from '../../../renderer/phone/seat-journal.ts'
import { FakeJournal } from '../../support/fake-journal.ts'
import { callFacts, callId } from '../../support/interactions.ts'
import { ManualClock } from '../../support/manual-clock.ts'
import { until } from '../../support/until.ts'

class FakePlace implements JournalPlace {
  readonly journal = new FakeJournal()
  closed = false
  #lost = (): void => undefined

  onLost(listener: () => void): void {
    this.#lost = listener
  }

  lose(): void {
    this.#lost()
  }

  close(): void {
    this.closed = true
  }
}

const world = (state: { opens: boolean; rescueOpens: boolean }) => {
  const [own, rescue, clock] = [new FakePlace(), new FakePlace(), new ManualClock()]
  const broughtHome: JournalPlace[] = []
  const refuse = (): Promise<never> => Promise.reject(new Error('the disk is ill'))
  let moved = (): void => undefined
  const places: JournalPlaces = {
    open: () => (state.opens ? Promise.resolve(own) : refuse()),
    openRescue: () => (state.rescueOpens ? Promise.resolve(rescue) : refuse()),
    bringHome: (place) => Promise.resolve(void broughtHome.push(place)),
    onMoved: (listener) => (moved = listener),
  }
  const journal = new SeatJournal(places, clock, () => undefined)
  return { own, rescue, clock, broughtHome, journal, tellMoved: () => moved() }
}

test('calls are kept apart while the seat’s storage does not open, and go home before new ones', async () => {
  const state = { opens: false, rescueOpens: true }
  const { own, rescue, clock, broughtHome, journal } = world(state)
  await journal.recordFacts(callFacts('a'))
  expect([...rescue.journal.rows.keys()]).toEqual([callId('a')])
  state.opens = true
  await until('the seat’s storage is open again', () => {
    clock.advance(2_000)
    return broughtHome.length > 0
  })
  expect(broughtHome).toEqual([own])
  await journal.close(callFacts('a', { endedAt: 9 }), 'wrap-up')
  expect(own.journal.rows.get(callId('a'))).toMatchObject({ stage: 'wrap-up' })
  await until('the other one is let go', () => rescue.closed)
})

test('where nothing opens, facts wait and none is lost', async () => {
  const state = { opens: false, rescueOpens: false }
  const { own, clock, journal } = world(state)
  const written = journal.recordFacts(callFacts('a'))
  state.opens = true
  await until('it is written', () => {
    clock.advance(2_000)
    return own.journal.rows.size === 1
  })
  await written
})

test('a storage that is closed under a call is stood in for at once', async () => {
  const state = { opens: true, rescueOpens: true }
  const { own, rescue, journal } = world(state)
  await journal.recordFacts(callFacts('a'))
  state.opens = false
  own.lose()
  await journal.close(callFacts('a', { endedAt: 9 }), 'wrap-up')
  expect(rescue.journal.rows.get(callId('a'))).toMatchObject({ stage: 'wrap-up' })
})

test('a database that was set aside is left for the new one', async () => {
  const { own, journal, tellMoved } = world({ opens: true, rescueOpens: true })
  await journal.recordFacts(callFacts('a'))
  tellMoved()
  await journal.recordFacts(callFacts('b'))
  await until('the old one is closed', () => own.closed)
})
