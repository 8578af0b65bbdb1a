import { describe, expect, it } from 'vitest'
import type { CallId } from '../../core/domain/call/call-id.ts'
import type { CallerKey } from '../../core/domain/client/caller-key.ts'
import { NOTHING_LEARNED } from '../../core/domain/client/caller-knowledge.ts'
import { clientId } from '../support/client-builder.ts'
import { DATA_KEY, freshDatabaseName, openTestStorage, rawDatabase } from '../support/seat-storage.ts'

const key = (text: string): CallerKey => text as CallerKey
const call = (text: string): CallId => text as CallId
const maria = clientId('maria')
const caller = key('tel:+79120000067')

describe('what the seat learned about callers', () => {
  it('outlives the window, one verdict a client, the newest', async () => {
    const name = freshDatabaseName()
    const before = await openTestStorage(name, { key: DATA_KEY })
    await before.callers.learn(caller, { clientId: maria, verdict: 'refused', at: 1 })
    await before.callers.learn(caller, { clientId: maria, verdict: 'confirmed', at: 2 })
    await before.callers.learn(caller, { clientId: clientId('igor'), verdict: 'refused', at: 3 })
    before.close()
    const after = await openTestStorage(name, { key: DATA_KEY })
    expect((await after.callers.recall(caller)).verdicts).toEqual([
      { clientId: 'igor', verdict: 'refused', at: 3 },
      { clientId: 'maria', verdict: 'confirmed', at: 2 },
    ])
    expect(await after.callers.recall(key('tel:+79120000068'))).toEqual(NOTHING_LEARNED)
    after.close()
  })

  it('counts a nuisance once a call, keeps the day of the mark, and leaves no row when all is taken back', async () => {
    const name = freshDatabaseName()
    const { callers, close } = await openTestStorage(name, { key: DATA_KEY })
    await callers.mark(caller, { note: '', at: 5 })
    await callers.mark(caller, { note: 'Продаёт окна', at: 9 })
    await Promise.all([callers.countNuisance(caller, call('1')), callers.countNuisance(caller, call('1'))])
    await callers.countNuisance(caller, call('2'))
    expect(await callers.recall(caller)).toMatchObject({ nuisance: { note: 'Продаёт окна', at: 5 }, nuisanceCalls: 2 })
    await callers.unmark(caller)
    expect((await callers.recall(caller)).nuisance).toBeUndefined()
    await callers.learn(key('tel:+7'), { clientId: maria, verdict: 'refused', at: 1 })
    await callers.unlearn(key('tel:+7'), maria)
    const raw = await rawDatabase(name)
    expect(await raw.table('callers').count()).toBe(1)
    raw.close()
    close()
  })

  it('lies under a digest, sealed; a broken row is set aside and costs only its reasons', async () => {
    const name = freshDatabaseName()
    const storage = await openTestStorage(name, { key: DATA_KEY })
    await storage.callers.mark(caller, { note: 'Звонит с 9120000067', at: 1 })
    const raw = await rawDatabase(name)
    const [row] = (await raw.table('callers').toArray()) as { readonly key: Uint8Array; readonly box: Uint8Array }[]
    expect(Buffer.from([...(row?.key ?? []), ...(row?.box ?? [])]).toString('utf8')).not.toContain('9120000067')
    await raw.table('callers').put({ key: row?.key, box: new Uint8Array([1, 2, 3]) })
    raw.close()
    expect(await storage.callers.recall(caller)).toEqual(NOTHING_LEARNED)
    expect(await storage.quarantine.count()).toBe(1)
    await storage.callers.learn(caller, { clientId: maria, verdict: 'confirmed', at: 2 })
    expect((await storage.callers.recall(caller)).verdicts).toHaveLength(1)
    storage.close()
  })

  it('forgets a person whose data is erased, and what is older than asked; marks stay', async () => {
    const { callers, close } = await openTestStorage(freshDatabaseName(), { key: DATA_KEY })
    await callers.learn(caller, { clientId: maria, verdict: 'confirmed', at: 10 })
    await callers.noteUnanswered(caller, { direction: 'outgoing', at: 10, clientId: maria })
    await callers.mark(caller, { note: 'x', at: 1 })
    await callers.learn(caller, { clientId: clientId('igor'), verdict: 'confirmed', at: 3 })
    await callers.forgetClient(maria)
    expect(await callers.recall(caller)).toEqual({
      verdicts: [{ clientId: 'igor', verdict: 'confirmed', at: 3 }],
      nuisance: { note: 'x', at: 1 },
      nuisanceCalls: 0,
    })
    await callers.forgetBefore(5)
    expect(await callers.recall(caller)).toEqual({ verdicts: [], nuisance: { note: 'x', at: 1 }, nuisanceCalls: 0 })
    close()
  })
})
