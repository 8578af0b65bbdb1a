import { describe, expect, it } from 'vitest'
import { storedClient } from '../support/storage-clients.ts'
import { freshDatabaseName, openTestStorage, rawDatabase } from '../support/seat-storage.ts'

const many = (count: number) =>
  Array.from({ length: count }, (_, index) => storedClient(`c${index}`, [`+7903${1_000_000 + index}`, `+7495${2_000_000 + index}`]))

describe('the directory', () => {
  it('finds an imported client by each phone and by id', async () => {
    const { directory } = await openTestStorage()
    const outcome = await directory.bulkImport(many(300))
    expect(outcome).toEqual({ kind: 'imported', clientCount: 300, refused: 0 })
    for (const index of [0, 63, 64, 200, 299]) {
      const client = storedClient(`c${index}`, [`+7903${1_000_000 + index}`, `+7495${2_000_000 + index}`])
      expect(await directory.byPhone(`+7903${1_000_000 + index}`)).toEqual([client])
      expect(await directory.byPhone(`+7495${2_000_000 + index}`)).toEqual([client])
      expect(await directory.byId(client.id)).toEqual(client)
    }
    expect(await directory.byPhone('+79990000000')).toEqual([])
  })

  it('finds everyone who shares a number, on whatever page', async () => {
    const { directory } = await openTestStorage()
    const shared = '+74952223344'
    await directory.bulkImport(
      many(200).map((client, index) => (index % 70 === 0 ? { ...client, phones: [{ number: shared, kind: 'office' }] } : client)),
    )
    expect((await directory.byPhone(shared)).map((client) => client.id)).toEqual(['c0', 'c70', 'c140'])
  })

  it('lets a saved client win over the imported one, old numbers included', async () => {
    const { directory } = await openTestStorage()
    await directory.bulkImport(many(10))
    const moved = storedClient('c3', ['+79161112233'])
    await directory.save(moved)
    expect(await directory.byId(moved.id)).toEqual(moved)
    expect(await directory.byPhone('+79161112233')).toEqual([moved])
    expect(await directory.byPhone('+79031000003')).toEqual([])
    await directory.bulkImport(many(10))
    expect(await directory.byPhone('+79161112233')).toEqual([moved])
  })

  it('shows what another window saved and imported at once', async () => {
    const name = freshDatabaseName()
    const [phone, desk] = [await openTestStorage(name), await openTestStorage(name)]
    const heard = new Promise<void>((resolve) => phone.directory.onChange(resolve))
    await desk.directory.bulkImport(many(100))
    expect(await phone.directory.byPhone('+79031000050')).toHaveLength(1)
    await desk.directory.bulkImport(many(20))
    expect(await phone.directory.byPhone('+79031000050')).toEqual([])
    await heard
  })

  it('keeps answering while an import replaces the pages', async () => {
    const { directory } = await openTestStorage()
    await directory.bulkImport(many(100))
    const importing = directory.bulkImport(many(100))
    const ended = importing.then(() => 'ended' as const)
    for (;;) {
      const answer = await Promise.race([ended, directory.byPhone('+79031000042')])
      if (answer === 'ended') break
      expect(answer).toHaveLength(1)
    }
  })

  it('changes nothing when an import is cancelled, and leaves nothing behind', async () => {
    const name = freshDatabaseName()
    const { directory } = await openTestStorage(name)
    await directory.bulkImport(many(64), { label: 'first' })
    const cancel = new AbortController()
    const outcome = await directory.bulkImport(many(5_000), { label: 'second', signal: cancel.signal, onProgress: () => cancel.abort() })
    expect(outcome).toEqual({ kind: 'cancelled' })
    expect(await directory.imported()).toMatchObject({ label: 'first', clientCount: 64 })
    expect(await directory.byPhone('+79031000063')).toHaveLength(1)
    const db = await rawDatabase(name)
    expect(await db.table('pages').count()).toBe(1)
    db.close()
  })

  it('refuses records that do not parse and imports the rest', async () => {
    const { directory } = await openTestStorage()
    const broken = { ...storedClient('broken', []), segment: 'Z' as 'A' }
    const outcome = await directory.bulkImport([storedClient('a', ['+79030000001']), broken, storedClient('b', ['+79030000002'])])
    expect(outcome).toEqual({ kind: 'imported', clientCount: 2, refused: 1 })
    expect(await directory.byId(broken.id)).toBeUndefined()
  })

  it('works the same in plain mode', async () => {
    const storage = await openTestStorage(freshDatabaseName(), { key: null })
    expect(storage.encrypted).toBe(false)
    await storage.directory.bulkImport(many(70))
    expect(await storage.directory.byPhone('+79031000065')).toHaveLength(1)
  })
})
