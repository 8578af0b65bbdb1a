import { describe, expect, it } from 'vitest'
import { sealRecord } from '../../renderer/storage/crypto/record-box.ts'
import { deriveSeatKeys } from '../../renderer/storage/crypto/seat-keys.ts'
import { placeOf } from '../../renderer/storage/team/answer-draft-row.ts'
import { DATA_KEY, freshDatabaseName, openTestStorage, rawDatabase } from '../support/seat-storage.ts'

describe('drafts of answers', () => {
  it('outlive the window, the last words win, an empty one is gone', async () => {
    const name = freshDatabaseName()
    const before = await openTestStorage(name, { key: DATA_KEY })
    await before.answerDrafts.keep({ escalationId: 'packet-1', text: 'Скажите' })
    await before.answerDrafts.keep({ escalationId: 'packet-1', text: 'Скажите клиенту', articleId: 'article-1' })
    await before.answerDrafts.keep({ escalationId: 'packet-2', text: 'Другое' })
    await before.answerDrafts.keep({ escalationId: 'packet-2', text: '' })
    before.close()
    const after = await openTestStorage(name, { key: DATA_KEY })
    expect(await after.answerDrafts.all()).toEqual([{ escalationId: 'packet-1', text: 'Скажите клиенту', articleId: 'article-1' }])
    after.close()
  })

  it('lie sealed, and a broken one is set aside without taking the others along', async () => {
    const name = freshDatabaseName()
    const storage = await openTestStorage(name, { key: DATA_KEY })
    await storage.answerDrafts.keep({ escalationId: 'packet-1', text: 'Номер клиента 9120000067' })
    const raw = await rawDatabase(name)
    const [row] = (await raw.table('answerDrafts').toArray()) as { readonly box: Uint8Array }[]
    expect(Buffer.from(row?.box ?? []).toString('utf8')).not.toContain('9120000067')
    await raw.table('answerDrafts').put({ id: 'packet-2', box: new Uint8Array([1, 2, 3]) })
    await raw.table('answerDrafts').put({ id: 'packet-3' })
    raw.close()
    expect((await storage.answerDrafts.all()).map(({ escalationId }) => escalationId)).toEqual(['packet-1'])
    expect(await storage.quarantine.count()).toBe(2)
    storage.close()
  })

  it('tell the disk no id, and take an id and a text of any length', async () => {
    const name = freshDatabaseName()
    const before = await openTestStorage(name, { key: DATA_KEY })
    const long = { escalationId: `card:${'client-4711-'.repeat(20)}`, text: 'Очень длинная заметка. '.repeat(2_000) }
    await before.answerDrafts.keep(long)
    await before.answerDrafts.keep({ escalationId: 'card:crm-77', text: '{}' })
    before.close()
    const raw = await rawDatabase(name)
    const keys = await raw.table('answerDrafts').toCollection().primaryKeys()
    expect(keys).toHaveLength(2)
    for (const key of keys) expect(key).toMatch(/^[0-9a-f]{32}$/)
    raw.close()
    const after = await openTestStorage(name, { key: DATA_KEY })
    expect(await after.answerDrafts.all()).toContainEqual(long)
    after.close()
  })

  it('of before, which lay under the id itself, are read, and go when they are written again', async () => {
    const name = freshDatabaseName()
    const storage = await openTestStorage(name, { key: DATA_KEY })
    const raw = await rawDatabase(name)
    const keys = await deriveSeatKeys('sandbox', DATA_KEY)
    for (const id of ['packet-1', 'packet-2']) {
      await raw.table('answerDrafts').put({ id, box: await sealRecord(keys, 'team', placeOf(id), { text: 'Прежний' }) })
    }
    expect(await storage.answerDrafts.all()).toEqual(['packet-1', 'packet-2'].map((escalationId) => ({ escalationId, text: 'Прежний' })))
    await storage.answerDrafts.keep({ escalationId: 'packet-1', text: 'Новый' })
    await storage.answerDrafts.keep({ escalationId: 'packet-2', text: '' })
    expect(await storage.answerDrafts.all()).toEqual([{ escalationId: 'packet-1', text: 'Новый' }])
    expect(await raw.table('answerDrafts').count()).toBe(1)
    raw.close()
    storage.close()
  })
})
