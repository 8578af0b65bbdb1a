import { describe, expect, test } from 'vitest'
import type { OperatorWork } from '../../../../core/domain/interaction/interaction.ts'
import { finishInteraction } from '../../../../core/usecases/finish-interaction.ts'
import { createWorkStore } from '../../../../renderer/desk/state/work-store.ts'
import { callId } from '../../../support/call-builder.ts'
import { clientId as clientIdOf } from '../../../support/client-builder.ts'
import { FakeJournal } from '../../../support/fake-journal.ts'
import { anInteraction } from '../../../support/interaction-builder.ts'
import { ManualClock } from '../../../support/manual-clock.ts'

const id = callId('one')

const choices = {
  topics: [{ id: 'recordings' }],
  results: [{ id: 'solved', promise: false }],
}

/** A work store on a clock that stands still. */
const start = (kept: Partial<OperatorWork> = {}) => {
  const journal = new FakeJournal([anInteraction({ id, stage: 'wrap-up', work: kept })])
  const clock = new ManualClock()
  const work = createWorkStore({
    journal,
    clock,
    dispositions: choices,
    finish: (callId, written) => finishInteraction({ journal, dispositions: choices }, callId, written),
    journalChanged: () => undefined,
  })
  const draft = () => work.store.getState().drafts[id]
  return { journal, clock, work, draft, kept: () => journal.rows.get(id)?.work }
}

describe('the work of a call', () => {
  test('calls gone by leave the memory, all but the last ones and what is not written yet', async () => {
    const { work, journal } = start()
    const ids = Array.from({ length: 30 }, (_, index) => callId(`gone-${String(index)}`))
    for (const gone of ids) journal.rows.set(gone, anInteraction({ id: gone, stage: 'done', work: { notes: gone } }))
    await Promise.all(ids.map((gone) => work.open(gone)))
    work.change(id, { notes: 'being typed' })
    work.forgetGone([])
    const left = Object.keys(work.store.getState().drafts)
    expect(left).toContain(id)
    expect(left).toContain('gone-29')
    expect(left.length).toBeLessThanOrEqual(9)
    await work.open(callId('gone-0'))
    expect(work.store.getState().drafts[callId('gone-0')]?.work.notes).toBe('gone-0')
  })

  test.each([
    ['a role', { roleId: 'director' }],
    ['a topic', { topicId: 'recordings' }],
    ['a result', { resultId: 'solved' }],
    ['a promise', { promise: 'call back' }],
  ])('%s is in the journal without any pause', async (_, change) => {
    const { work, kept } = start()
    work.change(id, change)
    await expect.poll(kept).toMatchObject(change)
  })

  test('a note waits for a pause, and goes along with a choice', async () => {
    const { work, clock, kept } = start()
    work.change(id, { notes: 'No sound' })
    await Promise.resolve()
    expect(kept()?.notes).toBe('')
    clock.advance(250)
    await expect.poll(kept).toMatchObject({ notes: 'No sound' })
    work.change(id, { notes: 'No sound at all' })
    work.change(id, { topicId: 'recordings' })
    await expect.poll(kept).toMatchObject({ notes: 'No sound at all', topicId: 'recordings' })
  })

  test('many choices at once end with the last one', async () => {
    const { work, kept } = start()
    for (const resultId of ['a', 'b', 'c', 'd']) work.change(id, { resultId })
    await expect.poll(kept).toMatchObject({ resultId: 'd' })
  })
})

const clientId = clientIdOf('c-1')

/** The journal does not answer until it is called again. */
const deaf = (journal: FakeJournal): (() => void) => {
  const read = journal.findWork.bind(journal)
  journal.findWork = () => Promise.reject(new Error('unavailable'))
  return () => {
    journal.findWork = read
  }
}

describe('what was written in an earlier life', () => {
  test('is not written over while it cannot be read, and is joined when it can', async () => {
    const { journal, clock, work, draft, kept } = start({ notes: 'before', topicId: 'recordings', savedAt: 1 })
    const hear = deaf(journal)
    const opened = work.open(id).then(() => work.change(id, { clientId }, true))
    work.change(id, { resultId: 'solved' })
    work.change(id, { notes: 'after' })
    await work.flush()
    expect(kept()).toMatchObject({ notes: 'before' })
    expect(draft()).toMatchObject({ work: { notes: 'after' }, kept: { kind: 'failed' } })
    hear()
    clock.advance(2000)
    await opened
    await expect.poll(kept).toMatchObject({ notes: 'before\nafter', topicId: 'recordings', resultId: 'solved', clientId })
  })

  test('stands before what is typed while it is read', async () => {
    const { work, draft, kept } = start({ notes: 'no sound', clientId, savedAt: 1 })
    const opened = work.open(id)
    work.change(id, { notes: 'n' })
    await opened
    expect(draft()?.work).toMatchObject({ notes: 'no sound\nn', clientId })
    await work.flush()
    expect(kept()).toMatchObject({ notes: 'no sound\nn', clientId })
  })
})

describe('two desks on one call', () => {
  test('what is not touched here is taken from the other', async () => {
    const { journal, work, draft } = start({ notes: 'A', savedAt: 1 })
    await work.open(id)
    await journal.recordWork(id, { notes: 'A and B', topicId: 'recordings', savedAt: 2 })
    await work.refresh(id)
    expect(draft()?.work).toMatchObject({ notes: 'A and B', topicId: 'recordings' })
  })

  test('a note written in both keeps both', async () => {
    const { journal, work, kept } = start({ notes: 'A', savedAt: 1 })
    await work.open(id)
    work.change(id, { notes: 'A ours' })
    await journal.recordWork(id, { notes: 'A theirs', topicId: 'recordings', savedAt: 2 })
    await work.flush(id)
    expect(kept()).toMatchObject({ notes: 'A theirs\nours', topicId: 'recordings' })
  })

  test('finished in the other, what is new here goes after it', async () => {
    const { journal, work, draft, kept } = start({ notes: 'A', savedAt: 1 })
    await work.open(id)
    work.change(id, { notes: 'A ours' })
    await journal.finish(id, { notes: 'A', topicId: 'recordings', resultId: 'solved', savedAt: 2 })
    await work.flush(id)
    await expect.poll(kept).toMatchObject({ notes: 'A ours', topicId: 'recordings' })
    await expect.poll(() => draft()?.stage).toBe('finished')
  })
})

describe('finishing that fails', () => {
  test('leaves the draft on the disk', async () => {
    const { journal, work, kept } = start({ topicId: 'recordings', resultId: 'solved', savedAt: 1 })
    journal.finish = () => Promise.reject(new Error('unavailable'))
    await work.open(id)
    work.change(id, { notes: 'not to lose' })
    expect(await work.finish(id)).toMatchObject({ kind: 'not-kept' })
    expect(kept()).toMatchObject({ notes: 'not to lose' })
  })

  test('is written later when the disk was full', async () => {
    const { journal, clock, work, kept } = start({ topicId: 'recordings', resultId: 'solved', savedAt: 1 })
    const write = journal.recordWork.bind(journal)
    journal.finish = () => Promise.reject(new Error('quota'))
    journal.recordWork = () => Promise.reject(new Error('quota'))
    await work.open(id)
    work.change(id, { notes: 'not to lose' })
    expect(await work.finish(id)).toMatchObject({ kind: 'not-kept', why: 'no-space' })
    journal.recordWork = write
    clock.advance(2000)
    await expect.poll(kept).toMatchObject({ notes: 'not to lose' })
  })
})
