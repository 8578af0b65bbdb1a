import 'fake-indexeddb/auto'
import Dexie from 'dexie'
import { expect, it } from 'vitest'
import { scripts } from '../../renderer/storage/migrations/0013-scripts.ts'
import { migrations } from '../../renderer/storage/migrations/chain.ts'
import { applyMigrations, type Migration } from '../../renderer/storage/migrations/migration.ts'
import { freshDatabaseName } from '../support/seat-storage.ts'

async function opened(name: string, chain: readonly Migration[]): Promise<Dexie> {
  const db = new Dexie(name)
  applyMigrations(db, chain)
  return db.open()
}

it('0013 adds the copies of scripts and leaves every row of before as it was', async () => {
  const name = freshDatabaseName()
  const earlier = migrations.filter(({ version }) => version < scripts.version)
  const before = await opened(name, earlier)
  await before.table('interactions').add({ id: 'call', stage: 'wrap-up' })
  expect(before.tables.some((table) => table.name === 'scripts')).toBe(false)
  before.close()
  for (let opening = 1; opening <= 2; opening += 1) {
    const after = await opened(name, [...earlier, scripts])
    expect(await after.table('interactions').toArray()).toEqual([{ id: 'call', stage: 'wrap-up' }])
    const table = after.table('scripts')
    expect([table.schema.primKey.src, ...table.schema.indexes]).toEqual(['id'])
    expect(await table.count()).toBe(opening - 1)
    await table.add({ id: `house/script.${String(opening)}`, box: new Uint8Array([opening]) })
    after.close()
  }
})
