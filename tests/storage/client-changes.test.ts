import { describe, expect, it } from 'vitest'
import type { ClientChange, ClientChangeBody } from '../../core/domain/client/change/client-change.ts'
import type { Client, ClientId } from '../../core/domain/client/client.ts'
import type { SeatStorage } from '../../renderer/storage/seat-storage.ts'
import { freshDatabaseName, openTestStorage, rawDatabase } from '../support/seat-storage.ts'
import { storedClient } from '../support/storage-clients.ts'

let clicks = 0
const changeOf = (clientId: string, body: ClientChangeBody, id = `change-${(clicks += 1)}`): ClientChange => ({
  id,
  clientId: clientId as ClientId,
  at: 1_000 + clicks,
  by: 'Анна Белова',
  body,
})
const renamed = (before: string, after: string): ClientChangeBody => ({ kind: 'edited', edits: [{ field: 'city', before, after }] })
const id = (text: string): ClientId => text as ClientId

async function seatWith(...clients: readonly Client[]): Promise<{ storage: SeatStorage; name: string }> {
  const name = freshDatabaseName()
  const storage = await openTestStorage(name)
  await storage.clientChanges.applyRemote({ upserts: clients, gone: [] })
  return { storage, name }
}

const orlova = storedClient('orlova', ['+79120000067'], { city: 'Пермь' })
const twin = storedClient('twin', ['+79120000099'], { city: 'Уфа', tags: ['дубль'] })

describe('changes of clients', () => {
  it('are there after the window is gone: the record, the change and its delivery', async () => {
    const { storage, name } = await seatWith(orlova)
    const change = changeOf('orlova', renamed('Пермь', 'Москва'))
    expect(await storage.clientChanges.change(change)).toMatchObject({ kind: 'kept', client: { city: 'Москва' } })
    storage.close()
    const again = await openTestStorage(name)
    expect((await again.directory.byId(id('orlova')))?.city).toBe('Москва')
    expect((await again.directory.byPhone('+79120000067'))[0]?.city).toBe('Москва')
    expect(await again.clientChanges.pendingOf(id('orlova'))).toEqual([change])
    expect(await again.clientChanges.statesOf(id('orlova'))).toMatchObject([{ change, state: { kind: 'waiting' } }])
    expect((await again.jobs.list('due', 10)).map(({ id: jobId, kind }) => [jobId, kind])).toEqual([[change.id, 'client-change']])
  })

  it('name nobody on the disk', async () => {
    const { storage, name } = await seatWith(orlova)
    await storage.clientChanges.change(
      changeOf('orlova', { kind: 'note-added', note: { id: 'n', at: 1, by: 'Анна', text: 'Секрет', mentions: [] } }),
    )
    await storage.clientChanges.change(
      changeOf('orlova', { kind: 'task-added', task: { id: 't', text: 'Секрет', dueAt: 5, createdAt: 1, by: 'Анна' } }),
    )
    const db = await rawDatabase(name)
    for (const table of ['clientChanges', 'clientBases', 'clientTasks', 'jobs']) {
      const rows: readonly object[] = await db.table(table).toArray()
      expect(rows.length).toBeGreaterThan(0)
      const text = JSON.stringify(rows, (_key, value: unknown) => (value instanceof Uint8Array ? new TextDecoder().decode(value) : value))
      expect(text).not.toMatch(/Секрет|Орлова|orlova|79120000067|Анна/)
    }
    db.close()
  })

  it('with one id are one change', async () => {
    const { storage } = await seatWith(orlova)
    const change = changeOf('orlova', { kind: 'tag-added', tag: 'важный' })
    const both = await Promise.all([storage.clientChanges.change(change), storage.clientChanges.change(change)])
    expect(both.map(({ kind }) => kind)).toEqual(['kept', 'kept'])
    expect(await storage.clientChanges.pendingOf(id('orlova'))).toEqual([change])
  })

  it('of two windows at once are both there, in the order they were kept', async () => {
    const { storage, name } = await seatWith(orlova)
    const other = await openTestStorage(name)
    const tags = Array.from({ length: 12 }, (_, no) => `метка-${no}`)
    await Promise.all(
      tags.map((tag, no) => (no % 2 === 0 ? storage : other).clientChanges.change(changeOf('orlova', { kind: 'tag-added', tag }))),
    )
    expect([...((await other.directory.byId(id('orlova')))?.tags ?? [])].sort()).toEqual([...tags].sort())
    const pending = await storage.clientChanges.pendingOf(id('orlova'))
    const sent: string[] = []
    for (;;) {
      const leased = await storage.queue.leaseNext(Date.now() + 1_000, 60_000)
      if (leased === undefined) break
      sent.push(leased.job.id)
      await storage.queue.settle(leased, { ...leased.job, status: { kind: 'delivered', at: 1 } }, { kind: 'delivered' })
    }
    expect(sent).toEqual(pending.map((change) => change.id))
  })

  it('are refused with a reason, and nothing is kept', async () => {
    const { storage } = await seatWith(orlova)
    const why = async (body: ClientChangeBody, clientId = 'orlova') => {
      const outcome = await storage.clientChanges.change(changeOf(clientId, body))
      return outcome.kind === 'refused' ? outcome.why : 'kept'
    }
    expect(await why({ kind: 'phone-added', phone: { number: '+79120000067', kind: 'work' } })).toBe('phone-doubled')
    expect(await why({ kind: 'phone-added', phone: { number: '89120000067', kind: 'work' } })).toBe('phone-not-e164')
    expect(await why(renamed('Уфа', 'Москва'))).toBe('moved')
    expect(await why({ kind: 'tag-added', tag: 'x' }, 'nobody')).toBe('client-absent')
    expect(await why({ kind: 'merged', from: id('orlova'), fromBefore: orlova, intoBefore: orlova })).toBe('merged-with-itself')
    expect(await storage.clientChanges.statesOf(id('orlova'))).toEqual([])
    expect(await storage.jobs.list('due', 10)).toEqual([])
  })

  it('make a client, who can be taken back while nobody was told', async () => {
    const { storage } = await seatWith()
    const change = changeOf('orlova', { kind: 'created', client: orlova })
    expect(await storage.clientChanges.change(change)).toMatchObject({ kind: 'kept' })
    expect((await storage.directory.byPhone('+79120000067')).map((client) => client.id)).toEqual(['orlova'])
    expect(await storage.clientChanges.undo(change.id, 'Анна')).toMatchObject({ kind: 'taken-back', client: undefined })
    expect(await storage.directory.byPhone('+79120000067')).toEqual([])
    expect(await storage.jobs.list('due', 10)).toEqual([])
  })
})

describe('taking back', () => {
  it('restores the record exactly and gives the delivery up', async () => {
    const { storage } = await seatWith(orlova)
    const first = changeOf('orlova', renamed('Пермь', 'Москва'))
    const second = changeOf('orlova', { kind: 'tag-added', tag: 'важный' })
    await storage.clientChanges.change(first)
    await storage.clientChanges.change(second)
    expect(await storage.clientChanges.undo(first.id, 'Анна')).toMatchObject({
      kind: 'taken-back',
      client: { city: 'Пермь', tags: ['важный'] },
    })
    expect(await storage.clientChanges.undo(second.id, 'Анна')).toMatchObject({ kind: 'taken-back' })
    expect(await storage.directory.byId(id('orlova'))).toEqual(orlova)
    expect(await storage.clientChanges.undo(second.id, 'Анна')).toEqual({ kind: 'refused', why: 'absent' })
    expect(await storage.clientChanges.statesOf(id('orlova'))).toEqual([])
    // A record with nothing of ours on it follows its source again.
    await storage.clientChanges.applyRemote({ upserts: [{ ...orlova, city: 'Тверь' }], gone: [] })
    expect((await storage.directory.byId(id('orlova')))?.city).toBe('Тверь')
  })

  it('is refused while something later stands on it', async () => {
    const { storage } = await seatWith(orlova)
    const first = changeOf('orlova', renamed('Пермь', 'Москва'))
    await storage.clientChanges.change(first)
    await storage.clientChanges.change(changeOf('orlova', renamed('Москва', 'Тула')))
    expect(await storage.clientChanges.undo(first.id, 'Анна')).toEqual({ kind: 'refused', why: 'changed-since' })
    expect((await storage.directory.byId(id('orlova')))?.city).toBe('Тула')
  })

  it('of a merge gives both records back, with what was changed before', async () => {
    const { storage } = await seatWith(orlova, twin)
    await storage.clientChanges.change(changeOf('twin', { kind: 'tag-added', tag: 'звонил' }))
    const fromBefore = await storage.directory.byId(id('twin'))
    const intoBefore = await storage.directory.byId(id('orlova'))
    if (fromBefore === undefined || intoBefore === undefined) throw new Error('both are there')
    const merge = changeOf('orlova', { kind: 'merged', from: id('twin'), fromBefore, intoBefore })
    expect(await storage.clientChanges.change(merge)).toMatchObject({ kind: 'kept', client: { tags: ['дубль', 'звонил'] } })
    expect(await storage.directory.byId(id('twin'))).toBeUndefined()
    expect((await storage.directory.byPhone('+79120000099')).map((client) => client.id)).toEqual(['orlova'])
    expect(await storage.clientChanges.change(changeOf('twin', { kind: 'tag-added', tag: 'ещё' }))).toMatchObject({ why: 'merged-already' })
    expect(await storage.clientChanges.undo(merge.id, 'Анна')).toMatchObject({ kind: 'taken-back' })
    expect(await storage.directory.byId(id('twin'))).toEqual(fromBefore)
    expect(await storage.directory.byId(id('orlova'))).toEqual(intoBefore)
    expect(await storage.clientChanges.pendingOf(id('twin'))).toHaveLength(1)
  })
})

describe('tasks', () => {
  it('ring at their time, for whom they are, across clients', async () => {
    const { storage } = await seatWith(orlova, { ...twin, tasks: [{ id: 'theirs', text: 'Письмо', dueAt: 300, createdAt: 1, by: 'CRM' }] })
    const task = (taskId: string, dueAt: number, assignee?: string): ClientChangeBody => ({
      kind: 'task-added',
      task: { id: taskId, text: 'Перезвонить', dueAt, createdAt: 1, by: 'Анна', ...(assignee === undefined ? {} : { assignee }) },
    })
    await storage.clientChanges.change(changeOf('orlova', task('late', 500)))
    await storage.clientChanges.change(changeOf('orlova', task('mine', 100, 'anna')))
    await storage.clientChanges.change(changeOf('orlova', task('other', 200, 'boris')))
    const due = async (until: number, assignee?: string) =>
      (await storage.clientChanges.dueTasks({ until, limit: 10, ...(assignee === undefined ? {} : { assignee }) })).map(
        (found) => found.task.id,
      )
    expect(await due(400)).toEqual(['mine', 'other', 'theirs'])
    expect(await due(400, 'anna')).toEqual(['mine', 'theirs'])
    expect(await storage.clientChanges.nextTaskAt(400)).toBe(500)
    const done = changeOf('orlova', { kind: 'task-done', taskId: 'mine', by: 'Анна' })
    await storage.clientChanges.change(done)
    expect(await due(600)).toEqual(['other', 'theirs', 'late'])
    await storage.clientChanges.undo(done.id, 'Анна')
    expect(await due(150)).toEqual(['mine'])
  })
})

it('erases every trace of a client', async () => {
  const { storage, name } = await seatWith(orlova, twin)
  await storage.clientChanges.change(
    changeOf('orlova', { kind: 'task-added', task: { id: 't', text: 'Письмо', dueAt: 5, createdAt: 1, by: 'Анна' } }),
  )
  await storage.clientChanges.change(changeOf('twin', { kind: 'tag-added', tag: 'важный' }))
  await storage.clientChanges.erase([id('orlova')])
  const db = await rawDatabase(name)
  expect(await Promise.all(['clientChanges', 'clientBases', 'clientTasks', 'jobs'].map((table) => db.table(table).count()))).toEqual([
    1, 1, 0, 1,
  ])
  db.close()
})
