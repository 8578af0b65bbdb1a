import { afterEach, describe, expect, it, onTestFinished, vi } from 'vitest'
import type { ClientId } from '../../core/domain/client/client.ts'
import type { SeatStorage } from '../../renderer/storage/seat-storage.ts'
import { startSourceSync, type SyncOptions } from '../../renderer/storage/sync/source-sync.ts'
import { dieAfter } from '../support/dying-disk.ts'
import { ManualClock } from '../support/manual-clock.ts'
import { ScriptedSource } from '../support/scripted-source.ts'
import { freshDatabaseName, openTestStorage, rawDatabase } from '../support/seat-storage.ts'
import { storedClient } from '../support/storage-clients.ts'

const running: { stop(): void }[] = []
afterEach(() => {
  for (const sync of running.splice(0)) sync.stop()
})

const person = (id: string, city = 'Пермь') =>
  storedClient(id, [`+79120000${String(id.length)}${id.replace(/\D/g, '').padStart(2, '0')}`], { city })
const EVERY_SECONDS = 300

function start(storage: SeatStorage, source: ScriptedSource, clock: ManualClock, over: Partial<SyncOptions> = {}): { stop(): void } {
  const sources = [{ id: 'book', everySeconds: EVERY_SECONDS }]
  const started = startSourceSync({ storage, sources, pull: source.pull, clock, random: () => 0, ...over })
  running.push(started)
  return started
}

const cities = async ({ directory }: SeatStorage, ...ids: readonly string[]): Promise<readonly (string | undefined)[]> =>
  Promise.all(ids.map(async (id) => (await directory.byId(id as ClientId))?.city))

const read = (storage: SeatStorage, expected: object) =>
  vi.waitFor(async () => expect(await storage.sources.status('book')).toMatchObject(expected))

/** One round, to its end. */
async function round(storage: SeatStorage, source: ScriptedSource): Promise<void> {
  const begun = await storage.sources.begin('book')
  try {
    for (let { cursor } = begun; ;) {
      const answer = await source.pull({ source: 'book', ...(cursor === undefined ? {} : { cursor }), limit: 200 })
      if (answer.kind !== 'page') throw new Error('no page')
      const applied = await begun.write(answer.page)
      if (applied.kind === 'unreadable') throw new Error('unreadable')
      if (!applied.more) return
      cursor = applied.cursor
    }
  } finally {
    begun.close()
  }
}

describe('the reading of a source', () => {
  it('brings everything, then changes, then takes away what is gone', async () => {
    const [storage, clock, source] = [await openTestStorage(), new ManualClock(), new ScriptedSource()]
    source.put(person('1'), person('2'), person('3'), person('4'), person('5'))
    start(storage, source, clock)
    await read(storage, { clientCount: 5 })
    expect(await cities(storage, '1', '5')).toEqual(['Пермь', 'Пермь'])
    expect((await storage.directory.byPhone('+79120000103'))[0]).toMatchObject({ id: '3', source: 'book' })
    source.put(person('2', 'Москва'), person('6'))
    source.remove('1')
    storage.sources.wantNow('book')
    await vi.waitFor(async () => expect(await cities(storage, '1', '2', '6')).toEqual([undefined, 'Москва', 'Пермь']))
    expect(await storage.sources.status('book')).toMatchObject({ clientCount: 5 })
  })

  it('takes away what a telling anew does not name, and writes only what changed', async () => {
    const [storage, source] = [await openTestStorage(), new ScriptedSource()]
    source.put(person('1'), person('2'), person('3'))
    await round(storage, source)
    source.remove('2')
    source.put(person('3', 'Казань'))
    source.epoch += 1
    const applied = vi.fn()
    onTestFinished(storage.directory.onChange(applied))
    await round(storage, source)
    expect(await cities(storage, '1', '2', '3')).toEqual(['Пермь', undefined, 'Казань'])
    expect(await storage.sources.status('book')).toMatchObject({ clientCount: 2 })
    applied.mockClear()
    source.epoch += 1
    await round(storage, source)
    expect(applied).not.toHaveBeenCalled()
  })

  it('leaves clients of other sources alone', async () => {
    const [storage, source] = [await openTestStorage(), new ScriptedSource()]
    await storage.directory.applyDelta({ upserts: [person('other')], gone: [] })
    source.put(person('1'))
    await round(storage, source)
    source.remove('1')
    source.epoch += 1
    await round(storage, source)
    expect(await cities(storage, '1', 'other')).toEqual([undefined, 'Пермь'])
  })

  it('keeps changes of this seat that the CRM does not know yet on top', async () => {
    const [storage, source] = [await openTestStorage(), new ScriptedSource()]
    source.put(person('1'))
    await round(storage, source)
    const edits = [{ field: 'status' as const, before: 'активный', after: 'важный' }]
    await storage.clientChanges.change({ id: 'c', clientId: '1' as ClientId, at: 1, by: 'Анна', body: { kind: 'edited', edits } })
    source.put(person('1', 'Казань'))
    await round(storage, source)
    expect(await storage.directory.byId('1' as ClientId)).toMatchObject({ status: 'важный', city: 'Казань' })
  })

  it('tells everything again after an import has replaced the directory', async () => {
    const [storage, source] = [await openTestStorage(), new ScriptedSource()]
    source.put(person('1'), person('2'), person('3'))
    await round(storage, source)
    await storage.directory.bulkImport([person('file')])
    expect(await cities(storage, '1')).toEqual([undefined])
    await round(storage, source)
    expect(await cities(storage, '1', '3', 'file')).toEqual(['Пермь', 'Пермь', 'Пермь'])
  })

  it('begins at the beginning when somebody wants it whole, and takes away what left without a word', async () => {
    const [storage, clock, source] = [await openTestStorage(), new ManualClock(), new ScriptedSource()]
    source.put(person('1'), person('2'))
    start(storage, source, clock)
    await read(storage, { clientCount: 2 })
    source.removeSilently('1')
    storage.sources.wantNow('book')
    await vi.waitFor(() => expect(source.asked.length).toBeGreaterThan(1))
    expect(await cities(storage, '1')).toEqual(['Пермь'])
    storage.sources.wantNow('book', true)
    await read(storage, { clientCount: 1 })
    expect(await cities(storage, '1', '2')).toEqual([undefined, 'Пермь'])
  })

  it('names a record that does not fit, and keeps the others', async () => {
    const storage = await openTestStorage()
    const begun = await storage.sources.begin('book')
    const upserts = [{ id: 'bad', phones: 'none' }, person('1')]
    await begun.write(
      JSON.stringify({ upserts, gone: [], cursor: 'x', more: false, refused: [{ name: 'Card 7', fault: 'no-name' }], fresh: true }),
    )
    expect(await begun.write('<html>')).toEqual({ kind: 'unreadable' })
    begun.close()
    const status = await storage.sources.status('book')
    expect(status).toMatchObject({ clientCount: 1, refusedCount: 2 })
    expect(status?.refused).toMatchObject([
      { name: 'Card 7', fault: 'no-name' },
      { name: 'bad', fault: 'bad-value', detail: 'name' },
    ])
  })

  it('leaves nothing readable on the disk', async () => {
    const [name, source] = [freshDatabaseName(), new ScriptedSource()]
    const storage = await openTestStorage(name)
    source.put(person('secret-id'))
    await round(storage, source)
    const db = await rawDatabase(name)
    for (const table of ['sources', 'sourceRecords']) {
      const rows: readonly object[] = await db.table(table).toArray()
      expect(rows.length).toBeGreaterThan(0)
      const text = JSON.stringify(rows, (_key, value: unknown) => (value instanceof Uint8Array ? new TextDecoder().decode(value) : value))
      expect(text).not.toMatch(/secret-id|Орлова|log:/)
    }
    db.close()
  })
})

describe('a process killed at any write of a round', () => {
  it('neither skips nor doubles a page: the next one ends where it should', async () => {
    let died = true
    for (let alive = 0; died; alive += 1) {
      const [name, source] = [freshDatabaseName(), new ScriptedSource()]
      const before = await openTestStorage(name)
      source.put(person('1'), person('2'), person('3'), person('4'), person('5'))
      await round(before, source)
      source.put(person('2', 'Казань'), person('6'), person('7'))
      source.remove('4')
      // Everything is told anew in the midst of it.
      source.epoch += 1
      const disk = dieAfter(alive)
      onTestFinished(disk.revive)
      await round(before, source).catch(() => undefined)
      before.close()
      disk.revive()
      died = disk.died()
      const after = await openTestStorage(name)
      await round(after, source)
      expect(await cities(after, '1', '2', '3', '4', '5', '6', '7')).toEqual([
        'Пермь',
        'Казань',
        'Пермь',
        undefined,
        'Пермь',
        'Пермь',
        'Пермь',
      ])
      expect(await after.sources.status('book')).toMatchObject({ clientCount: 6 })
      expect(await after.directory.count()).toBe(6)
      after.close()
      if (!died) expect(alive).toBeGreaterThan(4)
    }
  }, 60_000)
})

describe('trouble of a source', () => {
  it('is kept with its beginning, waits longer each time, and is over with the first page', async () => {
    const clock = new ManualClock()
    const storage = await openTestStorage(freshDatabaseName(), { now: () => clock.now() })
    const source = new ScriptedSource()
    const since = clock.now()
    source.put(person('1'))
    source.troubles.push({ kind: 'unreachable', afterMs: 1_000 }, { kind: 'unreachable', afterMs: 1_000 })
    start(storage, source, clock)
    await read(storage, { clientCount: 0, trouble: { trouble: { kind: 'unreachable' }, since, failures: 1 } })
    await vi.waitFor(async () => {
      clock.advance(5_000)
      expect((await storage.sources.status('book'))?.trouble).toMatchObject({ since, failures: 2 })
    })
    await vi.waitFor(async () => {
      clock.advance(10_000)
      expect((await storage.sources.status('book'))?.trouble).toBeUndefined()
    })
    expect(await cities(storage, '1')).toEqual(['Пермь'])
    expect(clock.now() - since).toBeGreaterThan(30_000)
  })

  it('of a password ends as soon as somebody asks again', async () => {
    const [storage, clock, source] = [await openTestStorage(), new ManualClock(), new ScriptedSource()]
    source.put(person('1'))
    source.troubles.push({ kind: 'denied' })
    start(storage, source, clock)
    await read(storage, { trouble: { trouble: { kind: 'denied' } } })
    expect(source.asked).toHaveLength(1)
    storage.sources.wantNow('book')
    await read(storage, { clientCount: 1 })
  })

  it('of a bridge that breaks is one of a source out of reach', async () => {
    const [storage, clock, source] = [await openTestStorage(), new ManualClock(), new ScriptedSource()]
    start(storage, source, clock, { pull: () => Promise.reject(new Error('bridge gone')) })
    await read(storage, { trouble: { trouble: { kind: 'unreachable' } } })
  })
})

describe('two windows', () => {
  it('have one that reads; the other goes on when it closes', async () => {
    const [name, clock] = [freshDatabaseName(), new ManualClock()]
    const [one, other] = [await openTestStorage(name), await openTestStorage(name)]
    const [first, second] = [new ScriptedSource(), new ScriptedSource()]
    first.put(person('1'))
    second.put(person('1'), person('2'))
    const leader = start(one, first, clock)
    await read(one, { clientCount: 1 })
    start(other, second, clock)
    other.sources.wantNow('book')
    await vi.waitFor(() => expect(first.asked.length).toBeGreaterThan(1))
    expect(second.asked).toEqual([])
    leader.stop()
    await vi.waitFor(async () => expect(await cities(other, '2')).toEqual(['Пермь']))
  })
})
