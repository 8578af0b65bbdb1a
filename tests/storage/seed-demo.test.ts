import { expect, it } from 'vitest'
import { demoClient } from '../../core/sandbox/demo/demo-clients.ts'
import { saveScenarioPeople, seedDemo } from '../../renderer/storage/seed-demo.ts'
import { freshDatabaseName, openTestStorage } from '../support/seat-storage.ts'
import { storedClient } from '../support/storage-clients.ts'

const NOW = 1_750_000_000_000

it('seeds once, shows progress, and keeps the people of the scenarios over it', async () => {
  const storage = await openTestStorage(freshDatabaseName())
  const progress: number[] = []
  const options = { count: 2_500, nowMs: NOW, onProgress: ({ done }: { done: number }) => progress.push(done) }
  expect(await seedDemo(storage, options)).toBe('seeded')
  expect(progress.length).toBeGreaterThan(1)
  expect(await storage.directory.imported()).toMatchObject({ clientCount: 2_500 })
  const one = demoClient(1, 2_345, NOW)
  for (const phone of one.phones) expect(await storage.directory.byPhone(phone.number)).toContainEqual(one)

  await saveScenarioPeople(storage, [storedClient('scenario', ['+79120000067'])])
  expect(await storage.directory.byPhone('+79120000067')).toHaveLength(1)
  expect(await seedDemo(storage, options)).toBe('already-there')
})

it('opens and seeds a fresh profile once, though two windows start together', async () => {
  const name = freshDatabaseName()
  const windows = await Promise.all([openTestStorage(name), openTestStorage(name)])
  const outcomes = await Promise.all(windows.map((storage) => seedDemo(storage, { count: 130, nowMs: NOW })))
  expect([...outcomes].sort()).toEqual(['already-there', 'seeded'])
})

it('makes the demo data anew when its dates have grown old', async () => {
  const storage = await openTestStorage()
  await seedDemo(storage, { count: 10, nowMs: Date.now() })
  const later = Date.now() + 8 * 24 * 60 * 60_000
  expect(await seedDemo(storage, { count: 10, nowMs: later })).toBe('seeded')
  expect(await storage.directory.byId(demoClient(1, 3, later).id)).toEqual(demoClient(1, 3, later))
})

it('keeps what was changed here when the demo data is made anew', async () => {
  const storage = await openTestStorage()
  const now = Date.now()
  await seedDemo(storage, { count: 10, nowMs: now })
  const changed = demoClient(1, 3, now)
  const at = { at: now, by: 'Анна' }
  const { clientChanges, directory } = storage
  expect(await clientChanges.change({ id: 'tag', clientId: changed.id, ...at, body: { kind: 'tag-added', tag: 'важный' } })).toMatchObject({
    kind: 'kept',
  })
  await clientChanges.applyRemote({ upserts: [storedClient('told', ['+79120000067'])], gone: [] })
  await directory.save(storedClient('saved', ['+79120000068']))
  const later = now + 8 * 24 * 60 * 60_000
  expect(await seedDemo(storage, { count: 10, nowMs: later })).toBe('seeded')
  await clientChanges.pendingOf(changed.id)
  expect((await directory.byId(changed.id))?.tags).toContain('важный')
  expect(await clientChanges.pendingOf(changed.id)).toHaveLength(1)
  expect(await directory.byPhone('+79120000067')).toHaveLength(1)
  expect(await directory.byPhone('+79120000068')).toHaveLength(1)
})
