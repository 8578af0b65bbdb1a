import 'fake-indexeddb/auto'
import Dexie from 'dexie'
import { expect, it } from 'vitest'
import { articles } from '../../renderer/storage/migrations/0012-articles.ts'
import { migrations } from '../../renderer/storage/migrations/chain.ts'
import { applyMigrations, type Migration } from '../../renderer/storage/migrations/migration.ts'
import { freshDatabaseName } from '../support/seat-storage.ts'

async function opened(name: string, chain: readonly Migration[]): Promise<Dexie> {
  const db = new Dexie(name)
  applyMigrations(db, chain)
  return db.open()
}

it('0012 adds the copy of the knowledge base and leaves every row of before as it was', async () => {
  const name = freshDatabaseName()
  const earlier = migrations.filter(({ version }) => version < articles.version)
  const before = await opened(name, earlier)
  await before.table('answerDrafts').add({ id: 'd', box: 'b' })
  expect(before.tables.some((table) => table.name === 'articleParts')).toBe(false)
  before.close()
  for (let opening = 1; opening <= 2; opening += 1) {
    const after = await opened(name, [...earlier, articles])
    expect(await after.table('answerDrafts').toArray()).toEqual([{ id: 'd', box: 'b' }])
    const parts = after.table('articleParts')
    expect([parts.schema.primKey.src, ...parts.schema.indexes.map((index) => index.src)]).toEqual(['no'])
    expect(await parts.count()).toBe(opening - 1)
    await parts.add({ no: opening, box: new Uint8Array([opening]) })
    after.close()
  }
})
