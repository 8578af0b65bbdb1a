import { describe, expect, it, onTestFinished } from 'vitest'
import type { Client } from '../../core/domain/client/client.ts'
import type { SeatDirectory } from '../../renderer/storage/seat-storage.ts'
import { dieAfter } from '../support/dying-disk.ts'
import { freshDatabaseName, openTestStorage, rawDatabase } from '../support/seat-storage.ts'
import { storedClient } from '../support/storage-clients.ts'

const phoneOf = (index: number): string => `+7903${1_000_000 + index}`
const people = (from: number, to: number, status = 'filed'): readonly Client[] =>
  Array.from({ length: to - from }, (_, at) => storedClient(`c${from + at}`, [phoneOf(from + at)], { status }))

async function everybody(directory: SeatDirectory): Promise<ReadonlyMap<string, string>> {
  const found = new Map<string, string>()
  for await (const clients of directory.eachPage()) for (const { id, status } of clients) found.set(id, status)
  return found
}

/** The work is killed before its first write, its second, and so on; each time another process looks at what is left. */
async function killedAtEveryStep(
  prepare: (directory: SeatDirectory) => Promise<void>,
  work: (directory: SeatDirectory) => Promise<unknown>,
  look: (directory: SeatDirectory, isWhole: boolean) => Promise<void>,
): Promise<number> {
  for (let alive = 0; ; alive += 1) {
    const name = freshDatabaseName()
    const before = await openTestStorage(name)
    await prepare(before.directory)
    const disk = dieAfter(alive)
    onTestFinished(disk.revive)
    await work(before.directory).catch(() => undefined)
    before.close()
    disk.revive()
    const { directory, close, quarantine } = await openTestStorage(name)
    await look(directory, !disk.died())
    expect(await quarantine.count()).toBe(0)
    close()
    if (!disk.died()) return alive
  }
}

describe('a process killed at any write', () => {
  it('of a merge leaves every client as he is known', async () => {
    const changed = [...people(3, 6, 'changed'), ...people(200, 203, 'new'), storedClient('c7', [phoneOf(900)], { status: 'changed' })]
    const expected = new Map([...people(0, 80), ...changed].map(({ id, status }) => [id as string, status]))
    expected.delete('c8')
    const steps = await killedAtEveryStep(
      async (directory) => {
        await directory.bulkImport(people(0, 80))
        await directory.applyDelta({ upserts: changed, gone: people(8, 9).map(({ id }) => id) })
      },
      (directory) => directory.compact(),
      async (directory) => {
        expect(await everybody(directory)).toEqual(expected)
        expect(await directory.count()).toBe(expected.size)
        expect(await directory.byPhone(phoneOf(7))).toEqual([])
        expect(await directory.byPhone(phoneOf(900))).toHaveLength(1)
        await directory.compact()
        expect(await everybody(directory)).toEqual(expected)
      },
    )
    expect(steps).toBeGreaterThan(3)
  }, 60_000)

  it('of an import leaves the old directory or the new one, and it can be gone on with', async () => {
    const steps = await killedAtEveryStep(
      (directory) => directory.bulkImport(people(0, 70)).then(() => directory.applyDelta({ upserts: people(500, 501), gone: [] })),
      (directory) => directory.bulkImport(people(100, 1_300, 'imported'), { label: 'file', resume: true }),
      async (directory, isWhole) => {
        const found = await everybody(directory)
        const label = (await directory.imported())?.label
        if (isWhole) expect(label).toBe('file')
        expect([...new Set(found.values())]).toEqual([label === 'file' ? 'imported' : 'filed'])
        expect(found.size).toBe(label === 'file' ? 1_200 : 71)
        if (label === 'file') return
        const outcome = await directory.bulkImport(people(100, 1_300, 'imported'), { label: 'file', resume: true })
        expect(outcome).toEqual({ kind: 'imported', clientCount: 1_200, refused: 0 })
        expect((await everybody(directory)).size).toBe(1_200)
        expect(await directory.byPhone(phoneOf(1_299))).toHaveLength(1)
      },
    )
    expect(steps).toBeGreaterThan(20)
  }, 120_000)

  it('of an erasure has erased nobody or hides him at once, and the next one ends it', async () => {
    const victim = people(5, 6)[0]
    if (!victim) throw new Error('nobody to erase')
    await killedAtEveryStep(
      (directory) => directory.bulkImport(people(0, 70)).then(() => directory.save({ ...victim, status: 'edited' })),
      (directory) => directory.remove([victim.id]),
      async (directory) => {
        const left = await directory.byId(victim.id)
        expect([undefined, 'edited']).toContain(left?.status)
        await directory.remove([victim.id])
        expect(await directory.byId(victim.id)).toBeUndefined()
        expect((await directory.recent()).gone).toEqual([])
        expect(await directory.count()).toBe(69)
      },
    )
  }, 60_000)
})

describe('an import that was cancelled', () => {
  it('goes on behind its last batch when asked to, and begins anew for another source', async () => {
    const name = freshDatabaseName()
    const { directory } = await openTestStorage(name)
    const source = people(0, 5_000)
    const cancel = new AbortController()
    const cancelled = await directory.bulkImport(source, {
      label: 'file',
      resume: true,
      signal: cancel.signal,
      onProgress: ({ done }) => done > 2_000 && cancel.abort(),
    })
    expect(cancelled).toEqual({ kind: 'cancelled' })
    const left = await directory.resumable()
    expect(left).toMatchObject({ label: 'file' })
    expect(left?.done).toBeGreaterThan(1_000)
    const other = await directory.bulkImport(people(7_000, 12_000), { label: 'file', resume: true })
    expect(other).toEqual({ kind: 'source-changed' })
    expect(await directory.resumable()).toBeUndefined()
    const again = new AbortController()
    await directory.bulkImport(source, { label: 'file', resume: true, signal: again.signal, onProgress: () => again.abort() })
    const progress: number[] = []
    const whole = await directory.bulkImport(source, { label: 'file', resume: true, onProgress: ({ done }) => progress.push(done) })
    expect(whole).toEqual({ kind: 'imported', clientCount: 5_000, refused: 0 })
    expect(progress[0]).toBeGreaterThan(1_000)
    for (const index of [0, 1_000, 2_500, 4_999]) expect(await directory.byPhone(phoneOf(index))).toHaveLength(1)
    const db = await rawDatabase(name)
    expect(await db.table('importParts').count()).toBe(0)
    db.close()
  })
})
