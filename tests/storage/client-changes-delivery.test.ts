import { afterEach, describe, expect, it, vi } from 'vitest'
import type { ClientChange, ClientChangeBody } from '../../core/domain/client/change/client-change.ts'
import { pointKey } from '../../core/domain/client/change/conflict-point.ts'
import { isTemporaryNumber, temporaryNumber } from '../../core/domain/client/change/temporary-number.ts'
import type { Client, ClientId } from '../../core/domain/client/client.ts'
import { startOutboxPump } from '../../renderer/storage/outbox-pump.ts'
import type { SeatStorage } from '../../renderer/storage/seat-storage.ts'
import { CrmInbox } from '../support/crm-inbox.ts'
import { ManualClock } from '../support/manual-clock.ts'
import { freshDatabaseName, openTestStorage } from '../support/seat-storage.ts'
import { storedClient } from '../support/storage-clients.ts'

const running: { stop(): void }[] = []
afterEach(() => {
  for (const pump of running.splice(0)) pump.stop()
})

const id = (text: string): ClientId => text as ClientId
const orlova = storedClient('orlova', ['+79120000067'], { city: 'Пермь', status: 'активный' })
const twin = storedClient('twin', ['+79120000099'], { city: 'Уфа' })

let clicks = 0
const changeOf = (body: ClientChangeBody, clientId = 'orlova'): ClientChange => ({
  id: `change-${(clicks += 1)}`,
  clientId: id(clientId),
  at: 1_000 + clicks,
  by: 'Анна Белова',
  body,
})
const city = (before: string, after: string): ClientChangeBody => ({ kind: 'edited', edits: [{ field: 'city', before, after }] })

async function seat(...clients: readonly Client[]) {
  const clock = new ManualClock()
  const storage = await openTestStorage(freshDatabaseName(), { now: () => clock.now() })
  await storage.clientChanges.applyRemote({ upserts: clients.length === 0 ? [orlova] : clients, gone: [] })
  return { clock, storage }
}

function pump(storage: SeatStorage, clock: ManualClock, crm: CrmInbox): void {
  running.push(startOutboxPump({ storage, deliver: crm.deliver, clock, random: () => 0 }))
}

const shown = (storage: SeatStorage, clientId = 'orlova') => storage.directory.byId(id(clientId))
const states = async (storage: SeatStorage, clientId = 'orlova') =>
  (await storage.clientChanges.statesOf(id(clientId))).map(({ state }) => state.kind)
const settled = (storage: SeatStorage, ...kinds: readonly string[]) =>
  vi.waitFor(async () => expect(await states(storage)).toEqual(kinds), { timeout: 5_000 })

describe('delivery of changes', () => {
  it('takes them in order; then the record is as the source tells it', async () => {
    const { storage, clock } = await seat()
    const changes = [changeOf(city('Пермь', 'Москва')), changeOf({ kind: 'tag-added', tag: 'важный' }), changeOf(city('Москва', 'Тула'))]
    for (const change of changes) await storage.clientChanges.change(change)
    const crm = new CrmInbox()
    pump(storage, clock, crm)
    await settled(storage, 'sent', 'sent', 'sent')
    expect(crm.received).toEqual(changes.map((change) => change.id))
    expect(await shown(storage)).toMatchObject({ city: 'Тула', tags: ['важный'] })
    expect(await storage.directory.layers(id('orlova'))).not.toHaveProperty('edited')
    await storage.clientChanges.applyRemote({ upserts: [{ ...orlova, city: 'Рига' }], gone: [] })
    expect((await shown(storage))?.city).toBe('Рига')
  })

  it('says what was refused and why, and sends it again', async () => {
    const { storage, clock } = await seat()
    const change = changeOf(city('Пермь', 'Москва'))
    await storage.clientChanges.change(change)
    pump(storage, clock, new CrmInbox({ kind: 'rejected', why: 'Нет такого города' }))
    await settled(storage, 'rejected')
    expect((await storage.clientChanges.statesOf(id('orlova')))[0]?.state).toMatchObject({ why: 'Нет такого города' })
    expect((await shown(storage))?.city).toBe('Москва')
    expect(await storage.clientChanges.sendAgain(change.id)).toBe(true)
    await settled(storage, 'sent')
    expect(await storage.clientChanges.sendAgain(change.id)).toBe(false)
  })

  it('waits as long as the CRM asks, and shows when it tries again', async () => {
    const { storage, clock } = await seat()
    await storage.clientChanges.change(changeOf(city('Пермь', 'Москва')))
    pump(storage, clock, new CrmInbox({ kind: 'rate-limited', afterMs: 30_000 }))
    await settled(storage, 'retrying')
    expect((await storage.clientChanges.statesOf(id('orlova')))[0]?.state).toMatchObject({ at: clock.now() + 30_000, tries: 1 })
    await vi.waitFor(async () => {
      clock.advance(10_000)
      expect(await states(storage)).toEqual(['sent'])
    })
  })

  it('gives a new request the number of the CRM', async () => {
    const { storage, clock } = await seat()
    const number = temporaryNumber('3f2504e0-4f89-11d3-9a0c-0305e82c3301')
    expect(isTemporaryNumber(number)).toBe(true)
    const request = { number, title: 'Не пришла карта', stages: [{ title: 'Принято' }], currentStage: 0, openedAt: 1 }
    await storage.clientChanges.change(changeOf({ kind: 'request-created', request }))
    expect((await shown(storage))?.requests.map((one) => one.number)).toEqual([number])
    pump(storage, clock, new CrmInbox({ kind: 'delivered', number: '48-2107', version: '2' }))
    await settled(storage, 'sent')
    expect(await shown(storage)).toMatchObject({ version: '2', requests: [{ number: '48-2107', title: 'Не пришла карта' }] })
  })

  it('takes back what was sent by a change of its own', async () => {
    const { storage, clock } = await seat()
    const change = changeOf(city('Пермь', 'Москва'))
    const request = changeOf({
      kind: 'request-created',
      request: { number: 'new:1', title: 'Вопрос', stages: [{ title: 'Принято' }], currentStage: 0, openedAt: 1 },
    })
    await storage.clientChanges.change(change)
    await storage.clientChanges.change(request)
    const crm = new CrmInbox()
    pump(storage, clock, crm)
    await settled(storage, 'sent', 'sent')
    expect(await storage.clientChanges.undo(change.id, 'Анна')).toMatchObject({ kind: 'reversed', client: { city: 'Пермь' } })
    expect(await storage.clientChanges.undo(request.id, 'Анна')).toEqual({ kind: 'refused', why: 'not-reversible' })
    await settled(storage, 'sent', 'sent', 'sent')
    expect(crm.received).toHaveLength(3)
  })

  it('merges there after what was changed of the duplicate, and unmerges again', async () => {
    const { storage, clock } = await seat(orlova, twin)
    await storage.clientChanges.change(changeOf({ kind: 'tag-added', tag: 'звонил' }, 'twin'))
    const fromBefore = await shown(storage, 'twin')
    if (fromBefore === undefined) throw new Error('the duplicate is there')
    const merge = changeOf({ kind: 'merged', from: id('twin'), fromBefore, intoBefore: orlova })
    await storage.clientChanges.change(merge)
    const crm = new CrmInbox()
    pump(storage, clock, crm)
    await settled(storage, 'sent')
    expect(crm.received).toEqual([expect.any(String), merge.id])
    expect(await shown(storage, 'twin')).toBeUndefined()
    expect(await storage.clientChanges.undo(merge.id, 'Анна')).toMatchObject({ kind: 'reversed' })
    await settled(storage, 'sent', 'sent')
    expect(await shown(storage, 'twin')).toEqual(fromBefore)
    expect(await shown(storage)).toEqual(orlova)
  })
})

describe('conflicts', () => {
  const field = (mine: string, theirs: string) => ({ kind: 'field', field: 'city', before: 'Пермь', mine, theirs })

  it('of a delivery show both sides, and what is decided is sent', async () => {
    const { storage, clock } = await seat()
    const change = changeOf({
      kind: 'edited',
      edits: [
        { field: 'city', before: 'Пермь', after: 'Москва' },
        { field: 'status', before: 'активный', after: 'в отпуске' },
      ],
    })
    await storage.clientChanges.change(change)
    const crm = new CrmInbox({ kind: 'conflict', current: { ...orlova, city: 'Рига', version: '7' } })
    pump(storage, clock, crm)
    await settled(storage, 'conflict')
    const [conflict] = await storage.clientChanges.conflicts()
    expect(conflict).toMatchObject({
      changeIds: [change.id],
      points: [field('Москва', 'Рига')],
      mine: { city: 'Москва', status: 'в отпуске' },
      theirs: { city: 'Рига', version: '7' },
    })
    expect((await shown(storage))?.city).toBe('Москва')
    expect(await storage.clientChanges.resolve(change.id, {}, 'Анна')).toEqual({ kind: 'refused', why: 'choice-missing' })
    const key = pointKey({ kind: 'field', field: 'city', before: null, mine: null, theirs: null })
    const resolved = await storage.clientChanges.resolve(change.id, { [key]: { kind: 'anew', value: 'Минск' } }, 'Анна')
    expect(resolved).toMatchObject({
      kind: 'resolved',
      changes: [
        {
          body: {
            edits: [
              { field: 'city', before: 'Рига', after: 'Минск' },
              { field: 'status', before: 'активный', after: 'в отпуске' },
            ],
          },
        },
      ],
    })
    await settled(storage, 'sent')
    expect(await shown(storage)).toMatchObject({ city: 'Минск', status: 'в отпуске', version: '7' })
    expect(await storage.clientChanges.conflicts()).toEqual([])
    expect(storage.delivery.get()).toMatchObject({ rejected: 0 })
  })

  it('settled for theirs sends nothing', async () => {
    const { storage, clock } = await seat()
    const change = changeOf(city('Пермь', 'Москва'))
    await storage.clientChanges.change(change)
    const crm = new CrmInbox({ kind: 'conflict', current: { ...orlova, city: 'Рига' } })
    pump(storage, clock, crm)
    await settled(storage, 'conflict')
    expect(await storage.clientChanges.resolve(change.id, { 'field:city': { kind: 'theirs' } }, 'Анна')).toMatchObject({
      kind: 'resolved',
      changes: [],
    })
    expect((await shown(storage))?.city).toBe('Рига')
    expect(await states(storage)).toEqual([])
    expect(crm.received).toHaveLength(1)
  })

  it('come to light when a source tells, before anything is sent; the rest goes on', async () => {
    const { storage, clock } = await seat()
    const change = changeOf(city('Пермь', 'Москва'))
    await storage.clientChanges.change(change)
    await storage.clientChanges.change(changeOf({ kind: 'tag-added', tag: 'важный' }))
    await storage.clientChanges.applyRemote({ upserts: [{ ...orlova, city: 'Рига', status: 'новый' }], gone: [] })
    expect(await shown(storage)).toMatchObject({ city: 'Москва', status: 'новый', tags: ['важный'] })
    const crm = new CrmInbox()
    pump(storage, clock, crm)
    await settled(storage, 'sent', 'conflict')
    expect(crm.received).not.toContain(change.id)
    // They take theirs back: there is nothing in dispute, and ours goes on.
    await storage.clientChanges.applyRemote({ upserts: [{ ...orlova, tags: ['важный'] }], gone: [] })
    await settled(storage, 'sent', 'sent')
    expect(await storage.clientChanges.conflicts()).toEqual([])
  })

  it('of a field that was changed to the same are none', async () => {
    const { storage, clock } = await seat()
    await storage.clientChanges.change(changeOf(city('Пермь', 'Москва')))
    await storage.clientChanges.applyRemote({ upserts: [{ ...orlova, city: 'Москва' }], gone: [] })
    expect(await states(storage)).toEqual(['waiting'])
    pump(storage, clock, new CrmInbox())
    await settled(storage, 'sent')
  })

  it('arise when the record is taken away there; nothing is lost until it is decided', async () => {
    for (const choice of ['mine', 'theirs'] as const) {
      const { storage, clock } = await seat()
      const change = changeOf(city('Пермь', 'Москва'))
      await storage.clientChanges.change(change)
      await storage.clientChanges.change(changeOf({ kind: 'tag-added', tag: 'важный' }))
      await storage.clientChanges.applyRemote({ upserts: [], gone: [id('orlova')] })
      expect(await shown(storage)).toMatchObject({ city: 'Москва', tags: ['важный'] })
      const [conflict] = await storage.clientChanges.conflicts()
      expect(conflict).toMatchObject({ theirs: null, points: [{ kind: 'client' }] })
      const resolved = await storage.clientChanges.resolve(change.id, { client: { kind: choice } }, 'Анна')
      const crm = new CrmInbox()
      pump(storage, clock, crm)
      if (choice === 'mine') {
        expect(resolved).toMatchObject({ changes: [{ body: { kind: 'created', client: { city: 'Москва', tags: ['важный'] } } }] })
        await settled(storage, 'sent')
        expect(await shown(storage)).toMatchObject({ city: 'Москва', tags: ['важный'] })
      } else {
        expect(resolved).toMatchObject({ client: undefined, changes: [] })
        expect(await shown(storage)).toBeUndefined()
        expect(await storage.jobs.list('due', 9)).toEqual([])
      }
    }
  })

  it('survive an import: what waits lies on top of what it says', async () => {
    const { storage, clock } = await seat()
    await storage.clientChanges.change(changeOf(city('Пермь', 'Москва')))
    clock.advance(1_000)
    await storage.directory.bulkImport([{ ...orlova, city: 'Рига' }, twin], { label: 'file' })
    await settled(storage, 'conflict')
    expect((await shown(storage))?.city).toBe('Москва')
    expect((await storage.clientChanges.conflicts())[0]).toMatchObject({ points: [field('Москва', 'Рига')] })
  })
})
