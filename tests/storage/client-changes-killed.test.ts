import { describe, expect, it, onTestFinished } from 'vitest'
import type { ClientChange, ClientChangeBody } from '../../core/domain/client/change/client-change.ts'
import type { NoteNotice } from '../../core/domain/chat/note-notice.ts'
import type { Client, ClientId } from '../../core/domain/client/client.ts'
import type { SeatStorage } from '../../renderer/storage/seat-storage.ts'
import { dieAfter } from '../support/dying-disk.ts'
import { freshDatabaseName, openTestStorage, rawDatabase } from '../support/seat-storage.ts'
import { storedClient } from '../support/storage-clients.ts'

const id = (text: string): ClientId => text as ClientId
const orlova = storedClient('orlova', ['+79120000067'], { city: 'Пермь' })
const twin = storedClient('twin', ['+79120000099'], { city: 'Уфа' })
const changeOf = (changeId: string, body: ClientChangeBody): ClientChange => ({
  id: changeId,
  clientId: orlova.id,
  at: 1,
  by: 'Анна',
  body,
})
const moved = changeOf('moved', { kind: 'edited', edits: [{ field: 'city', before: 'Пермь', after: 'Москва' }] })
const tagged = changeOf('tagged', { kind: 'tag-added', tag: 'важный' })
const merged = (intoBefore: Client): ClientChange => changeOf('merged', { kind: 'merged', from: twin.id, fromBefore: twin, intoBefore })

const aNotice: NoteNotice = {
  organisation: 'local',
  message: {
    id: 'note-n',
    threadId: 'note-n',
    at: 1,
    by: { id: 'anna', name: 'Анна', role: 'operator' },
    mentions: ['vera'],
    what: { kind: 'notice', text: 'Спросить @Вера', client: { id: orlova.id, name: 'Мария Орлова' } },
  },
}

interface Left {
  readonly record: Client | undefined
  readonly twin: Client | undefined
  /** Names and states of the changes, in their order. */
  readonly changes: readonly string[]
  /** Names and states of the deliveries, by name. */
  readonly jobs: readonly string[]
  readonly conflicts: number
  /** What colleagues are to be told, by name. */
  readonly told: readonly string[]
}

async function leftOn(name: string): Promise<Left> {
  const storage = await openTestStorage(name)
  const db = await rawDatabase(name)
  const [changes, jobs]: readonly (readonly { id: string; state: string }[])[] = await Promise.all([
    db.table('clientChanges').toArray(),
    db.table('jobs').toArray(),
  ])
  db.close()
  const left = {
    record: await storage.directory.byId(orlova.id),
    twin: await storage.directory.byId(twin.id),
    changes: (changes ?? []).map((row) => `${row.id} ${row.state}`),
    jobs: (jobs ?? []).map((row) => `${row.id} ${row.state}`),
    conflicts: (await storage.clientChanges.conflicts()).length,
    told: (await storage.team.all()).map((item) => item.id),
  }
  expect(await storage.quarantine.count()).toBe(0)
  storage.close()
  return left
}

/**
 * The work is killed before its first write, its second, and so on: each time another process finds what was there before, or all
 * of what was meant, and nothing in between.
 */
async function allOrNothing(
  prepare: (storage: SeatStorage) => Promise<unknown>,
  work: (storage: SeatStorage) => Promise<unknown>,
): Promise<void> {
  const whole = await runTo(prepare, work, Number.POSITIVE_INFINITY)
  const before = await runTo(prepare, work, 0)
  expect(whole.left).not.toEqual(before.left)
  let found = 0
  for (let alive = 1; ; alive += 1) {
    const { left, died } = await runTo(prepare, work, alive)
    if (!died) break
    expect([before.left, whole.left]).toContainEqual(left)
    found += 1
  }
  expect(found).toBeGreaterThan(2)
}

async function runTo(
  prepare: (storage: SeatStorage) => Promise<unknown>,
  work: (storage: SeatStorage) => Promise<unknown>,
  alive: number,
): Promise<{ left: Left; died: boolean }> {
  const name = freshDatabaseName()
  const storage = await openTestStorage(name, { now: () => 1_000 })
  await storage.clientChanges.applyRemote({ upserts: [orlova, twin], gone: [] })
  await prepare(storage)
  const disk = dieAfter(alive)
  onTestFinished(disk.revive)
  await work(storage).catch(() => undefined)
  storage.close()
  disk.revive()
  return { left: await leftOn(name), died: disk.died() }
}

const lease = async (storage: SeatStorage) => {
  const leased = await storage.queue.leaseNext(2_000, 60_000)
  if (leased === undefined) throw new Error('something is due')
  return leased
}

describe('a process killed at any write', () => {
  it('of a change leaves the record with its delivery, or neither', async () => {
    await allOrNothing(
      async () => undefined,
      (storage) => storage.clientChanges.change(moved),
    )
  })

  it('of a note that calls a colleague leaves the note with what she is told, or neither', async () => {
    const noted = changeOf('noted', {
      kind: 'note-added',
      note: { id: 'n', at: 1, by: 'Анна', text: 'Спросить @Вера', mentions: ['vera'] },
    })
    await allOrNothing(
      async () => undefined,
      (storage) => storage.clientChanges.change(noted, aNotice),
    )
    const { left } = await runTo(
      async () => undefined,
      (storage) => storage.clientChanges.change(noted, aNotice),
      Infinity,
    )
    expect(left).toMatchObject({ changes: ['noted pending'], told: ['note-n'] })
  })

  it('of a merge leaves two records, or one', async () => {
    await allOrNothing(
      (storage) => storage.clientChanges.change(tagged),
      async (storage) => storage.clientChanges.change(merged({ ...orlova, tags: ['важный'] })),
    )
  })

  it('of an undo leaves the change, or takes it back with its delivery', async () => {
    await allOrNothing(
      async (storage) => {
        await storage.clientChanges.change(moved)
        await storage.clientChanges.change(tagged)
      },
      (storage) => storage.clientChanges.undo('moved', 'Анна'),
    )
  })

  it('of an answer of the CRM leaves the delivery open, or the record settled', async () => {
    let leased: Awaited<ReturnType<typeof lease>> | undefined
    const prepare = async (storage: SeatStorage): Promise<void> => {
      await storage.clientChanges.change(moved)
      await storage.clientChanges.change(tagged)
      leased = await lease(storage)
    }
    const answered = (outcome: Parameters<SeatStorage['queue']['settle']>[2]) => async (storage: SeatStorage) => {
      if (leased === undefined) return
      const status =
        outcome?.kind === 'delivered' ? ({ kind: 'delivered', at: 5 } as const) : ({ kind: 'rejected', at: 5, why: 'conflict' } as const)
      await storage.queue.settle(leased, { ...leased.job, status }, outcome)
    }
    await allOrNothing(prepare, answered({ kind: 'delivered', version: 'v2' }))
    await allOrNothing(prepare, answered({ kind: 'conflict', current: { ...orlova, city: 'Рига' } }))
  })

  it('of a decision leaves the conflict, or what was decided', async () => {
    await allOrNothing(
      async (storage) => {
        await storage.clientChanges.change(moved)
        await storage.clientChanges.applyRemote({ upserts: [{ ...orlova, city: 'Рига' }], gone: [] })
      },
      (storage) => storage.clientChanges.resolve('moved', { 'field:city': { kind: 'theirs' } }, 'Анна'),
    )
  })

  it('of news leaves our change on top, or in conflict', async () => {
    await allOrNothing(
      (storage) => storage.clientChanges.change(moved),
      (storage) => storage.clientChanges.applyRemote({ upserts: [{ ...orlova, city: 'Рига' }], gone: [] }),
    )
    await allOrNothing(
      (storage) => storage.clientChanges.change(moved),
      (storage) => storage.clientChanges.applyRemote({ upserts: [], gone: [id('orlova')] }),
    )
  })
})
