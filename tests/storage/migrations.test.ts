import 'fake-indexeddb/auto'
import Dexie from 'dexie'
import { describe, expect, it } from 'vitest'
import { firstLayout } from '../../renderer/storage/migrations/0001-first-layout.ts'
import { teamFiles } from '../../renderer/storage/migrations/0004-team-files.ts'
import { answerDrafts } from '../../renderer/storage/migrations/0003-answer-drafts.ts'
import { teamOutbox } from '../../renderer/storage/migrations/0002-team-outbox.ts'
import { clientChanges } from '../../renderer/storage/migrations/0009-client-changes.ts'
import { directorySides } from '../../renderer/storage/migrations/0005-directory-sides.ts'
import { searchPacks } from '../../renderer/storage/migrations/0006-search-packs.ts'
import { migrations } from '../../renderer/storage/migrations/chain.ts'
import { applyMigrations, type Migration } from '../../renderer/storage/migrations/migration.ts'
import { freshDatabaseName } from '../support/seat-storage.ts'

async function opened(name: string, chain: readonly Migration[]): Promise<Dexie> {
  const db = new Dexie(name)
  applyMigrations(db, chain)
  return db.open()
}

describe('migrations', () => {
  it('0001 makes every table with its indexes out of nothing', async () => {
    const name = freshDatabaseName()
    expect(await Dexie.exists(name)).toBe(false)
    const db = await opened(name, [firstLayout])
    const layout = db.tables.map((table) =>
      [table.name, table.schema.primKey.src, ...table.schema.indexes.map((index) => index.src)].join(' '),
    )
    expect(layout.sort()).toEqual([
      'buckets [generation+no]',
      'interactions id startedAt [clientKey+startedAt] [stage+startedAt]',
      'jobs id [interactionId+createdAt] [state+at]',
      'meta id',
      'overlay clientKey *phoneKeys',
      'pages [generation+no]',
      'quarantine id at',
    ])
    db.close()
  })

  it('0003 adds the drafts of answers and leaves what was there', async () => {
    const name = freshDatabaseName()
    const before = await opened(name, [firstLayout, teamOutbox])
    await before.table('teamItems').add({ id: 'one' })
    expect(before.tables.some((table) => table.name === 'answerDrafts')).toBe(false)
    before.close()
    const after = await opened(name, [firstLayout, teamOutbox, answerDrafts])
    expect(await after.table('answerDrafts').count()).toBe(0)
    await after.table('answerDrafts').put({ id: 'packet' })
    expect(await after.table('teamItems').toArray()).toEqual([{ no: 1, id: 'one' }])
    after.close()
  })

  it('0002 adds the outbox of the team and leaves every row of 0001 as it was', async () => {
    const name = freshDatabaseName()
    const rows = {
      interactions: { id: 'call-1', stage: 'wrap-up', startedAt: 5 },
      jobs: { id: 'job-1', interactionId: 'call-1', createdAt: 5 },
    }
    const before = await opened(name, [firstLayout])
    await before.table('interactions').add(rows.interactions)
    await before.table('jobs').add(rows.jobs)
    expect(before.tables.map((table) => table.name)).not.toContain('teamItems')
    before.close()
    for (let opening = 1; opening <= 2; opening += 1) {
      const after = await opened(name, [firstLayout, teamOutbox])
      expect(await after.table('interactions').toArray()).toEqual([rows.interactions])
      expect(await after.table('jobs').toArray()).toEqual([rows.jobs])
      const items = after.table('teamItems')
      expect([items.schema.primKey.src, ...items.schema.indexes.map((index) => index.src)]).toEqual(['++no', '&id'])
      expect(await items.toArray()).toHaveLength(opening - 1)
      await items.add({ id: `change-${opening}`, lane: 'e' })
      await expect(items.add({ id: `change-${opening}`, lane: 'e' })).rejects.toThrow()
      after.close()
    }
  })

  it('0004 adds the files that wait for the hub and leaves every row of 0003 as it was', async () => {
    const name = freshDatabaseName()
    const rows = { teamItems: { no: 1, id: 'one', lane: 'e' }, answerDrafts: { id: 'packet' } }
    const before = await opened(name, [firstLayout, teamOutbox, answerDrafts])
    await before.table('teamItems').add(rows.teamItems)
    await before.table('answerDrafts').add(rows.answerDrafts)
    expect(before.tables.map((table) => table.name)).not.toContain('teamFiles')
    before.close()
    for (let opening = 1; opening <= 2; opening += 1) {
      const after = await opened(name, [firstLayout, teamOutbox, answerDrafts, teamFiles])
      expect(await after.table('teamItems').toArray()).toEqual([rows.teamItems])
      expect(await after.table('answerDrafts').toArray()).toEqual([rows.answerDrafts])
      expect(await after.table('teamFiles').count()).toBe(opening - 1)
      await after.table('teamFiles').add({ key: `file-${opening}`, bytes: 3 })
      await after.table('teamFileParts').bulkAdd([
        { key: `file-${opening}`, no: 0 },
        { key: `file-${opening}`, no: 1 },
      ])
      await expect(after.table('teamFileParts').add({ key: `file-${opening}`, no: 1 })).rejects.toThrow()
      after.close()
    }
  })

  it('0007 adds what is learned of callers and leaves the clients as they were', async () => {
    const name = freshDatabaseName()
    const upTo = (version: number): readonly Migration[] => migrations.filter((step) => step.version <= version)
    const before = await opened(name, upTo(6))
    await before.table('meta').put({ id: 'directory', generation: 1 })
    expect(before.tables.some((table) => table.name === 'callers')).toBe(false)
    before.close()
    const after = await opened(name, upTo(7))
    await after.table('callers').put({ key: new Uint8Array([1]), box: new Uint8Array([2]) })
    expect(await after.table('callers').count()).toBe(1)
    expect(await after.table('meta').toArray()).toEqual([{ id: 'directory', generation: 1 }])
    after.close()
  })

  it('0008 adds what is learned of questions and leaves the callers as they were', async () => {
    const name = freshDatabaseName()
    const upTo = (version: number): readonly Migration[] => migrations.filter((step) => step.version <= version)
    const before = await opened(name, upTo(7))
    await before.table('callers').put({ key: new Uint8Array([1]), box: new Uint8Array([2]) })
    expect(before.tables.some((table) => table.name === 'predictionCounts')).toBe(false)
    before.close()
    const after = await opened(name, upTo(8))
    await after.table('predictionCounts').put({ key: 'mortgage/papers/missing', shown: 1 })
    expect(await after.table('predictionCounts').count()).toBe(1)
    expect(await after.table('callers').toArray()).toEqual([{ key: new Uint8Array([1]), box: new Uint8Array([2]) }])
    after.close()
  })

  it('0009 adds changes of clients, their bases and tasks, and leaves every row as it was', async () => {
    const name = freshDatabaseName()
    const chain = migrations.filter(({ version }) => version < 9)
    const job = { id: 'job-1', interactionId: 'call-1', createdAt: 5, state: 'due', at: 5 }
    const recent = { layer: 1, clientKey: new Uint8Array([1]), seq: 1, phoneKeys: [], box: new Uint8Array([0]) }
    const before = await opened(name, chain)
    await before.table('jobs').add(job)
    await before.table('recent').add(recent)
    expect(before.tables.map((table) => table.name)).not.toContain('clientChanges')
    before.close()
    for (let opening = 1; opening <= 2; opening += 1) {
      const after = await opened(name, [...chain, clientChanges])
      expect(await after.table('jobs').toArray()).toEqual([job])
      expect(await after.table('recent').toArray()).toMatchObject([{ layer: 1, seq: 1, box: recent.box }])
      const changes = after.table('clientChanges')
      expect(await changes.count()).toBe(opening - 1)
      await changes.add({ id: `change-${opening}`, clientKey: new Uint8Array([1]), state: 'pending', at: opening })
      await expect(changes.add({ id: `change-${opening}`, state: 'pending', at: 9 })).rejects.toThrow()
      await after.table('clientBases').put({ clientKey: new Uint8Array([1]) })
      await after.table('clientTasks').put({ clientKey: new Uint8Array([1]), taskId: 't', remindAt: opening })
      expect(await Promise.all(['clientBases', 'clientTasks'].map((table) => after.table(table).count()))).toEqual([1, 1])
      after.close()
    }
  })

  it('0005 makes edits of the clients that were saved one by one, and a second side of the directory', async () => {
    const name = freshDatabaseName()
    const chain = [firstLayout, teamOutbox, answerDrafts, teamFiles]
    const saved = [1, 2].map((no) => ({
      clientKey: new Uint8Array(16).fill(no),
      phoneKeys: [new Uint8Array(16).fill(9)],
      box: new Uint8Array(3),
    }))
    const page = { generation: 4, no: 0, box: new Uint8Array(8) }
    const before = await opened(name, chain)
    await before.table('overlay').bulkAdd(saved)
    await before.table('pages').add(page)
    before.close()
    for (let opening = 1; opening <= 2; opening += 1) {
      const after = await opened(name, [...chain, directorySides])
      expect(after.tables.map((table) => table.name)).not.toContain('overlay')
      const recent = after.table('recent')
      expect(await recent.toArray()).toEqual(saved.map((row, index) => ({ ...row, layer: 1, seq: index + 1 })))
      expect(await recent.where('phoneKeys').equals(new Uint8Array(16).fill(9)).count()).toBe(2)
      expect(await recent.get([1, new Uint8Array(16).fill(2)])).toMatchObject({ seq: 2 })
      expect(await after.table('pages').toArray()).toEqual([page])
      for (const table of ['pagesB', 'bucketsB', 'importParts']) expect(await after.table(table).count()).toBe(0)
      after.close()
    }
  })

  it('are numbered upwards', () => {
    const numbers = migrations.map((step) => step.version)
    expect(numbers).toEqual([...new Set(numbers)].sort((a, b) => a - b))
    const step = (version: number): Migration => ({ version, stores: {} })
    expect(() => applyMigrations(new Dexie('x'), [step(2), step(1)])).toThrow('migration 1')
    expect(() => applyMigrations(new Dexie('x'), [step(2), step(2)])).toThrow('migration 2')
  })

  it('0006 adds the packs of the search and leaves pages and buckets as they were', async () => {
    const name = freshDatabaseName()
    const page = { generation: 1, no: 0, box: new Uint8Array([1]) }
    const before = await opened(name, [firstLayout, teamOutbox])
    await before.table('pages').add(page)
    before.close()
    const after = await opened(name, [firstLayout, teamOutbox, searchPacks])
    expect(await after.table('searchPacks').count()).toBe(0)
    await after.table('searchPacks').put({ ...page, no: 7 })
    expect(await after.table('searchPacks').get([1, 7])).toMatchObject({ no: 7 })
    expect(await after.table('pages').get([1, 0])).toMatchObject(page)
    after.close()
  })

  it('carry rows of the older layout over, each step once, in order', async () => {
    const name = freshDatabaseName()
    const people: Migration = { version: 1, stores: { people: 'id' } }
    const rename: Migration = {
      version: 2,
      stores: { people: 'id, called' },
      upgrade: async (transaction) => {
        await transaction
          .table('people')
          .toCollection()
          .modify((row: Record<string, unknown>) => {
            row['called'] = row['name']
            delete row['name']
          })
      },
    }
    const move: Migration = {
      version: 3,
      stores: { clients: 'id', people: null },
      upgrade: async (transaction) => {
        await transaction.table('clients').bulkAdd(await transaction.table('people').toArray())
      },
    }
    const before = await opened(name, [people])
    await before.table('people').add({ id: 1, name: 'Вера' })
    before.close()
    for (let opening = 0; opening < 2; opening += 1) {
      const after = await opened(name, [people, rename, move])
      expect(await after.table('clients').toArray()).toEqual([{ id: 1, called: 'Вера' }])
      expect(after.tables.map((table) => table.name)).toEqual(['clients'])
      after.close()
    }
  })
})
