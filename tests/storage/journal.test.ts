import { describe, expect, it } from 'vitest'
import type { ClientId } from '../../core/domain/client/client.ts'
import { callFacts, callId, operatorWork } from '../support/interactions.ts'
import { freshDatabaseName, openTestStorage } from '../support/seat-storage.ts'

const maria = 'maria' as ClientId

describe('the journal', () => {
  it('keeps facts and work apart when both windows write at once', async () => {
    const name = freshDatabaseName()
    const [phone, desk] = [await openTestStorage(name), await openTestStorage(name)]
    await phone.journal.recordFacts(callFacts('a'))
    const writes: Promise<void>[] = []
    for (let turn = 1; turn <= 20; turn += 1) {
      writes.push(phone.journal.recordFacts(callFacts('a', { answeredAt: turn })))
      writes.push(desk.journal.recordWork(callId('a'), operatorWork(`note ${turn}`, { clientId: maria, savedAt: turn })))
    }
    await Promise.all(writes)
    const interaction = await desk.journal.find(callId('a'))
    expect(interaction?.facts.answeredAt).toBe(20)
    expect(interaction?.work).toEqual({ notes: 'note 20', clientId: maria, savedAt: 20 })
    expect(interaction?.stage).toBe('open')
  })

  it('keeps proof, steps and the word on the recording; a row without them reads as before', async () => {
    const { journal, quarantine } = await openTestStorage()
    await journal.recordFacts(callFacts('old'))
    await journal.recordWork(callId('old'), operatorWork('before'))
    const url = 'https://pbx.example.ru/17.wav'
    const work = operatorWork('now', {
      clientId: maria,
      verified: { how: 'call-back', at: 5 },
      tried: [{ what: 'Перезапустили', at: 6, outcome: 'failed' }],
    })
    await journal.recordFacts(callFacts('new', { recording: { kind: 'kept', url } }))
    await journal.recordWork(callId('new'), work)
    expect(await journal.find(callId('old'))).toEqual({ id: 'old', stage: 'open', facts: callFacts('old'), work: { notes: 'before' } })
    expect(await journal.find(callId('new'))).toMatchObject({ facts: { recording: { kind: 'kept', url } }, work })
    expect(await quarantine.count()).toBe(0)
  })

  it('gives a call that was read before as the same, and as it is once another window has written it', async () => {
    const name = freshDatabaseName()
    const [phone, desk] = [await openTestStorage(name), await openTestStorage(name)]
    await phone.journal.recordFacts(callFacts('a'))
    await phone.journal.recordFacts(callFacts('b'))
    const [before, again] = [await desk.journal.recent(10), await desk.journal.recent(10)]
    expect(again).toHaveLength(2)
    expect(again.every((row, index) => row === before[index])).toBe(true)
    await phone.journal.recordWork(callId('a'), operatorWork('later'))
    const after = await desk.journal.recent(10)
    expect(after.find(({ id }) => id === 'a')?.work.notes).toBe('later')
    expect(before).toContain(after.find(({ id }) => id === 'b'))
  })

  it('keeps notes that come before the facts', async () => {
    const { journal } = await openTestStorage()
    await journal.recordWork(callId('a'), operatorWork('early'))
    expect(await journal.find(callId('a'))).toBeUndefined()
    await journal.recordFacts(callFacts('a'))
    expect(await journal.find(callId('a'))).toMatchObject({ stage: 'open', work: { notes: 'early' } })
  })

  it('never lets an older draft of another desk replace a newer one', async () => {
    const name = freshDatabaseName()
    const [one, two] = [await openTestStorage(name), await openTestStorage(name)]
    await one.journal.recordFacts(callFacts('a'))
    await one.journal.recordWork(callId('a'), operatorWork('new', { savedAt: 20 }))
    await two.journal.recordWork(callId('a'), operatorWork('old', { savedAt: 10 }))
    expect((await one.journal.find(callId('a')))?.work.notes).toBe('new')
  })

  it('lists by client and by time, newest first, and what is unfinished, oldest first', async () => {
    const { journal } = await openTestStorage()
    for (const [index, id] of ['a', 'b', 'c', 'd'].entries()) {
      await journal.recordFacts(callFacts(id, { startedAt: 1_000 + index }))
      await journal.recordWork(callId(id), operatorWork(id, id === 'b' ? {} : { clientId: maria }))
    }
    await journal.close(callFacts('a', { startedAt: 1_000 }), 'wrap-up')
    await journal.close(callFacts('d', { startedAt: 1_003 }), 'not-required')
    expect((await journal.ofClient(maria, 2)).map((each) => each.id)).toEqual(['d', 'c'])
    expect((await journal.ofClient(maria, 2, 1_003)).map((each) => each.id)).toEqual(['c', 'a'])
    expect(await journal.ofClient(maria, 2, 1_000)).toEqual([])
    expect((await journal.recent(3)).map((each) => each.id)).toEqual(['d', 'c', 'b'])
    expect((await journal.unfinished()).map((each) => [each.id, each.stage])).toEqual([
      ['a', 'wrap-up'],
      ['b', 'open'],
      ['c', 'open'],
    ])
  })

  it('finishes with a delivery job, once, whatever is repeated', async () => {
    const name = freshDatabaseName()
    const [one, two] = [await openTestStorage(name), await openTestStorage(name)]
    await one.journal.close(callFacts('a'), 'wrap-up')
    const work = operatorWork('done', { topicId: 'card', resultId: 'solved' })
    await Promise.all([one.journal.finish(callId('a'), work), two.journal.finish(callId('a'), work), one.journal.finish(callId('a'), work)])
    expect(await two.journal.find(callId('a'))).toMatchObject({ stage: 'done', work })
    expect(await one.jobs.list('due', 10)).toHaveLength(1)
    expect((await one.jobs.ofInteraction(callId('a')))?.id).toBe('a')
    await one.journal.close(callFacts('a', { endedAt: 5 }), 'wrap-up')
    expect((await one.journal.find(callId('a')))?.stage).toBe('done')
  })

  it('keeps and delivers what another desk finishes later with other words, and nothing twice', async () => {
    const name = freshDatabaseName()
    const [one, two] = [await openTestStorage(name), await openTestStorage(name)]
    await one.journal.close(callFacts('a'), 'wrap-up')
    await one.journal.finish(callId('a'), operatorWork('short', { savedAt: 10 }))
    const first = Date.now()
    await expect.poll(() => Date.now()).toBeGreaterThan(first)
    const longer = operatorWork('short and long', { savedAt: 20 })
    await Promise.all([one.journal.finish(callId('a'), longer), two.journal.finish(callId('a'), { ...longer, savedAt: 21 })])
    await two.journal.finish(callId('a'), operatorWork('old', { savedAt: 5 }))
    expect(await one.journal.find(callId('a'))).toMatchObject({ stage: 'done', work: { notes: 'short and long' } })
    const sent: unknown[] = []
    for (;;) {
      const leased = await one.queue.leaseNext(Date.now() + 1_000, 60_000)
      if (leased === undefined) break
      sent.push(leased.body)
      await one.queue.settle(leased, { ...leased.job, status: { kind: 'delivered', at: Date.now() } })
    }
    expect(sent).toHaveLength(2)
    expect(sent).toContainEqual(expect.objectContaining({ work: { notes: 'short', savedAt: 10 } }))
    expect(sent.at(-1)).toMatchObject({ callId: 'a', work: { notes: 'short and long' } })
  })

  it('gives the work of a call whose facts are not there yet', async () => {
    const { journal } = await openTestStorage()
    expect(await journal.findWork(callId('a'))).toBeUndefined()
    await journal.recordWork(callId('a'), operatorWork('early'))
    expect(await journal.find(callId('a'))).toBeUndefined()
    expect(await journal.findWork(callId('a'))).toMatchObject({ stage: 'open', work: { notes: 'early' } })
  })

  it('delivers the newest facts even when they come while it finishes', async () => {
    const { journal, queue } = await openTestStorage()
    await journal.close(callFacts('a'), 'wrap-up')
    const other = callFacts('a', { endedAt: 42 })
    await Promise.all([journal.finish(callId('a'), operatorWork('x')), journal.recordFacts(other)])
    const stored = await journal.find(callId('a'))
    const leased = await queue.leaseNext(Date.now(), 1_000)
    expect(stored?.facts.endedAt).toBe(42)
    expect(leased?.body).toMatchObject({ callId: 'a', work: { notes: 'x' } })
  })

  it('refuses to finish a call that it does not know', async () => {
    const { journal, jobs } = await openTestStorage()
    await expect(journal.finish(callId('nobody'), operatorWork(''))).rejects.toMatchObject({ name: 'StorageFailure', kind: 'corrupt' })
    expect(await jobs.list('due', 1)).toEqual([])
  })

  it('tells every window about a change', async () => {
    const name = freshDatabaseName()
    const [phone, desk] = [await openTestStorage(name), await openTestStorage(name)]
    const heard = new Promise((resolve) => desk.journal.onChange(resolve))
    await phone.journal.recordFacts(callFacts('a'))
    expect(await heard).toEqual({ callId: 'a' })
  })
})
