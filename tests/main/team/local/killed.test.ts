import fc from 'fast-check'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { TeamHub } from '../../../../core/ports/team-hub.ts'
import { systemClock } from '../../../../main/services/clock.ts'
import { openLocalHub, type LocalHub } from '../../../../main/team/local/open-local-hub.ts'
import { written } from '../../../support/hub-under-test.ts'
import { KeptPromises } from '../../../support/kept-promises.ts'
import { DATA_KEY, localHub } from '../../../support/local-hub.ts'
import { MemoryDisk, Platter } from '../../../support/memory-disk.ts'
import { temporaryFolder } from '../../../support/temporary-folder.ts'

const value = fc.string({ unit: 'binary', maxLength: 400 })
const fraction = fc.double({ min: 0, max: 1, noNaN: true })
const key = fc.constantFrom('a', 'b', 'c')
const step = fc.oneof(
  { weight: 5, arbitrary: fc.record({ do: fc.constant('put' as const), key, value }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('remove' as const), key, value }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('append' as const), key: fc.constantFrom('1', '2', '3', '4', '5', '6'), value }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('store' as const), key: fc.constantFrom('x', 'y'), value }) },
)
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never

const life = fc.record({
  /** Groups are wished one after another, what is in a group at once. */
  groups: fc.array(fc.array(step, { minLength: 1, maxLength: 6 }), { maxLength: 12 }),
  diesIn: fc.integer({ min: 1, max: 90 }),
  share: fraction,
  /** For how many bytes the disk has room, when it is a small one. */
  roomBytes: fc.oneof(fc.constant(Infinity), fc.integer({ min: 0, max: 12_000 })),
  end: fc.constantFrom('killed', 'power cut', 'closed'),
})

type Life = typeof life extends fc.Arbitrary<infer T> ? T : never

let count = 0

/** What was answered `full` is not promised at all: it must never be there. */
async function take(hub: TeamHub, promises: KeptPromises, move: Step): Promise<void> {
  const text = `${String((count += 1))} ${move.value}`
  if (move.do === 'append') {
    const outcome = await hub.log('log').append(move.key, text)
    if (outcome.kind !== 'full') promises.entry(move.key, text, outcome.kind === 'appended' ? outcome.sequence : undefined)
  } else if (move.do === 'store') {
    const outcome = await hub.files('files').store(move.key, new TextEncoder().encode(text))
    if (outcome.kind !== 'full') promises.file(move.key, text, outcome.kind === 'stored')
  } else {
    const records = hub.records('bucket')
    const outcome = move.do === 'put' ? await records.put(move.key, text) : await records.remove(move.key)
    const revision = outcome.kind === 'written' ? outcome.revision : undefined
    if (outcome.kind !== 'full') promises.record(move.key, move.do === 'put' ? text : undefined, revision)
  }
}

/** Opens a hub; undefined when its disk died meanwhile. */
async function opened(directory: string, disk: MemoryDisk): Promise<LocalHub | undefined> {
  const storage = { kind: 'encrypted', directory, key: DATA_KEY } as const
  const hub = await openLocalHub({ storage, clock: systemClock, disk, compactFromBytes: 1500, patienceMs: 0 })
  if (hub.ok) return hub.value
  expect([disk.isDead, hub.error.kind]).toEqual([true, 'disk'])
  return undefined
}

const fractionOf = (next: IteratorResult<number>): number => (next.done === true ? 0 : next.value)

/** From a start to an end of whatever kind. */
async function live(one: Life, directory: string, platter: Platter, promises: KeptPromises, chance: () => number): Promise<void> {
  const disk = new MemoryDisk(platter)
  if (one.end !== 'closed') disk.dieIn(one.diesIn, one.share)
  const hub = await opened(directory, disk)
  disk.roomBytes = one.roomBytes
  if (hub !== undefined) {
    for (const group of one.groups) await Promise.all(group.map((move) => take(hub, promises, move)))
    await hub.close()
  }
  if (one.end === 'power cut') platter.cutPower(chance)
}

describe('a hub that is killed', () => {
  test('at any step, again and again, keeps what it acknowledged', { timeout: 120_000 }, async () => {
    const directory = await temporaryFolder()
    const property = fc.asyncProperty(
      fc.array(life, { minLength: 1, maxLength: 4 }),
      fc.infiniteStream(fraction),
      async (lives, chances) => {
        const [platter, promises] = [new Platter(), new KeptPromises()]
        for (const one of lives) await live(one, directory, platter, promises, () => fractionOf(chances.next()))
        const hub = await opened(directory, new MemoryDisk(platter))
        if (hub === undefined) throw new Error('The hub was refused')
        try {
          if (lives.every(({ end }) => end !== 'power cut')) expect(hub.report.damaged).toBe(0)
          await promises.check(hub)
        } finally {
          await hub.close()
        }
      },
    )
    await fc.assert(property, { numRuns: 400 })
  })

  test('leaves a prefix of its journal, cut at any byte', async () => {
    const [directory, disk] = [await temporaryFolder(), new MemoryDisk()]
    const path = join(directory, 'journal')
    const hub = await localHub(directory, { disk })
    const ends = [0]
    for (let index = 0; index < 20; index += 1) {
      written(await hub.records('bucket').create(String(index), 'x'.repeat(index * 7)))
      ends.push(disk.platter.bytes(path).length)
    }
    await hub.close()
    const whole = Buffer.from(disk.platter.bytes(path))
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: whole.length }), async (cut) => {
        const platter = new Platter()
        platter.set(path, whole.subarray(0, cut))
        const expected = ends.filter((end) => end > 0 && end <= cut).length
        const reopened = await localHub(directory, { disk: new MemoryDisk(platter) })
        expect(reopened.report).toEqual({ changes: expected, tornBytes: cut - (ends[expected] ?? 0), damaged: 0 })
        for (let index = 0; index < 20; index += 1) {
          expect((await reopened.records('bucket').get(String(index))).kind).toBe(index < expected ? 'entry' : 'absent')
        }
        written(await reopened.records('bucket').create('next', 'v'))
        await reopened.close()
        const again = await localHub(directory, { disk: new MemoryDisk(platter) })
        expect(again.report).toEqual({ changes: expected + 1, tornBytes: 0, damaged: 0 })
        await again.close()
      }),
      { numRuns: 150 },
    )
  })
})
