import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { ClientChange, ClientChangeBody } from '../../../core/domain/client/change/client-change.ts'
import type { Client, ClientId } from '../../../core/domain/client/client.ts'
import { sandboxCrm } from '../../../main/crm/connectors/sandbox/connector.ts'
import type { CrmConnector, DeliveryOutcome } from '../../../main/crm/connector.ts'
import { aClient } from '../../support/client-builder.ts'
import { ManualClock } from '../../support/manual-clock.ts'
import { temporaryFolder } from '../../support/temporary-folder.ts'

const signal = new AbortController().signal
const orlova = aClient({ id: 'orlova', city: 'Пермь' })
const twin = aClient({ id: 'twin', city: 'Уфа' })
const danilov = aClient({ id: '10871', status: 'активный' })
const people = (): readonly Client[] => [orlova, twin, danilov]

const aCrm = (folder: string): CrmConnector => sandboxCrm(join(folder, 'crm'), new ManualClock(), () => undefined, people)

let clicks = 0
const changeOf = (body: ClientChangeBody, clientId: ClientId = orlova.id): ClientChange => ({
  id: `change-${(clicks += 1)}`,
  clientId,
  at: clicks,
  by: 'Анна Белова',
  body,
})
const city = (before: string, after: string): ClientChangeBody => ({ kind: 'edited', edits: [{ field: 'city', before, after }] })
const deliver = (crm: CrmConnector, change: ClientChange): Promise<DeliveryOutcome> =>
  crm.deliver({ jobId: change.id, kind: 'client-change', body: { ...change } }, signal)

const changesOf = async (crm: CrmConnector, cursor?: string, limit = 100) => {
  const page = await crm.changes?.(cursor, limit, signal)
  if (page?.kind !== 'page') throw new Error('a page')
  return page
}

describe('records of the sandbox CRM', () => {
  it('take a change once, also over a restart', async () => {
    const folder = await temporaryFolder()
    const change = changeOf(city('Пермь', 'Москва'))
    expect(await deliver(aCrm(folder), change)).toEqual({ kind: 'delivered', version: 'v1' })
    const again = aCrm(folder)
    expect(await deliver(again, change)).toEqual({ kind: 'delivered', version: 'v1' })
    expect(await deliver(again, { ...change, body: city('Пермь', 'Тула') })).toMatchObject({ kind: 'rejected' })
    expect(await again.rehearsal?.standing([orlova])).toEqual([{ ...orlova, city: 'Москва', version: 'v1' }])
    expect(await readdir(join(folder, 'crm', 'records'))).toEqual(['00000001.json'])
  })

  it('answer an edit that meets a newer one with the record as it is, and take what was decided', async () => {
    const crm = aCrm(await temporaryFolder())
    await deliver(crm, changeOf(city('Пермь', 'Рига')))
    expect(await deliver(crm, changeOf(city('Пермь', 'Москва')))).toMatchObject({
      kind: 'conflict',
      current: { city: 'Рига', version: 'v1' },
    })
    expect(await deliver(crm, changeOf({ kind: 'tag-added', tag: 'важный' }))).toMatchObject({ kind: 'delivered' })
    expect(await deliver(crm, changeOf(city('Рига', 'Москва')))).toMatchObject({ kind: 'delivered' })
    expect((await crm.rehearsal?.standing([orlova]))?.[0]).toMatchObject({ city: 'Москва', tags: ['важный'] })
  })

  it('give every new request a number of its own, the same for a resend', async () => {
    const crm = aCrm(await temporaryFolder())
    const requests = ['new:1', 'new:2'].map((number) =>
      changeOf({
        kind: 'request-created',
        request: { number, title: 'Вопрос', stages: [{ title: 'Принято' }], currentStage: 0, openedAt: 1 },
      }),
    )
    const numbers: unknown[] = []
    for (const change of [...requests, ...requests]) {
      const outcome = await deliver(crm, change)
      numbers.push(outcome.kind === 'delivered' ? outcome.number : outcome)
    }
    expect(numbers.slice(0, 2)).toEqual(numbers.slice(2))
    expect(new Set(numbers).size).toBe(2)
    for (const number of numbers) expect(number).toMatch(/^\d\d-\d{4}$/)
  })

  it('show a conflict with the record of a scenario, once', async () => {
    const crm = aCrm(await temporaryFolder())
    const edit = (before: string): ClientChangeBody => ({ kind: 'edited', edits: [{ field: 'status', before, after: 'в отпуске' }] })
    const first = await deliver(crm, changeOf(edit('активный'), danilov.id))
    expect(first).toMatchObject({ kind: 'conflict', current: { status: 'просит звонить после 18:00' } })
    expect(await deliver(crm, changeOf(edit('просит звонить после 18:00'), danilov.id))).toMatchObject({ kind: 'delivered' })
  })

  it('can be edited by a colleague when asked', async () => {
    const crm = aCrm(await temporaryFolder())
    expect(await crm.rehearsal?.colleagueEdits(orlova.id)).toBe(true)
    expect(await crm.rehearsal?.colleagueEdits(aClient({ id: 'nobody' }).id)).toBe(false)
    expect(await changesOf(crm)).toMatchObject({ upserts: [{ id: 'orlova', status: 'просит звонить после 18:00' }] })
  })

  it('tell what changed since a cursor, and who was merged away', async () => {
    const crm = aCrm(await temporaryFolder())
    expect(await changesOf(crm)).toEqual({ kind: 'page', upserts: [], gone: [], cursor: '0', more: false, refused: [], fresh: false })
    await deliver(crm, changeOf(city('Пермь', 'Москва')))
    const into = { ...orlova, city: 'Москва', version: 'v1' }
    const merge = changeOf({ kind: 'merged', from: twin.id, fromBefore: twin, intoBefore: into })
    await deliver(crm, merge)
    const page = await changesOf(crm)
    expect([page.upserts.map(({ id }) => id), page.gone, page.cursor]).toEqual([['orlova'], ['twin'], '2'])
    expect(await changesOf(crm, page.cursor)).toMatchObject({ upserts: [], gone: [], cursor: '2' })
    await deliver(crm, changeOf({ kind: 'unmerged', mergeId: merge.id, from: twin.id, fromBefore: twin, intoBefore: into }))
    const since = await changesOf(crm, page.cursor)
    expect([since.upserts.map(({ id }) => id), since.gone]).toEqual([['orlova', 'twin'], []])
  })

  it('tell page by page, each record once, whatever the size of a page', async () => {
    const crm = aCrm(await temporaryFolder())
    for (const client of people()) await deliver(crm, changeOf({ kind: 'tag-added', tag: 'важный' }, client.id))
    const told: string[] = []
    for (let cursor: string | undefined, more = true; more;) {
      const page = await changesOf(crm, cursor, 1)
      told.push(...page.upserts.map(({ id }) => id))
      cursor = page.cursor
      more = page.more
    }
    expect(told).toEqual(['orlova', 'twin', '10871'])
  })

  it('refuse what is no change', async () => {
    const crm = aCrm(await temporaryFolder())
    expect(await crm.deliver({ jobId: 'x', kind: 'client-change', body: { id: 'x' } }, signal)).toMatchObject({ kind: 'rejected' })
    const change = changeOf(city('Пермь', 'Москва'))
    expect(await crm.deliver({ jobId: 'other', kind: 'client-change', body: { ...change } }, signal)).toMatchObject({ kind: 'rejected' })
  })
})
