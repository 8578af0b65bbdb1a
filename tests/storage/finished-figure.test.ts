import 'fake-indexeddb/auto'
import { describe, expect, it } from 'vitest'
import type { FinishedFigure } from '../../core/domain/insight/finished-figure.ts'
import { deriveSeatKeys } from '../../renderer/storage/crypto/seat-keys.ts'
import { ChangeChannel } from '../../renderer/storage/change-channel.ts'
import { openDatabase } from '../../renderer/storage/db.ts'
import { DexieInteractionJournal } from '../../renderer/storage/journal/dexie-interaction-journal.ts'
import { Quarantine } from '../../renderer/storage/quarantine.ts'
import { callFacts, callId, operatorWork } from '../support/interactions.ts'
import { DATA_KEY, freshDatabaseName, openTestStorage, rawDatabase } from '../support/seat-storage.ts'

const figure = (over: Partial<FinishedFigure['event']> = {}): FinishedFigure => ({
  organisation: 'alfa',
  event: { kind: 'interaction-finished', id: 'a', at: 50, operatorId: 'anna', escalated: false, topicId: 'recording', ...over },
})

/** What lies in the team's outbox, and in which stage the call is, as a new start would find it. */
async function found(name: string) {
  const storage = await openTestStorage(name)
  const items = await storage.team.all()
  return { items, stage: (await storage.journal.find(callId('a')))?.stage, job: await storage.jobs.ofInteraction(callId('a')) }
}

describe('the figure of a finished call', () => {
  it('is on the disk as soon as the call is finished, with nobody who has sent anything yet', async () => {
    const name = freshDatabaseName()
    const { journal } = await openTestStorage(name)
    await journal.close(callFacts('a'), 'wrap-up')
    await journal.finish(callId('a'), operatorWork('note'), figure())
    expect((await found(name)).items).toMatchObject([
      {
        id: 'a',
        lane: 'a',
        organisation: 'alfa',
        status: { kind: 'waiting' },
        body: { kind: 'event', event: { id: 'a', topicId: 'recording' } },
      },
    ])
  })

  it('is written with the call or not at all: a disk that fails at it leaves the call unfinished', async () => {
    const name = freshDatabaseName()
    const db = await openDatabase(name, () => undefined)
    const keys = await deriveSeatKeys('sandbox', DATA_KEY)
    const journal = new DexieInteractionJournal(db, keys, new Quarantine(db, Date.now), new ChangeChannel(name), Date.now)
    await journal.close(callFacts('a'), 'wrap-up')
    const fail = (): never => {
      throw new Error('the disk is gone')
    }
    db.teamItems.hook('creating', fail)
    await expect(journal.finish(callId('a'), operatorWork('note'), figure())).rejects.toThrow()
    expect(await found(name)).toEqual({ items: [], stage: 'wrap-up', job: undefined })
    db.teamItems.hook('creating').unsubscribe(fail)
    await journal.finish(callId('a'), operatorWork('note'), figure())
    const { items, stage, job } = await found(name)
    expect([items.length, stage, job?.lane]).toEqual([1, 'done', 'a'])
    db.close()
  })

  it('is one, whatever is repeated and by however many desks', async () => {
    const name = freshDatabaseName()
    const [one, two] = [await openTestStorage(name), await openTestStorage(name)]
    await one.journal.close(callFacts('a'), 'wrap-up')
    const work = operatorWork('note')
    await Promise.all([
      one.journal.finish(callId('a'), work, figure()),
      two.journal.finish(callId('a'), work, figure()),
      one.journal.finish(callId('a'), work, figure()),
    ])
    expect((await found(name)).items).toHaveLength(1)
    // The hub has it: finishing once more does not bring it back.
    await one.team.sent('a')
    await two.journal.finish(callId('a'), work, figure())
    expect((await found(name)).items).toEqual([])
  })

  it('tells the figures anew, under a name of its own, when another desk had newer work that says something else', async () => {
    const name = freshDatabaseName()
    const { journal } = await openTestStorage(name)
    await journal.close(callFacts('a'), 'wrap-up')
    await journal.finish(callId('a'), operatorWork('note', { savedAt: 10 }), figure())
    await journal.finish(callId('a'), operatorWork('other', { savedAt: 20 }), figure({ topicId: 'other', at: 60 }))
    const { items } = await found(name)
    expect(items.map(({ body }) => body.kind === 'event' && [body.event.id, body.event.topicId])).toEqual([
      ['a', 'recording'],
      ['a', 'other'],
    ])
    expect(new Set(items.map(({ id }) => id)).size).toBe(2)
  })

  it('tells every window that something waits for the hub', async () => {
    const name = freshDatabaseName()
    const [one, two] = [await openTestStorage(name), await openTestStorage(name)]
    await one.journal.close(callFacts('a'), 'wrap-up')
    const told = new Promise<void>((resolve) => void two.team.onChange(resolve))
    await one.journal.finish(callId('a'), operatorWork('note'), figure())
    await told
    const db = await rawDatabase(name)
    expect(await db.table('teamItems').count()).toBe(1)
    db.close()
  })
})
