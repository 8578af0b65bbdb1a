import { expect, test } from 'vitest'
import type { CallFactsRecord } from '../../../../../core/domain/interaction/interaction.ts'
import { keepJournal } from '../../../../../renderer/phone/runner/reactions/keep-journal.ts'
import { callId } from '../../../../support/call-builder.ts'
import { ManualClock } from '../../../../support/manual-clock.ts'

const facts = (changes: Partial<CallFactsRecord> = {}): CallFactsRecord => ({
  callId: callId('call-1'),
  direction: 'incoming',
  number: '+79120000067',
  startedAt: 1,
  ...changes,
})

const start = () => {
  const clock = new ManualClock()
  const written: string[] = []
  const storage = { broken: false, tries: 0 }
  const keep = (callId: string, what: string): void => {
    storage.tries += 1
    if (storage.broken) throw new Error('The disk is full')
    written.push(callId === 'call-1' ? what : `${callId} ${what}`)
  }
  const journal = {
    recordFacts: async (row: CallFactsRecord) => keep(row.callId, row.answeredAt === undefined ? 'rang' : 'answered'),
    close: async (row: CallFactsRecord, stage: string) => keep(row.callId, stage),
  }
  const reactions = keepJournal({ journal, clock, log: () => undefined, qualityOf: () => undefined })
  const record = (row: CallFactsRecord, stage: 'open' | 'wrap-up' | 'not-required') =>
    reactions.recordCall({ kind: 'recordCall', callId: row.callId, facts: row, stage })
  const settle = async (): Promise<void> => {
    for (let turn = 0; turn < 10; turn += 1) await Promise.resolve()
  }
  const pass = async (ms: number): Promise<void> => {
    for (let left = ms; left > 0; left -= 500) {
      clock.advance(500)
      await settle()
    }
  }
  return { clock, written, storage, record, settle, pass }
}

test('a ring is written when its card is on the screen, so that the card does not wait for the disk', async () => {
  const { clock, written, record, settle } = start()
  record(facts(), 'open')
  await settle()
  expect(written).toEqual([])
  clock.advance(250)
  await settle()
  expect(written).toEqual(['rang'])
})

test('what happens meanwhile is written at once, and in its place', async () => {
  const { clock, written, record, settle } = start()
  record(facts(), 'open')
  record(facts({ answeredAt: 2 }), 'open')
  record(facts({ answeredAt: 2, endedAt: 3 }), 'wrap-up')
  await settle()
  clock.advance(1000)
  await settle()
  expect(written).toEqual(['answered', 'wrap-up'])
})

test('a call is kept however long the storage fails: tried every 30 s, written within 30 s of its return', async () => {
  const { written, storage, record, pass } = start()
  storage.broken = true
  record(facts({ answeredAt: 2 }), 'open')
  await pass(10 * 60_000)
  const before = storage.tries
  await pass(60_000)
  expect(storage.tries - before).toBe(2)
  storage.broken = false
  await pass(30_000)
  expect(written).toEqual(['answered'])
})

test('of what waited only the newest facts of each call are written', async () => {
  const { written, storage, record, pass } = start()
  storage.broken = true
  record(facts({ answeredAt: 2 }), 'open')
  record(facts({ callId: callId('call-2'), answeredAt: 4 }), 'open')
  await pass(60_000)
  record(facts({ answeredAt: 2, endedAt: 3 }), 'wrap-up')
  record(facts({ answeredAt: 2, endedAt: 3 }), 'open')
  await pass(60_000)
  storage.broken = false
  await pass(30_000)
  expect(written.toSorted()).toEqual(['call-2 answered', 'wrap-up'])
  record(facts({ callId: callId('call-2'), answeredAt: 4, endedAt: 5 }), 'not-required')
  await pass(500)
  expect(written.at(-1)).toBe('call-2 not-required')
})
