import { describe, expect, it } from 'vitest'
import { callFacts, callId, operatorWork } from '../support/interactions.ts'
import { freshDatabaseName, openTestStorage, spoil } from '../support/seat-storage.ts'
import { storedClient } from '../support/storage-clients.ts'

/** Turns one bit of the last byte: the tag no longer fits. */
function turnBit(row: Record<string, unknown>, column: string): void {
  const box = row[column]
  if (!(box instanceof Uint8Array)) throw new Error(`no box in ${column}`)
  const spoiled = new Uint8Array(box)
  spoiled[spoiled.length - 1] = (spoiled.at(-1) ?? 0) ^ 1
  row[column] = spoiled
}

describe('a corrupt row', () => {
  it('of the pages costs its clients, is counted once, and nothing else breaks', async () => {
    const name = freshDatabaseName()
    const { directory, quarantine } = await openTestStorage(name)
    await directory.bulkImport([storedClient('a', ['+79030000001'])])
    await directory.save(storedClient('b', ['+79030000001']))
    await spoil(name, 'pages', (row) => turnBit(row, 'box'))
    expect((await directory.byPhone('+79030000001')).map((client) => client.id)).toEqual(['b'])
    await directory.byPhone('+79030000001')
    expect(await quarantine.count()).toBe(1)
    expect(await quarantine.list(5)).toMatchObject([{ table: 'pages', why: 'bad-tag' }])
  })

  it('of the index or of a client changed lately falls back to what can be read', async () => {
    const name = freshDatabaseName()
    const { directory, quarantine } = await openTestStorage(name)
    const imported = storedClient('a', ['+79030000001'], { status: 'imported' })
    await directory.bulkImport([imported])
    await directory.save({ ...imported, status: 'saved' })
    await spoil(name, 'recent', (row) => turnBit(row, 'box'))
    expect((await directory.byPhone('+79030000001')).map((client) => client.status)).toEqual(['imported'])
    await spoil(name, 'buckets', (row) => (row['box'] = 'not bytes'))
    const later = await openTestStorage(name)
    expect(await later.directory.byPhone('+79030000001')).toEqual([])
    const found = new Set((await quarantine.list(50)).map((row) => `${row.table} ${row.why}`))
    expect(found).toEqual(new Set(['buckets bad-shape', 'recent bad-tag']))
  })

  it('is found by its content too: broken JSON, a wrong record', async () => {
    const name = freshDatabaseName()
    const { journal, quarantine } = await openTestStorage(name, { key: null })
    for (const id of ['json', 'record', 'good']) await journal.recordFacts(callFacts(id))
    const plain = (text: string) => Uint8Array.from([0, ...new TextEncoder().encode(text)])
    await spoil(name, 'interactions', (row) => {
      if (row['id'] === 'json') row['facts'] = plain('{"callId":')
      if (row['id'] === 'record') row['facts'] = plain('{"callId":"record","direction":"sideways"}')
    })
    expect((await journal.recent(10)).map((each) => each.id)).toEqual(['good'])
    expect((await quarantine.list(5)).map((row) => [row.id, row.why]).sort()).toEqual([
      ['interactions:json:facts', 'bad-json'],
      ['interactions:record:facts', 'bad-record'],
    ])
  })

  it('in one column leaves the other: unreadable notes never hide the call, unreadable facts never stop Save', async () => {
    const name = freshDatabaseName()
    const { journal, jobs, quarantine } = await openTestStorage(name)
    await journal.close(callFacts('a'), 'wrap-up')
    await journal.recordWork(callId('a'), operatorWork('lost'))
    await spoil(name, 'interactions', (row) => turnBit(row, 'work'))
    expect(await journal.find(callId('a'))).toMatchObject({ facts: { number: '+79120000067' }, work: { notes: '' } })
    await spoil(name, 'interactions', (row) => turnBit(row, 'facts'))
    await journal.finish(callId('a'), operatorWork('kept'))
    expect(await jobs.list('due', 5)).toHaveLength(1)
    await journal.recordFacts(callFacts('a'))
    expect(await journal.find(callId('a'))).toMatchObject({ stage: 'done', work: { notes: 'kept' } })
    expect(await quarantine.count()).toBe(2)
  })

  it('moved to another place does not open there', async () => {
    const name = freshDatabaseName()
    const { journal, quarantine } = await openTestStorage(name)
    await journal.recordFacts(callFacts('a'))
    await journal.recordFacts(callFacts('b', { number: '+79990000000' }))
    let first: unknown
    await spoil(name, 'interactions', (row) => {
      first ??= row['facts']
      row['facts'] = first
    })
    expect((await journal.recent(5)).map((each) => each.id)).toEqual(['a'])
    expect(await quarantine.list(5)).toMatchObject([{ id: 'interactions:b:facts', why: 'bad-tag' }])
  })

  it('of a job is settled as rejected and stays visible', async () => {
    const name = freshDatabaseName()
    const { journal, jobs, queue, quarantine } = await openTestStorage(name)
    for (const id of ['a', 'b']) {
      await journal.close(callFacts(id), 'wrap-up')
      await journal.finish(callId(id), operatorWork(id))
    }
    await spoil(name, 'jobs', (row) => {
      if (row['id'] === 'a') turnBit(row, 'body')
    })
    expect((await queue.leaseNext(Date.now() + 1, 1_000))?.job.id).toBe('b')
    expect((await jobs.list('rejected', 5)).map((job) => job.id)).toEqual(['a'])
    expect(await quarantine.count()).toBe(1)
  })
})
