import { describe, expect, it } from 'vitest'
import type { SearchAnswer } from '../../../core/domain/search/search-answer.ts'
import { demoClients } from '../../../core/sandbox/demo/demo-clients.ts'
import type { SeatStorage } from '../../../renderer/storage/seat-storage.ts'
import { freshDatabaseName, openTestStorage, rawDatabase, spoil } from '../../support/seat-storage.ts'
import { storedClient } from '../../support/storage-clients.ts'

const NOW = 1_750_000_000_000

async function answer({ search }: SeatStorage, query: string, limit = 100): Promise<SearchAnswer> {
  const outcome = await search.search(query, { limit })
  if (outcome.kind !== 'answered') throw new Error(outcome.kind)
  return outcome.answer
}

/** The machine may be busy. */
const SOON = { timeout: 20_000 }

const ids = async (storage: SeatStorage, query: string): Promise<readonly string[]> =>
  (await answer(storage, query)).hits.map((hit) => hit.id).toSorted()

/** The name a stored client has: `Орлова-<id>`. */
const someone = (id: string, family: string, number = '+79120000001') => storedClient(id, [number], { name: { given: 'Мария', family } })

describe.each([
  ['sealed', undefined],
  ['plain', null],
])('the search of a seat, %s', (_mode, key) => {
  const options = key === null ? { key } : {}

  it('finds what was imported, after another opening too', { timeout: 30_000 }, async () => {
    const name = freshDatabaseName()
    const storage = await openTestStorage(name, options)
    await storage.directory.bulkImport(demoClients({ seed: 2, count: 60, nowMs: NOW }))
    const found = await ids(storage, 'мария')
    expect(found.length).toBeGreaterThan(0)
    expect(storage.search.status.get()).toEqual({ kind: 'ready', clients: 60 })
    storage.close()
    expect(await ids(await openTestStorage(name, options), 'мария')).toEqual(found)
  })

  it('follows what is saved, told, changed and removed, in any window', { timeout: 60_000 }, async () => {
    const name = freshDatabaseName()
    const [here, there] = [await openTestStorage(name, options), await openTestStorage(name, options)]
    await here.directory.bulkImport([someone('a', 'Щукина'), someone('b', 'Карпова')])
    expect(await ids(here, 'щукина')).toEqual(['a'])
    await there.directory.save(someone('c', 'Щукина'))
    await expect.poll(() => ids(here, 'щукина'), SOON).toEqual(['a', 'c'])
    await there.directory.save(someone('a', 'Окунева'))
    await expect.poll(() => ids(here, 'щукина'), SOON).toEqual(['c'])
    expect(await ids(here, 'окунева')).toEqual(['a'])
    await there.directory.applyDelta({ upserts: [someone('d', 'Сомова')], gone: [someone('b', '').id] })
    await expect.poll(() => ids(here, 'карпова'), SOON).toEqual([])
    expect(await ids(here, 'сомова')).toEqual(['d'])
    await there.directory.compact()
    await expect.poll(() => ids(here, 'мария'), SOON).toEqual(['a', 'c', 'd'])
    await there.directory.remove([someone('d', '').id])
    await expect.poll(() => ids(here, 'сомова'), SOON).toEqual([])
    here.close()
    there.close()
    const later = await openTestStorage(name, options)
    expect(await ids(later, 'мария')).toEqual(['a', 'c'])
    expect(await ids(later, 'карпова')).toEqual([])
  })

  it('reads the directory anew when another import took its place', async () => {
    const storage = await openTestStorage(freshDatabaseName(), options)
    await storage.directory.bulkImport([someone('a', 'Щукина')])
    expect(await ids(storage, 'щук')).toEqual(['a'])
    await storage.directory.bulkImport([someone('b', 'Щукина'), someone('c', 'Щукина')])
    await expect.poll(() => ids(storage, 'щук'), SOON).toEqual(['b', 'c'])
  })
})

describe('the search of a seat', () => {
  it('makes its packs from the pages when there are none', async () => {
    const name = freshDatabaseName()
    const first = await openTestStorage(name)
    await first.directory.bulkImport([someone('a', 'Щукина'), someone('b', 'Карпова')])
    first.close()
    const raw = await rawDatabase(name)
    await raw.table('searchPacks').clear()
    raw.close()
    const second = await openTestStorage(name)
    expect(await ids(second, 'карпова')).toEqual(['b'])
    second.close()
    const again = await rawDatabase(name)
    expect(await again.table('searchPacks').count()).toBe(1)
    again.close()
  })

  it('says that its answer may not be whole when a pack cannot be read, and keeps a copy', async () => {
    const name = freshDatabaseName()
    const first = await openTestStorage(name)
    await first.directory.bulkImport([someone('a', 'Щукина')])
    first.close()
    await spoil(name, 'searchPacks', (row) => {
      row['box'] = new Uint8Array([1, 2, 3])
    })
    const storage = await openTestStorage(name)
    expect(await answer(storage, 'щукина')).toMatchObject({ hits: [], complete: false })
    expect((await storage.quarantine.list(5)).map((row) => row.table)).toContain('searchPacks')
  })

  it('leaves no name readable on the disk, and none at all of whoever was removed', async () => {
    const name = freshDatabaseName()
    const storage = await openTestStorage(name, { key: null })
    await storage.directory.bulkImport([someone('a', 'Щукина'), someone('b', 'Карпова')])
    await storage.directory.remove([someone('a', '').id])
    const raw = await rawDatabase(name)
    const rows: unknown[] = await raw.table('searchPacks').toArray()
    raw.close()
    const text = rows.map((row) => new TextDecoder().decode(boxOf(row))).join('')
    expect(text).toContain('Карпова')
    expect(text).not.toContain('Щукина')
  })

  it('answers only the last of several queries, and none after its end', async () => {
    const storage = await openTestStorage()
    await storage.directory.bulkImport([someone('a', 'Щукина')])
    const cancel = new AbortController()
    const asked = [
      storage.search.search('щ', { limit: 5 }),
      storage.search.search('щу', { limit: 5 }),
      storage.search.search('щук', { limit: 5, signal: cancel.signal }),
    ]
    expect((await Promise.all(asked)).map(({ kind }) => kind)).toEqual(['superseded', 'superseded', 'answered'])
    const late = storage.search.search('щуки', { limit: 5, signal: cancel.signal })
    cancel.abort()
    expect(await late).toEqual({ kind: 'superseded' })
    storage.close()
    expect(await storage.search.search('щ', { limit: 5 })).toEqual({ kind: 'failed', why: 'stopped' })
  })
})

function boxOf(row: unknown): Uint8Array {
  if (typeof row === 'object' && row !== null && 'box' in row && row.box instanceof Uint8Array) return row.box
  throw new Error('no box')
}
