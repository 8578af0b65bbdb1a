import { expect, it } from 'vitest'
import { recoverUnfinished } from '../../../core/usecases/recover-unfinished.ts'
import { CALL_STARTED_AT } from '../../support/call-builder.ts'
import { FakeJournal } from '../../support/fake-journal.ts'
import { anInteraction } from '../../support/interaction-builder.ts'

const answeredAt = CALL_STARTED_AT + 5000
const savedAt = CALL_STARTED_AT + 40_000
/** The next life of the phone begins. */
const bornAt = CALL_STARTED_AT + 60_000

it('closes what a dead seat left open, with the last sign of life as the end', async () => {
  const journal = new FakeJournal([
    anInteraction({ id: 'answered', stage: 'open', facts: { answeredAt }, work: { notes: 'ждёт карту', savedAt } }),
    anInteraction({ id: 'rang', stage: 'open' }),
    anInteraction({ id: 'dialled', stage: 'open', facts: { direction: 'outgoing' } }),
    anInteraction({ id: 'waiting' }),
    anInteraction({ id: 'done', stage: 'done' }),
  ])
  const recovered = await recoverUnfinished({ journal, bornAt })
  expect({ wrapUps: recovered.wrapUps.toSorted(), missed: recovered.missed }).toEqual({
    wrapUps: ['answered', 'dialled', 'waiting'],
    missed: ['rang'],
  })
  expect(journal.rows.get(anInteraction({ id: 'answered' }).id)).toMatchObject({
    stage: 'wrap-up',
    facts: { endedAt: savedAt, reason: { kind: 'interrupted', why: 'seat-died' } },
    work: { notes: 'ждёт карту' },
  })
  expect(journal.rows.get(anInteraction({ id: 'rang' }).id)).toMatchObject({
    stage: 'not-required',
    facts: { endedAt: CALL_STARTED_AT, reason: { kind: 'missed', why: 'seat-closed' } },
  })
})

it('finds nothing to do the second time', async () => {
  const journal = new FakeJournal([anInteraction({ id: 'rang', stage: 'open' })])
  await recoverUnfinished({ journal, bornAt })
  expect(await recoverUnfinished({ journal, bornAt })).toEqual({ wrapUps: [], missed: [] })
})

it('leaves the calls of this life alone when the storage answers late', async () => {
  const journal = new FakeJournal([anInteraction({ id: 'up now', stage: 'open', facts: { answeredAt } })])
  expect(await recoverUnfinished({ journal, bornAt: CALL_STARTED_AT })).toEqual({ wrapUps: [], missed: [] })
  expect(journal.rows.get(anInteraction({ id: 'up now' }).id)?.stage).toBe('open')
})
