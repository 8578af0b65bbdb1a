import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Client, ClientId } from '../../core/domain/client/client.ts'
import type { SeatDirectory } from '../../renderer/storage/seat-storage.ts'
import { DirectoryModel } from '../support/directory-model.ts'
import { DATA_KEY, freshDatabaseName, openTestStorage } from '../support/seat-storage.ts'
import { storedClient } from '../support/storage-clients.ts'

const IDS = Array.from({ length: 12 }, (_, index) => `c${index}` as ClientId)
const NUMBERS = Array.from({ length: 6 }, (_, index) => `+7903000000${index}`)

const id = fc.constantFrom(...IDS)
const client: fc.Arbitrary<Client> = fc
  .record({
    id,
    phones: fc.array(fc.constantFrom(...NUMBERS), { maxLength: 3 }),
    status: fc.stringMatching(/^[a-z]{0,6}$/),
    source: fc.constantFrom(undefined, 'crm', 'book'),
    /** Now and then a record that makes its page overflow. */
    bulk: fc.oneof({ weight: 8, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: fc.integer({ min: 100, max: 130 }) }),
  })
  .map(({ id: clientId, phones, status, source, bulk }) =>
    storedClient(clientId, phones, {
      status,
      facts: Array.from({ length: bulk }, () => ({ label: 'x', value: 'y'.repeat(490) })),
      ...(source !== undefined && { source }),
    }),
  )
const clients = fc.array(client, { maxLength: 8 })

const step = fc.oneof(
  fc.record({ kind: fc.constant('import' as const), clients, keep: fc.constantFrom('none' as const, 'all' as const, { source: 'crm' }) }),
  fc.record({
    kind: fc.constant('delta' as const),
    clients: fc.uniqueArray(client, { maxLength: 5, selector: (one) => one.id }),
    gone: fc.array(id, { maxLength: 3 }),
  }),
  fc.record({ kind: fc.constant('save' as const), clients: fc.array(client, { maxLength: 2 }) }),
  fc.record({ kind: fc.constant('remove' as const), ids: fc.uniqueArray(id, { maxLength: 2 }) }),
  fc.record({ kind: fc.constant('compact' as const) }),
)
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never

async function carryOut(directory: SeatDirectory, model: DirectoryModel, each: Step): Promise<void> {
  switch (each.kind) {
    case 'import': {
      const keep = typeof each.keep === 'object' ? { kind: 'other-sources' as const, source: each.keep.source } : { kind: each.keep }
      await directory.bulkImport(each.clients, { keep })
      model.import(each.clients, each.keep)
      return
    }
    case 'delta':
      await directory.applyDelta({ upserts: each.clients, gone: each.gone })
      {
        model.delta(each.clients, each.gone)
        return
      }
    case 'save':
      await directory.saveAll(each.clients)
      {
        model.save(each.clients)
        return
      }
    case 'remove':
      await directory.remove(each.ids)
      {
        model.remove(each.ids)
        return
      }
    case 'compact':
      return directory.compact()
  }
}

const sorted = (found: readonly Client[]): readonly Client[] => [...found].sort((a, b) => (a.id < b.id ? -1 : 1))

async function expectSame(directory: SeatDirectory, model: DirectoryModel): Promise<void> {
  const all = model.all()
  for (const number of NUMBERS) expect(sorted(await directory.byPhone(number))).toEqual(sorted(model.byPhone(number)))
  for (const each of IDS) {
    expect(await directory.byId(each)).toEqual(all.get(each))
    expect((await directory.layers(each)).told).toEqual(model.told(each))
  }
  const walked: Client[] = []
  for await (const some of directory.eachPage()) walked.push(...some)
  expect(sorted(walked)).toEqual(sorted([...all.values()]))
  expect(await directory.count()).toBe(all.size)
}

describe('the directory, whatever is done to it in whatever order', () => {
  it.each([
    ['sealed', DATA_KEY],
    ['in plain mode', null],
  ])(
    'is what a map would be, %s',
    async (_mode, key) => {
      await fc.assert(
        fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 10 }), async (steps) => {
          const name = freshDatabaseName()
          const storage = await openTestStorage(name, { key })
          const model = new DirectoryModel()
          for (const each of steps) {
            await carryOut(storage.directory, model, each)
            await expectSame(storage.directory, model)
          }
          expect(await storage.quarantine.count()).toBe(0)
          storage.close()
        }),
        { numRuns: 25 },
      )
    },
    60_000,
  )
})
