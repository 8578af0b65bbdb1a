import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { HubLink } from '../../../../core/ports/team-hub.ts'
import { following, watching } from '../../../support/hub-listener.ts'
import { written } from '../../../support/hub-under-test.ts'
import { localHub } from '../../../support/local-hub.ts'
import { ManualClock } from '../../../support/manual-clock.ts'
import { MemoryDisk, Platter } from '../../../support/memory-disk.ts'
import { temporaryFolder } from '../../../support/temporary-folder.ts'

const text = (index: number): string => `${index} `.repeat(100)

describe('a full disk', () => {
  test('refuses what it has no room for, and leaves nothing of it', async () => {
    const [directory, disk] = [await temporaryFolder(), new MemoryDisk()]
    const hub = await localHub(directory, { disk })
    const records = hub.records('bucket')
    written(await records.put('before', 'v'))
    const path = join(directory, 'journal')
    const before = Buffer.from(disk.platter.bytes(path))
    disk.roomBytes = before.length + 300
    expect(await records.put('large', 'x'.repeat(500))).toEqual({ kind: 'full' })
    expect(await hub.log('log').append('large', 'x'.repeat(500))).toEqual({ kind: 'full' })
    expect(await hub.files('files').store('large', new Uint8Array(500))).toEqual({ kind: 'full' })
    expect(disk.platter.bytes(path)).toEqual(before)
    expect([...disk.platter.names.keys()]).toEqual([path])
    expect(hub.link.kind).toBe('connected')
    const together = await Promise.all([records.put('large', 'x'.repeat(500)), records.put('small', 'v'), records.create('before', 'v')])
    expect(together.map(({ kind }) => kind)).toEqual(['full', 'written', 'conflict'])
    disk.roomBytes = Infinity
    written(await records.create('large', 'x'.repeat(500)))
    await hub.close()
    const again = await localHub(directory, { disk: new MemoryDisk(disk.platter) })
    expect(again.report).toEqual({ changes: 3, tornBytes: 0, damaged: 0 })
    await again.close()
  })

  test('puts the tidying off, and nothing else', async () => {
    const [directory, disk] = [await temporaryFolder(), new MemoryDisk()]
    const hub = await localHub(directory, { disk, compactFromBytes: 2000 })
    disk.roomBytes = 4800
    for (let index = 0; index < 5; index += 1) written(await hub.records('bucket').put(`kept ${index}`, text(index)))
    let outcome = 'written'
    for (let index = 0; outcome === 'written' && index < 100; index += 1)
      outcome = (await hub.records('bucket').put('busy', text(index % 10))).kind
    expect(outcome).toBe('full')
    expect([...disk.platter.names.keys()]).toEqual([join(directory, 'journal')])
    disk.roomBytes = Infinity
    for (let index = 0; index < 20; index += 1) written(await hub.records('bucket').put('busy', text(index)))
    for (let index = 0; index < 5; index += 1)
      expect(await hub.records('bucket').get(`kept ${index}`)).toMatchObject({ entry: { value: text(index) } })
    await hub.close()
  })
})

describe('a disk that fails', () => {
  test('takes the hub away until it is there again, and nobody is told what was not kept', async () => {
    const [directory, disk, clock] = [await temporaryFolder(), new MemoryDisk(), new ManualClock()]
    const hub = await localHub(directory, { disk, clock })
    const client = hub.client()
    const links: HubLink['kind'][] = []
    client.onLink(({ kind }) => links.push(kind))
    const [heard, log] = [watching(client, 'bucket', ''), following(client, 'log', '')]
    written(await hub.records('bucket').put('a', '1'))
    await heard.count(1)
    disk.failing.set('sync', 'EIO')
    expect(await hub.records('bucket').put('a', '2')).toEqual({ kind: 'unreachable' })
    expect(await hub.log('log').append('a', '2')).toEqual({ kind: 'unreachable' })
    expect(await client.records('bucket').get('a')).toEqual({ kind: 'unreachable' })
    clock.advance(10_000)
    await expect.poll(() => links).toEqual(['connected', 'lost'])
    disk.failing.clear()
    await expect
      .poll(() => {
        clock.advance(2_000)
        return links
      })
      .toEqual(['connected', 'lost', 'connected'])
    expect(await client.records('bucket').get('a')).toMatchObject({ entry: { value: '1' } })
    written(await client.records('bucket').put('a', '3'))
    await hub.log('log').append('a', '3')
    await heard.count(2)
    await log.count(1)
    expect(heard.told.map(({ value }) => value)).toEqual(['1', '3'])
    await hub.close()
    const again = await localHub(directory, { disk: new MemoryDisk(disk.platter) })
    expect(await again.records('bucket').get('a')).toMatchObject({ entry: { value: '3' } })
    await again.close()
  })
})

describe('a damaged journal', () => {
  /** A journal of ten records, and where each begins. */
  async function tenRecords(directory: string): Promise<{ readonly bytes: Buffer; readonly starts: readonly number[] }> {
    const disk = new MemoryDisk()
    const hub = await localHub(directory, { disk })
    const starts: number[] = []
    for (let index = 0; index < 10; index += 1) {
      starts.push(disk.platter.bytes(join(directory, 'journal')).length)
      written(await hub.records('bucket').put(String(index), text(index)))
    }
    await hub.close()
    return { bytes: Buffer.from(disk.platter.bytes(join(directory, 'journal'))), starts }
  }

  test.each([
    ['in its head', 0],
    ['in its length', 5],
    ['in its checksum', 9],
    ['in its body', 60],
  ])('loses only the frame that is damaged %s, keeps a copy of it, and is whole at the next start', async (_, at) => {
    const directory = await temporaryFolder()
    const { bytes, starts } = await tenRecords(directory)
    const [from = 0, to = 0] = [starts[4], starts[5]]
    const harmed = Buffer.from(bytes)
    harmed.writeUInt8((harmed[from + at] ?? 0) ^ 0x41, from + at)
    const platter = new Platter()
    platter.set(join(directory, 'journal'), harmed)
    const hub = await localHub(directory, { disk: new MemoryDisk(platter) })
    expect(hub.report).toEqual({ changes: 9, tornBytes: 0, damaged: 1 })
    for (let index = 0; index < 10; index += 1) {
      expect((await hub.records('bucket').get(String(index))).kind).toBe(index === 4 ? 'absent' : 'entry')
    }
    // A revision is never given twice, though the last that were given may be lost.
    expect(written(await hub.records('bucket').put('new', 'v'))).toBeGreaterThan(1000)
    await hub.close()
    const copies = [...platter.names].filter(([path]) => path.includes('damaged'))
    expect(copies.map(([, { now }]) => now)).toEqual([harmed.subarray(from, to)])
    const again = await localHub(directory, { disk: new MemoryDisk(platter) })
    expect(again.report).toEqual({ changes: 10, tornBytes: 0, damaged: 0 })
    await again.close()
  })

  test('keeps what a lost line may have named', async () => {
    const [directory, platter] = [await temporaryFolder(), new Platter()]
    const before = await localHub(directory, { disk: new MemoryDisk(platter) })
    await before.files('files').store('a', new Uint8Array([1]))
    written(await before.records('bucket').put('k', 'v'))
    await before.close()
    const path = join(directory, 'journal')
    const harmed = Buffer.from(platter.bytes(path))
    harmed.writeUInt8((harmed[30] ?? 0) ^ 1, 30)
    platter.set(path, harmed)
    const hub = await localHub(directory, { disk: new MemoryDisk(platter) })
    expect(await hub.files('files').fetch('a')).toEqual({ kind: 'absent' })
    await hub.close()
    expect([...platter.names.keys()].filter((name) => name.includes('damaged/file-'))).toHaveLength(1)
  })
})

describe('a journal of few records that change all the time', () => {
  test('stays small', async () => {
    const [directory, disk] = [await temporaryFolder(), new MemoryDisk()]
    const hub = await localHub(directory, { disk, compactFromBytes: 5000 })
    let largest = 0
    for (let index = 0; index < 1000; index += 1) {
      written(await hub.records('duty').put(`specialist ${index % 3}`, text(index % 10)))
      largest = Math.max(largest, disk.platter.bytes(join(directory, 'journal')).length)
    }
    expect(largest).toBeLessThan(6000)
    await hub.close()
    const again = await localHub(directory, { disk: new MemoryDisk(disk.platter) })
    for (let index = 997; index < 1000; index += 1) {
      expect(await again.records('duty').get(`specialist ${index % 3}`)).toMatchObject({
        entry: { value: text(index % 10), revision: index + 1 },
      })
    }
    await again.close()
  })
})
