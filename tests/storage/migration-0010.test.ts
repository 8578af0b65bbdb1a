import 'fake-indexeddb/auto'
import Dexie from 'dexie'
import { expect, it } from 'vitest'
import { sources } from '../../renderer/storage/migrations/0010-sources.ts'
import { migrations } from '../../renderer/storage/migrations/chain.ts'
import { applyMigrations, type Migration } from '../../renderer/storage/migrations/migration.ts'
import { freshDatabaseName } from '../support/seat-storage.ts'

async function opened(name: string, chain: readonly Migration[]): Promise<Dexie> {
  const db = new Dexie(name)
  applyMigrations(db, chain)
  return db.open()
}

it('0010 adds the sources of clients and leaves every row of before as it was', async () => {
  const name = freshDatabaseName()
  const earlier = migrations.filter(({ version }) => version < sources.version)
  const before = await opened(name, earlier)
  await before.table('jobs').add({ id: 'job-1', interactionId: 'call-1', createdAt: 5 })
  await before.table('clientBases').add({ clientKey: 'k', box: 'b' })
  expect(before.tables.some((table) => table.name === 'sources')).toBe(false)
  before.close()
  for (let opening = 1; opening <= 2; opening += 1) {
    const after = await opened(name, [...earlier, sources])
    expect(await after.table('jobs').toArray()).toEqual([{ id: 'job-1', interactionId: 'call-1', createdAt: 5 }])
    expect(await after.table('clientBases').toArray()).toEqual([{ clientKey: 'k', box: 'b' }])
    expect(after.table('sources').schema.primKey.src).toBe('id')
    const records = after.table('sourceRecords')
    expect([records.schema.primKey.src, ...records.schema.indexes.map((index) => index.src)]).toEqual(['++no', 'source'])
    expect(await records.count()).toBe(opening - 1)
    await records.add({ source: 'book' })
    after.close()
  }
})
