import 'fake-indexeddb/auto'
import fc from 'fast-check'
import { describe, expect, it, onTestFinished } from 'vitest'
import { clientSchema } from '../../core/contract/client-schema.ts'
import type { ImportPolicy } from '../../core/domain/directory/file/column-target.ts'
import { COLUMN_TARGETS } from '../../core/domain/directory/file/column-target.ts'
import { readRow } from '../../core/domain/directory/file/read-row.ts'
import { clientOfRow, withRow } from '../../core/domain/directory/file/row-client.ts'
import type { Client, ClientId } from '../../core/domain/client/client.ts'
import { deriveSeatKeys } from '../../renderer/storage/crypto/seat-keys.ts'
import { openDatabase } from '../../renderer/storage/db.ts'
import { addFromFile } from '../../renderer/storage/import-file/add-from-file.ts'
import type { FileOutcome } from '../../renderer/storage/import-file/file-imports.ts'
import type { FileWork } from '../../renderer/storage/import-file/file-work.ts'
import { mergeFromFile } from '../../renderer/storage/import-file/merge-from-file.ts'
import { numberReader } from '../../renderer/storage/import-file/number-reader.ts'
import { fileWorkOf } from '../../renderer/storage/import-file/run-file-import.ts'
import type { SeatStorage } from '../../renderer/storage/seat-storage.ts'
import { aFile, orderFor } from '../support/client-file.ts'
import { dieAfter } from '../support/dying-disk.ts'
import { DATA_KEY, freshDatabaseName, openTestStorage } from '../support/seat-storage.ts'
import { storedClient } from '../support/storage-clients.ts'

type Way = (work: FileWork) => Promise<FileOutcome>
const merge: Way = (work) => mergeFromFile(work, 3)
const id = (text: string): ClientId => text as ClientId

async function run(name: string, storage: SeatStorage, content: string, policy: ImportPolicy, way: Way, isCancelled = () => false) {
  const file = aFile(content)
  const order = await orderFor(storage.fileImports, file, policy)
  const db = await openDatabase(name, () => undefined)
  const keys = await deriveSeatKeys('sandbox', DATA_KEY)
  const run = { db, keys, file, order, numbers: numberReader('RU'), onProgress: () => undefined, isCancelled, now: () => 1_000 }
  try {
    return await way(await fileWorkOf(run))
  } finally {
    db.close()
  }
}

async function everybody({ directory }: SeatStorage): Promise<readonly Client[]> {
  const all: Client[] = []
  for await (const page of directory.eachPage()) all.push(...page)
  return all.sort((one, other) => (one.id < other.id ? -1 : 1))
}

const phone = (at: number): string => `+7912000000${String(at)}`
const aPerson = fc.record({ key: fc.integer({ min: 0, max: 5 }), phones: fc.uniqueArray(fc.integer({ min: 0, max: 5 }), { maxLength: 2 }) })
const NAMES = ['Орлова Мария', 'Волков Пётр', 'Лисова Анна']
const aRow = fc.record({
  key: fc.option(fc.integer({ min: 0, max: 7 })),
  name: fc.constantFrom(...NAMES, ''),
  phone: fc.integer({ min: 0, max: 7 }),
  city: fc.constantFrom('Пермь', 'Омск', ''),
})

describe('a large file merged into the directory', { timeout: 60_000 }, () => {
  it('leaves what telling it row by row leaves, and counts alike', async () => {
    const policies = fc.constantFrom<ImportPolicy>('both', 'add', 'update')
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(aPerson, { selector: ({ key }) => key, maxLength: 5 }),
        fc.array(aRow, { minLength: 1, maxLength: 12 }),
        policies,
        fc.boolean(),
        async (people, rows, policy, isCompact) => {
          const lines = rows.map(
            ({ key, name, phone: at, city }) => `${key === null ? '' : `c${String(key)}`};${name};${phone(at)};${city}`,
          )
          const content = ['ID;ФИО;Телефон;Город', ...lines].join('\n')
          const left = await Promise.all(
            [merge, addFromFile].map(async (way) => {
              const name = freshDatabaseName()
              const storage = await openTestStorage(name, { now: () => 1_000 })
              const upserts = people.map(({ key, phones }) => storedClient(`c${String(key)}`, phones.map(phone), {}))
              await storage.directory.applyDelta({ upserts, gone: [] })
              if (isCompact) await storage.directory.compact()
              const outcome = await run(name, storage, content, policy, way)
              const clients = await everybody(storage)
              const found = await Promise.all([0, 1, 2, 3, 4, 5, 6, 7].map((at) => storage.directory.byPhone(phone(at))))
              const left = { clients, outcome, found: found.map((owners) => owners.map((owner) => owner.id).sort()) }
              expect(await storage.fileImports.left()).toBeUndefined()
              expect(await storage.quarantine.count()).toBe(0)
              storage.close()
              return left
            }),
          )
          expect(left[0]).toEqual(left[1])
        },
      ),
      { numRuns: 12 },
    )
  })

  it('goes under a change that was made here, and keeps the name and the day of the import before', async () => {
    const name = freshDatabaseName()
    const storage = await openTestStorage(name, { now: () => 500 })
    await storage.directory.bulkImport([storedClient('orlova', [phone(1)], { city: 'Пермь' }), storedClient('other', [phone(2)], {})], {
      label: 'crm',
    })
    const before = await storage.directory.imported()
    const edits = [{ field: 'city' as const, before: 'Пермь', after: 'Москва' }]
    await storage.clientChanges.change({ id: 'moved', clientId: id('orlova'), at: 1, by: 'Анна', body: { kind: 'edited', edits } })
    const outcome = await run(
      name,
      storage,
      `ID;ФИО;Телефон;Компания\norlova;Орлова Мария;${phone(1)};Север\nnew;Волков Пётр;${phone(3)};Юг`,
      'both',
      merge,
    )
    expect(outcome).toMatchObject({ kind: 'done', counts: { rows: 2, added: 1, updated: 1 } })
    expect(await storage.directory.byId(id('orlova'))).toMatchObject({ city: 'Москва', company: 'Север' })
    expect(await storage.clientChanges.pendingOf(id('orlova'))).toHaveLength(1)
    expect((await everybody(storage)).map((client) => client.id)).toEqual(['new', 'orlova', 'other'])
    expect(await storage.directory.imported()).toMatchObject({ label: before?.label, at: before?.at })
  })

  it('changes nothing before its end, whatever write it is killed at, and goes on to the same end', async () => {
    const rows = Array.from({ length: 5 }, (_, at) => `n${String(at)};Клиент Номер;${phone(at)}`)
    const content = `ID;ФИО;Телефон\norlova;Орлова Мария;${phone(1)}\n${rows.join('\n')}`
    let died = true
    for (let alive = 1; died; alive += 1) {
      const name = freshDatabaseName()
      const storage = await openTestStorage(name)
      await storage.directory.bulkImport([storedClient('orlova', ['+79129999999'], { city: 'Пермь' })])
      const disk = dieAfter(alive)
      onTestFinished(disk.revive)
      await run(name, storage, content, 'both', merge).catch(() => undefined)
      disk.revive()
      died = disk.died()
      storage.close()
      const again = await openTestStorage(name)
      expect([1, 6]).toContain(await again.directory.count())
      expect(await run(name, again, content, 'both', merge)).toMatchObject({ kind: 'done' })
      expect(await again.directory.count()).toBe(6)
      expect(await again.directory.byId(id('orlova'))).toMatchObject({ city: 'Пермь', phones: [{}, { number: phone(1) }] })
      again.close()
    }
  })

  it('that is stopped says that nothing is in force, and goes on', async () => {
    const name = freshDatabaseName()
    const storage = await openTestStorage(name)
    const content = `ID;ФИО;Телефон\n${Array.from({ length: 9 }, (_, at) => `n${String(at)};Клиент Номер;${phone(at)}`).join('\n')}`
    let asked = 0
    expect(await run(name, storage, content, 'both', merge, () => (asked += 1) > 3)).toMatchObject({
      kind: 'cancelled',
      counts: { added: 0 },
    })
    expect(await storage.directory.count()).toBe(0)
    expect(await storage.fileImports.left()).toBeDefined()
    expect(await run(name, storage, content, 'both', merge)).toMatchObject({ kind: 'done', counts: { added: 9 } })
    expect(await storage.directory.count()).toBe(9)
  })
})

describe('a client made of a row', () => {
  it('is one that the contract allows, whatever stands in the cells', () => {
    const cell = fc.oneof(
      fc.string(),
      fc.string({ unit: 'grapheme', maxLength: 3_000 }),
      fc.constantFrom('+79120000001', 'a@b.ru', '1', 'да', '01.02.1990', 'Asia/Omsk', '1 200,50'),
    )
    const columns = fc.array(fc.record({ header: fc.string({ maxLength: 300 }), target: fc.constantFrom(...COLUMN_TARGETS) }), {
      minLength: 1,
      maxLength: 12,
    })
    fc.assert(
      fc.property(columns, fc.array(cell, { minLength: 12, maxLength: 12 }), (shape, cells) => {
        const read = readRow(cells.slice(0, shape.length), shape, numberReader('RU'))
        if (!read.ok) return
        for (const made of [
          clientOfRow(read.value, 'ru'),
          withRow(storedClient('one', [phone(1)], { tags: ['a'], city: 'Омск' }), read.value),
        ]) {
          const parsed = clientSchema.safeParse(made)
          expect(parsed.success ? [] : parsed.error.issues).toEqual([])
        }
      }),
      { numRuns: 2_000 },
    )
  })
})
