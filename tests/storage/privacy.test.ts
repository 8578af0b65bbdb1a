import 'fake-indexeddb/auto'
import { describe, expect, it } from 'vitest'
import type { CallerKey } from '../../core/domain/client/caller-key.ts'
import type { Client } from '../../core/domain/client/client.ts'
import type { SeatStorage } from '../../renderer/storage/seat-storage.ts'
import { callId } from '../support/call-builder.ts'
import { clientId } from '../support/client-builder.ts'
import { openRescueStorage } from '../../renderer/storage/rescue/rescue-storage.ts'
import { DATA_KEY, freshDatabaseName, openTestStorage, rawDatabase, spoil } from '../support/seat-storage.ts'
import { storedClient } from '../support/storage-clients.ts'

const DAY = 86_400_000
// Imports are dated by the real time.
const START = Date.now()
const MARIA = storedClient('maria', ['+79120000067'], { emails: ['orlova@example.com'] })
const PAUL = storedClient('paul', ['+79120000068'])

async function aSeat() {
  const name = freshDatabaseName()
  const time = { now: START }
  const storage = await openTestStorage(name, { now: () => time.now })
  return { name, time, storage }
}

async function call(storage: SeatStorage, id: string, number: string, at: number, whose?: Client): Promise<void> {
  await storage.journal.close(
    { callId: callId(id), direction: 'incoming', number, displayName: 'ORLOVA', startedAt: at, endedAt: at + 1 },
    whose === undefined ? 'not-required' : 'wrap-up',
  )
  if (whose === undefined) return
  const work = { clientId: whose.id, clientName: 'Мария Орлова', notes: 'Просила перезвонить', topicId: 't' }
  await storage.journal.finish(callId(id), work)
}

/** As the pump leaves a job that the CRM took. */
const deliverAll = (name: string): Promise<void> =>
  spoil(name, 'jobs', (row) => {
    row.state = 'delivered'
  })

describe('the data of one person', () => {
  it('is given whole: record, changes, calls by his card and by his number, and what was learned', async () => {
    const { storage, time } = await aSeat()
    await storage.directory.applyDelta({ upserts: [MARIA, PAUL], gone: [] })
    await call(storage, 'call-1', '+79120000067', time.now, MARIA)
    await call(storage, 'call-2', '+79120000067', time.now + 1)
    await call(storage, 'call-3', '+79120000068', time.now + 2, PAUL)
    await storage.callers.learn('tel:+79120000067' as CallerKey, { clientId: MARIA.id, verdict: 'confirmed', at: 5 })
    const data = await storage.privacy.dataOf(MARIA.id)
    expect(data.record?.id).toBe('maria')
    expect(data.calls.map(({ id }) => id)).toEqual(['call-1', 'call-2'])
    expect(data.learned).toHaveLength(1)
  })

  it('is erased whole, and nothing of it stays readable on the seat', async () => {
    const { storage, time } = await aSeat()
    await storage.directory.bulkImport([MARIA, PAUL])
    await storage.directory.save({ ...MARIA, status: 'VIP' })
    await call(storage, 'call-1', '+79120000067', time.now, MARIA)
    await call(storage, 'call-2', '+79120000067', time.now + 1)
    await storage.callers.learn('tel:+79120000067' as CallerKey, { clientId: MARIA.id, verdict: 'confirmed', at: 5 })
    expect(await storage.privacy.unsentOf(MARIA.id)).toEqual({ changes: 0, calls: 1 })
    await storage.privacy.erase(MARIA.id)
    expect(await storage.directory.byId(MARIA.id)).toBeUndefined()
    expect(await storage.directory.byPhone('+79120000067')).toEqual([])
    expect((await storage.directory.byPhone('+79120000068')).map(({ id }) => id)).toEqual(['paul'])
    const calls = await storage.journal.recent(10)
    expect(calls).toHaveLength(2)
    expect(JSON.stringify(calls)).not.toMatch(/9120000067|ORLOVA|Мария|maria|Просила/)
    expect(calls.map(({ facts }) => facts.startedAt)).toContain(time.now)
    expect(await storage.privacy.dataOf(MARIA.id)).toEqual({ changes: [], calls: [], learned: [] })
    expect(await storage.privacy.unsent()).toBe(0)
  })

  it('is erased in drafts, unreadable rows, marks of a nuisance and mergings too, and given with the drafts', async () => {
    const { name, storage } = await aSeat()
    const twin = storedClient('twin', ['+79120000069'])
    await storage.clientChanges.applyRemote({ upserts: [MARIA, PAUL, twin], gone: [] })
    const tel = 'tel:+79120000067' as CallerKey
    await storage.callers.mark(tel, { note: 'Кричит', at: 5 })
    await storage.callers.learn('email:orlova@example.com' as CallerKey, { clientId: MARIA.id, verdict: 'confirmed', at: 5 })
    await storage.answerDrafts.keep({ escalationId: 'card:maria', text: '{"note":{}}' })
    const body = { kind: 'merged', from: MARIA.id, fromBefore: MARIA, intoBefore: twin } as const
    expect(await storage.clientChanges.change({ id: 'merge', clientId: twin.id, at: 6, by: 'Анна', body })).toMatchObject({ kind: 'kept' })
    const db = await rawDatabase(name)
    await db.table('clientChanges').toCollection().modify({ state: 'sent' })
    await db.table('recent').clear()
    await storage.directory.applyDelta({ upserts: [MARIA], gone: [] })
    const [recent]: { clientKey: Uint8Array }[] = await db.table('recent').toArray()
    await db.table('quarantine').bulkPut([
      { id: 'clientChanges:x', table: 'clientChanges', why: 'bad-tag', at: 1, raw: { clientKey: recent?.clientKey } },
      { id: 'clientChanges:y', table: 'clientChanges', why: 'bad-tag', at: 1, raw: { clientKey: new Uint8Array(16) } },
    ])
    const data = await storage.privacy.dataOf(MARIA.id)
    expect(data.drafts).toEqual(['{"note":{}}'])
    expect(data.learned.map(({ number }) => number)).toEqual(['+79120000067', 'email:orlova@example.com'])
    await storage.privacy.erase(MARIA.id)
    expect(await storage.answerDrafts.all()).toEqual([])
    expect(await db.table('callers').count()).toBe(0)
    expect(await db.table('clientChanges').count()).toBe(0)
    expect(await db.table('quarantine').toCollection().primaryKeys()).toEqual(['clientChanges:y'])
    db.close()
  })

  it('is erased in the storage that stood in for the own one', async () => {
    const { storage, time } = await aSeat()
    const rescue = await openRescueStorage({ mode: 'sandbox', key: DATA_KEY })
    await call(rescue, 'call-1', '+79120000067', time.now)
    await call(rescue, 'call-2', '+79120000068', time.now)
    await rescue.answerDrafts.keep({ escalationId: 'card:maria', text: '{}' })
    await storage.directory.applyDelta({ upserts: [MARIA], gone: [] })
    await storage.privacy.erase(MARIA.id)
    expect((await rescue.journal.recent(5)).map(({ id }) => id)).toEqual(['call-2'])
    expect(await rescue.answerDrafts.all()).toEqual([])
    rescue.close()
  })

  it('does not come back with the next reading or import while its source has it, and may when the source dropped it', async () => {
    const { storage } = await aSeat()
    await storage.clientChanges.applyRemote({ upserts: [MARIA, PAUL], gone: [] })
    await storage.privacy.erase(MARIA.id)
    await storage.clientChanges.applyRemote({ upserts: [{ ...MARIA, status: 'другой' }], gone: [] })
    expect(await storage.directory.byId(MARIA.id)).toBeUndefined()
    await storage.directory.bulkImport([MARIA, PAUL])
    expect(await storage.directory.byId(MARIA.id)).toBeUndefined()
    expect(await storage.directory.byId(PAUL.id)).toBeDefined()
    await storage.clientChanges.applyRemote({ upserts: [], gone: [MARIA.id] })
    await storage.clientChanges.applyRemote({ upserts: [MARIA], gone: [] })
    expect(await storage.directory.byId(MARIA.id)).toBeDefined()
  })

  it('is marked in the audit log by what only this seat can make', async () => {
    const { storage } = await aSeat()
    const mark = await storage.privacy.subjectOf(MARIA.id)
    expect(mark).toMatch(/^[0-9a-f]{32}$/)
    expect(await storage.privacy.subjectOf(PAUL.id)).not.toBe(mark)
  })
})

describe('retention', () => {
  it('lets go of whom nobody needed, and keeps whoever was needed, has work unsent, or something open', async () => {
    const { name, storage, time } = await aSeat()
    const open = storedClient('open', ['+79120000001'], {
      requests: [{ number: '1', title: 'Заявка', stages: [{ title: 'a' }], currentStage: 0, openedAt: 1 }],
    })
    const task = storedClient('task', ['+79120000002'], {
      tasks: [{ id: 't1', text: 'Позвонить', dueAt: 1, createdAt: 1, by: '1001' }],
    })
    const crowd = Array.from({ length: 200 }, (_, index) => storedClient(`c${String(index)}`, [`+7913000${String(1000 + index)}`]))
    await storage.directory.bulkImport([MARIA, PAUL, open, task, ...crowd])
    await call(storage, 'unsent', '+79120000068', time.now, PAUL)
    time.now += 20 * DAY
    await storage.privacy.needed(MARIA.id)
    expect(await storage.privacy.sweep({ days: 30 })).toEqual({ clients: 0, calls: 0 })
    time.now += 15 * DAY
    const seen: number[] = []
    expect(await storage.privacy.sweep({ days: 30, onProgress: ({ looked }) => seen.push(looked) })).toEqual({ clients: 200, calls: 0 })
    expect(seen.at(-1)).toBe(204)
    expect(await storage.directory.count()).toBe(4)
    await deliverAll(name)
    expect(await storage.privacy.sweep({ days: 30 })).toEqual({ clients: 1, calls: 1 })
    expect(await storage.directory.byId(PAUL.id)).toBeUndefined()
    expect(JSON.stringify(await storage.journal.recent(5))).not.toMatch(/9120000068|Просила|paul/)
    time.now += 40 * DAY
    expect(await storage.privacy.sweep({ days: 30 })).toEqual({ clients: 1, calls: 0 })
    expect(await storage.directory.count()).toBe(2)
  })

  it('counts from the day a source told of somebody, however long ago the import was', async () => {
    const { storage, time } = await aSeat()
    await storage.directory.bulkImport([MARIA])
    time.now += 100 * DAY
    await storage.clientChanges.applyRemote({ upserts: [PAUL], gone: [] })
    time.now += DAY
    expect(await storage.privacy.sweep({ days: 30 })).toEqual({ clients: 1, calls: 0 })
    expect(await storage.directory.byId(PAUL.id)).toBeDefined()
    time.now += 30 * DAY
    expect(await storage.privacy.sweep({ days: 30 })).toEqual({ clients: 1, calls: 0 })
  })

  it('lets a source bring back whom it tells of again, and not by telling everybody anew', async () => {
    const { storage, time } = await aSeat()
    const tell = async (page: object): Promise<void> => {
      const round = await storage.sources.begin('crm')
      await round.write(JSON.stringify({ upserts: [PAUL], gone: [], refused: [], cursor: '1', more: false, fresh: false, ...page }))
      round.close()
    }
    await tell({ fresh: true })
    time.now += 40 * DAY
    expect(await storage.privacy.sweep({ days: 30 })).toEqual({ clients: 1, calls: 0 })
    await tell({ fresh: true })
    expect(await storage.directory.byId(PAUL.id)).toBeUndefined()
    await tell({ cursor: '2' })
    expect(await storage.directory.byId(PAUL.id)).toBeDefined()
  })

  it('leaves nothing of whoever left: no sent change, no draft, nothing learned', async () => {
    const { name, storage, time } = await aSeat()
    await storage.directory.bulkImport([MARIA, PAUL])
    await storage.callers.learn('tel:+79120000067' as CallerKey, { clientId: MARIA.id, verdict: 'confirmed', at: time.now })
    await storage.answerDrafts.keep({ escalationId: 'card:maria', text: '{}' })
    await storage.answerDrafts.keep({ escalationId: 'packet-1', text: 'Ответ' })
    for (const { id } of [MARIA, PAUL])
      await storage.clientChanges.change({
        id: `t-${id}`,
        clientId: id,
        at: time.now,
        by: 'Анна',
        body: { kind: 'tag-added', tag: 'важный' },
      })
    const db = await rawDatabase(name)
    const counts = () => Promise.all(['clientChanges', 'jobs', 'callers', 'answerDrafts'].map((table) => db.table(table).count()))
    time.now += 40 * DAY
    expect(await storage.privacy.sweep({ days: 60 })).toEqual({ clients: 0, calls: 0 })
    expect(await counts()).toEqual([2, 2, 1, 2])
    // As the pump leaves a change that the CRM took.
    await db.table('clientChanges').toCollection().modify({ state: 'sent', at: time.now })
    await db.table('jobs').toCollection().modify({ state: 'delivered' })
    await db.table('clientBases').clear()
    expect(await storage.privacy.sweep({ days: 30 })).toEqual({ clients: 2, calls: 0 })
    expect(await counts()).toEqual([0, 0, 0, 1])
    db.close()
  })

  it('lets go of settled changes of those who stay as well, after 30 days where nothing else leaves', async () => {
    const { name, storage, time } = await aSeat()
    await storage.directory.bulkImport([MARIA])
    const tagged = { clientId: MARIA.id, at: time.now, by: 'Анна' } as const
    await storage.clientChanges.change({ ...tagged, id: 'sent', body: { kind: 'tag-added', tag: 'a' } })
    await storage.clientChanges.change({ ...tagged, id: 'waits', body: { kind: 'tag-added', tag: 'b' } })
    const db = await rawDatabase(name)
    await db.table('clientChanges').where('id').equals('sent').modify({ state: 'sent' })
    db.close()
    time.now += 29 * DAY
    await storage.privacy.sweep({ days: 0 })
    expect(await storage.clientChanges.statesOf(MARIA.id)).toHaveLength(2)
    time.now += 2 * DAY
    await storage.privacy.sweep({ days: 0 })
    expect((await storage.clientChanges.statesOf(MARIA.id)).map(({ change }) => change.id)).toEqual(['waits'])
    expect(await storage.directory.byId(MARIA.id)).toBeDefined()
  })

  it('runs in one window at a time, and stops when it is told to', async () => {
    const { name, storage, time } = await aSeat()
    await storage.directory.bulkImport(Array.from({ length: 300 }, (_, index) => storedClient(`c${String(index)}`, [])))
    const other = await openTestStorage(name, { now: () => time.now })
    time.now += 100 * DAY
    const stop = new AbortController()
    const first = storage.privacy.sweep({ days: 30, signal: stop.signal, onProgress: () => stop.abort() })
    expect(await other.privacy.sweep({ days: 30 })).toBeUndefined()
    expect(await first).toBeUndefined()
    expect(await storage.directory.count()).toBe(300)
    expect((await other.privacy.sweep({ days: 30 }))?.clients).toBe(300)
  })

  it('leaves nothing in clear about who was needed or erased', async () => {
    const { name, storage } = await aSeat()
    await storage.privacy.needed(MARIA.id)
    await storage.directory.applyDelta({ upserts: [MARIA], gone: [] })
    await storage.privacy.erase(MARIA.id)
    const db = await rawDatabase(name)
    const rows = [...(await db.table('needed').toArray()), ...(await db.table('erased').toArray())]
    db.close()
    expect(rows.map((row: object) => Object.keys(row).sort())).toEqual([['at', 'clientKey']])
    expect(clientId('maria')).toBe(MARIA.id)
  })
})
