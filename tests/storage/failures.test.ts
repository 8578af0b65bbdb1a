import 'fake-indexeddb/auto'
import Dexie from 'dexie'
import { describe, expect, it, onTestFinished } from 'vitest'
import { openDatabase } from '../../renderer/storage/db.ts'
import { StorageFailure, toStorageFailure } from '../../renderer/storage/storage-failure.ts'
import { callFacts, callId, operatorWork } from '../support/interactions.ts'
import { freshDatabaseName, openTestStorage, rawDatabase } from '../support/seat-storage.ts'
import { storedClient } from '../support/storage-clients.ts'

/** From now on the disk is full: every put and add fails as Chromium's does. */
function fillTheDisk(): void {
  const { put, add } = IDBObjectStore.prototype
  const full = (): never => {
    throw new DOMException('the disk is full', 'QuotaExceededError')
  }
  IDBObjectStore.prototype.put = full
  IDBObjectStore.prototype.add = full
  onTestFinished(() => {
    Object.assign(IDBObjectStore.prototype, { put, add })
  })
}

describe('storage failures', () => {
  it('say quota when the disk is full, and keep what was there', async () => {
    const { directory, journal } = await openTestStorage()
    await journal.close(callFacts('a'), 'wrap-up')
    fillTheDisk()
    const quota = { name: 'StorageFailure', kind: 'quota' }
    await expect(journal.recordWork(callId('a'), operatorWork('x'))).rejects.toMatchObject(quota)
    await expect(journal.finish(callId('a'), operatorWork('x'))).rejects.toMatchObject(quota)
    await expect(directory.save(storedClient('a', []))).rejects.toMatchObject(quota)
    await expect(directory.bulkImport([storedClient('a', [])])).rejects.toMatchObject(quota)
    expect(await journal.find(callId('a'))).toMatchObject({ stage: 'wrap-up', work: { notes: '' } })
  })

  it('say blocked when another window keeps an older version open', async () => {
    const name = freshDatabaseName()
    const old = new Dexie(name)
    old.version(0.1).stores({ meta: 'id' })
    old.on('versionchange', () => false)
    await old.open()
    await expect(openDatabase(name, () => undefined, 1)).rejects.toMatchObject({ kind: 'blocked' })
    old.close()
  })

  it('say unavailable for a database of a newer version, and after the close', async () => {
    const name = freshDatabaseName()
    const storage = await openTestStorage(name)
    storage.close()
    await expect(storage.journal.recent(1)).rejects.toMatchObject({ kind: 'unavailable' })
    await expect(storage.directory.byPhone('+79030000001')).rejects.toMatchObject({ kind: 'unavailable' })
  })

  it('let another window upgrade or delete the database, and tell ours', async () => {
    const name = freshDatabaseName()
    const storage = await openTestStorage(name)
    const lost = new Promise<void>((resolve) => storage.onLost(resolve))
    await Dexie.delete(name)
    await lost
    await expect(storage.journal.recordFacts(callFacts('a'))).rejects.toBeInstanceOf(StorageFailure)
  })

  it('keep the kind through wrapped errors', () => {
    const inner = new DOMException('full', 'QuotaExceededError')
    const wrapped = new Error('AbortError', { cause: inner })
    expect(toStorageFailure(wrapped)).toMatchObject({ kind: 'quota' })
    expect(toStorageFailure('?')).toMatchObject({ kind: 'unavailable' })
  })

  it('leave a half-written import of a crashed worker unread and remove it with the next one', async () => {
    const name = freshDatabaseName()
    const { directory } = await openTestStorage(name)
    const db = await rawDatabase(name)
    await db.table('pages').bulkAdd([
      { generation: 1, no: 0, box: new Uint8Array(4) },
      { generation: 7, no: 3, box: new Uint8Array(4) },
    ])
    expect(await directory.byPhone('+79030000001')).toEqual([])
    await directory.bulkImport([storedClient('a', ['+79030000001'])])
    expect(await directory.byPhone('+79030000001')).toHaveLength(1)
    expect(await db.table('pages').count()).toBe(1)
    db.close()
  })
})
