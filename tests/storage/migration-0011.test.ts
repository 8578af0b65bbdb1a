import 'fake-indexeddb/auto'
import Dexie from 'dexie'
import { expect, it } from 'vitest'
import { privacy } from '../../renderer/storage/migrations/0011-privacy.ts'
import { migrations } from '../../renderer/storage/migrations/chain.ts'
import { applyMigrations, type Migration } from '../../renderer/storage/migrations/migration.ts'
import { freshDatabaseName } from '../support/seat-storage.ts'

async function opened(name: string, chain: readonly Migration[]): Promise<Dexie> {
  const db = new Dexie(name)
  applyMigrations(db, chain)
  return db.open()
}

it('0011 adds the marks of privacy and leaves every row of before as it was', async () => {
  const name = freshDatabaseName()
  const earlier = migrations.filter(({ version }) => version < privacy.version)
  const before = await opened(name, earlier)
  await before.table('sources').add({ id: 'book', box: 'b' })
  expect(before.tables.some((table) => table.name === 'erased')).toBe(false)
  before.close()
  for (let opening = 1; opening <= 2; opening += 1) {
    const after = await opened(name, [...earlier, privacy])
    expect(await after.table('sources').toArray()).toEqual([{ id: 'book', box: 'b' }])
    const needed = after.table('needed')
    expect([needed.schema.primKey.src, ...needed.schema.indexes.map((index) => index.src)]).toEqual(['clientKey', 'day'])
    expect(after.table('erased').schema.primKey.src).toBe('clientKey')
    expect(await needed.count()).toBe(opening - 1)
    await needed.add({ clientKey: new Uint8Array([opening]), day: 1 })
    after.close()
  }
})
