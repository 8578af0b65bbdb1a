import 'fake-indexeddb/auto'
import { describe, expect, it } from 'vitest'
import { databaseNames, nextDatabaseName } from '../../renderer/storage/database-name.ts'
import { openSeatStorage } from '../../renderer/storage/open-seat-storage.ts'
import { mergeRescue } from '../../renderer/storage/rescue/merge-rescue.ts'
import { openOrRescue, setAside } from '../../renderer/storage/rescue/open-or-rescue.ts'
import { openRescueStorage } from '../../renderer/storage/rescue/rescue-storage.ts'
import type { SeatMode } from '../../renderer/storage/seat-mode.ts'
import type { SeatStorage } from '../../renderer/storage/seat-storage.ts'
import { callFacts, callId, operatorWork } from '../support/interactions.ts'
import { DATA_KEY, openTestStorage } from '../support/seat-storage.ts'
import { storedClient } from '../support/storage-clients.ts'

const OTHER_KEY = new Uint8Array(32).fill(9)
const inMode = (mode: SeatMode, key: Uint8Array | null = DATA_KEY) => ({ mode, key })

/** A database of a version that is not known yet: Dexie cannot open it. */
const fromTheFuture = (name: string): Promise<void> =>
  new Promise((resolve, reject) => {
    const opening = indexedDB.open(name, 100_000)
    opening.onsuccess = () => {
      opening.result.close()
      resolve()
    }
    opening.onerror = () => reject(new Error(String(opening.error)))
  })

const clear = async (): Promise<void> => {
  for (const { name = '' } of await indexedDB.databases()) if (name.startsWith('firstline')) indexedDB.deleteDatabase(name)
}

async function ownOf(mode: SeatMode): Promise<SeatStorage> {
  const opened = await openOrRescue(inMode(mode))
  if (opened.kind !== 'own') throw new Error(`opened ${opened.kind}`)
  return opened.storage
}

describe('a database that does not open', () => {
  it('is stood in for: what is written there comes home once the own one opens, and is delivered once', async () => {
    await clear()
    await fromTheFuture('firstline')
    const opened = await openOrRescue(inMode('production'))
    expect(opened).toMatchObject({ kind: 'rescue', why: { kind: 'unavailable' } })
    if (opened.kind !== 'rescue') return
    const { storage } = opened
    await storage.journal.recordFacts(callFacts('a', { answeredAt: 5 }))
    await storage.journal.recordWork(callId('a'), operatorWork('he waits for a courier', { savedAt: 10 }))
    await storage.journal.recordWork(callId('b'), operatorWork('written before the facts', { savedAt: 11 }))
    await storage.journal.close(callFacts('c', { endedAt: 7 }), 'wrap-up')
    await storage.journal.finish(callId('c'), operatorWork('done', { savedAt: 12 }))
    storage.close()
    indexedDB.deleteDatabase('firstline')
    const again = await openOrRescue(inMode('production'))
    expect(again).toMatchObject({ kind: 'own', merged: { calls: 3, changes: 0, left: 0 } })
    if (again.kind !== 'own') return
    const { journal, jobs } = again.storage
    expect(await journal.find(callId('a'))).toMatchObject({ stage: 'open', work: { notes: 'he waits for a courier' } })
    expect(await journal.findWork(callId('b'))).toMatchObject({ work: { notes: 'written before the facts' } })
    expect(await journal.find(callId('c'))).toMatchObject({ stage: 'done', work: { notes: 'done' } })
    expect((await jobs.ofInteraction(callId('c')))?.id).toBe('c')
    expect(await mergeRescue(again.storage, inMode('production'))).toMatchObject({ calls: 0 })
    again.storage.close()
  })

  it('tells the desk what came home, also when the phone brought it first, and once', async () => {
    await clear()
    const rescue = await openRescueStorage(inMode('sandbox'))
    await rescue.journal.recordFacts(callFacts('a'))
    rescue.close()
    const phone = await openSeatStorage(inMode('sandbox'))
    expect(await mergeRescue(phone, inMode('sandbox'))).toMatchObject({ calls: 1 })
    const desk = await openOrRescue(inMode('sandbox'))
    expect(desk).toMatchObject({ kind: 'own', merged: { calls: 1, changes: 0, left: 0 } })
    if (desk.kind === 'own') desk.storage.close()
    const later = await openOrRescue(inMode('sandbox'))
    expect(later).toMatchObject({ kind: 'own', merged: { calls: 0, changes: 0, left: 0 } })
    if (later.kind === 'own') later.storage.close()
    phone.close()
    await clear()
  })

  it('never replaces what is newer at home', async () => {
    await clear()
    const main = await openTestStorage()
    const rescue = await openRescueStorage(inMode('sandbox'))
    await rescue.journal.recordFacts(callFacts('a'))
    await rescue.journal.recordWork(callId('a'), operatorWork('old', { savedAt: 1 }))
    await main.journal.close(callFacts('a', { endedAt: 99 }), 'wrap-up')
    await main.journal.recordWork(callId('a'), operatorWork('new', { savedAt: 2 }))
    rescue.close()
    expect(await mergeRescue(main, inMode('sandbox'))).toMatchObject({ calls: 1 })
    expect(await main.journal.find(callId('a'))).toMatchObject({ stage: 'wrap-up', facts: { endedAt: 99 }, work: { notes: 'new' } })
  })

  it('takes no directory while it stands in', async () => {
    await clear()
    const rescue = await openRescueStorage(inMode('sandbox'))
    await expect(rescue.directory.bulkImport([storedClient('a', [])])).rejects.toMatchObject({ kind: 'unavailable' })
    rescue.close()
  })

  it('of another key is left as it is, and set aside on demand; its own key opens it again', async () => {
    await clear()
    const old = await openSeatStorage(inMode('sandbox', OTHER_KEY))
    await old.journal.recordFacts(callFacts('old'))
    old.close()
    const opened = await openOrRescue(inMode('sandbox'))
    expect(opened).toMatchObject({ kind: 'rescue', why: { kind: 'wrong-key' } })
    if (opened.kind === 'rescue') {
      await opened.storage.journal.recordFacts(callFacts('meanwhile'))
      opened.storage.close()
    }
    expect(await nextDatabaseName('sandbox')).toBe('firstline-sandbox-2')
    await setAside(inMode('sandbox'))
    expect(await databaseNames('sandbox')).toEqual(['firstline-sandbox-2', 'firstline-sandbox'])
    const fresh = await ownOf('sandbox')
    expect(fresh.name).toBe('firstline-sandbox-2')
    expect(await fresh.journal.find(callId('meanwhile'))).toBeDefined()
    fresh.close()
    const back = await openSeatStorage(inMode('sandbox', OTHER_KEY))
    expect(back.name).toBe('firstline-sandbox')
    expect(await back.journal.find(callId('old'))).toBeDefined()
    back.close()
    await clear()
  })
})
