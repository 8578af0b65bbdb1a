import { describe, expect, it } from 'vitest'
import { callerKeyOf } from '../../core/domain/client/caller-key.ts'
import type { Client } from '../../core/domain/client/client.ts'
import type { SeatStorage } from '../../renderer/storage/seat-storage.ts'
import { callFacts, callId, operatorWork } from '../support/interactions.ts'
import { DATA_KEY, freshDatabaseName, openTestStorage, rawDatabase } from '../support/seat-storage.ts'
import { storedClient } from '../support/storage-clients.ts'

const NUMBER = '+79120000067'
/** What work on the card, what was learned and what sources tell leave on the seat. */
const OF_THE_CARD = ['выслать договор', 'просила звонить вечером', 'звонит каждый день', 'client-of-source', 'Крылова', 'place-in-the-book']
const SECRETS = ['Орлова', 'Мария', '9120000067', 'о чём говорили', 'обещан звонок', 'client-maria', 'не принимаем', ...OF_THE_CARD]

/** Every row of every table, keys included, as text: strings as they are, bytes in UTF-8 and Latin-1. */
async function everythingStored(name: string): Promise<string> {
  const db = await rawDatabase(name)
  const texts: string[] = []
  const collect = (value: unknown): void => {
    if (value instanceof ArrayBuffer) return collect(new Uint8Array(value))
    if (value instanceof Uint8Array) return void texts.push(Buffer.from(value).toString('utf8'), Buffer.from(value).toString('latin1'))
    if (typeof value === 'object' && value !== null) return Object.values(value).forEach(collect)
    texts.push(String(value))
  }
  for (const table of db.tables) {
    for (const row of await table.toArray()) collect(row)
    for (const key of await table.toCollection().primaryKeys()) collect(key)
  }
  db.close()
  return texts.join('\n')
}

async function fillCard(storage: SeatStorage, maria: Client): Promise<void> {
  const { clientChanges, callers, sources } = storage
  const change = { clientId: maria.id, at: 1, by: 'Оператор' }
  const note = { id: 'n-1', at: 1, by: 'Оператор', text: 'просила звонить вечером', mentions: [] }
  const task = { id: 't-1', text: 'выслать договор', dueAt: 9, createdAt: 1, by: 'Оператор' }
  await clientChanges.change({ ...change, id: 'change-1', body: { kind: 'note-added', note } })
  await clientChanges.change({ ...change, id: 'change-2', body: { kind: 'task-added', task } })
  const key = callerKeyOf({ written: NUMBER, number: NUMBER, identifiers: [] })
  if (key === undefined) throw new Error('a number is a key')
  await callers.learn(key, { clientId: maria.id, verdict: 'confirmed', at: 1 })
  await callers.mark(key, { note: 'звонит каждый день', at: 1 })
  const round = await sources.begin('book')
  const told = storedClient('client-of-source', ['+79120000068'])
  const page = {
    upserts: [told],
    gone: [],
    cursor: 'place-in-the-book',
    more: false,
    refused: [{ name: 'Крылова', fault: 'no-name' }],
    fresh: true,
  }
  await round.write(JSON.stringify(page))
  round.close()
}

async function fill(name: string, key: Uint8Array | null): Promise<void> {
  const storage = await openTestStorage(name, { key })
  const maria = storedClient('client-maria', [NUMBER])
  await storage.directory.bulkImport([maria])
  await storage.directory.save(maria)
  await storage.journal.close(callFacts('a', { number: NUMBER }), 'wrap-up')
  await storage.journal.finish(
    callId('a'),
    operatorWork('о чём говорили', { clientId: maria.id, clientName: 'Мария', promise: 'обещан звонок' }),
  )
  await fillCard(storage, maria)
  const leased = await storage.queue.leaseNext(Date.now() + 1, 1_000)
  if (leased) await storage.queue.settle(leased, { ...leased.job, status: { kind: 'rejected', at: 1, why: 'не принимаем' } })
}

describe('at rest', () => {
  it('holds no name, number, note or id of a client in the clear', async () => {
    const name = freshDatabaseName()
    await fill(name, DATA_KEY)
    const stored = await everythingStored(name)
    for (const secret of SECRETS) expect(stored.includes(secret), secret).toBe(false)
  })

  it('would show them in plain mode, so the search above does search', async () => {
    const name = freshDatabaseName()
    await fill(name, null)
    const stored = await everythingStored(name)
    for (const secret of SECRETS) expect(stored.includes(secret), secret).toBe(true)
  })

  it.each([
    ['another key', new Uint8Array(32)],
    ['no key', null],
  ])('refuses %s and destroys nothing', async (_name, wrong) => {
    const name = freshDatabaseName()
    await fill(name, DATA_KEY)
    await expect(openTestStorage(name, { key: wrong })).rejects.toMatchObject({ name: 'StorageFailure', kind: 'wrong-key' })
    const again = await openTestStorage(name)
    expect(await again.directory.byPhone(NUMBER)).toHaveLength(1)
    expect(await again.quarantine.count()).toBe(0)
  })

  it('refuses a key over data that were written in plain mode', async () => {
    const name = freshDatabaseName()
    await fill(name, null)
    await expect(openTestStorage(name)).rejects.toMatchObject({ kind: 'wrong-key' })
  })
})
