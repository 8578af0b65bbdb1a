import { afterEach, describe, expect, it } from 'vitest'
import { demoClient, demoClients } from '../../../core/sandbox/demo/demo-clients.ts'
import { openSeatStorage } from '../../../renderer/storage/open-seat-storage.ts'
import { startOutboxPump } from '../../../renderer/storage/outbox-pump.ts'
import { seedDemo } from '../../../renderer/storage/seed-demo.ts'
import type { SeatStorage } from '../../../renderer/storage/seat-storage.ts'
import { CrmInbox } from '../../support/crm-inbox.ts'
import { callFacts, callId, operatorWork } from '../../support/interactions.ts'

const NOW = 1_750_000_000_000
const key = new Uint8Array(32).fill(7)
const opened: SeatStorage[] = []

afterEach(async () => {
  const names = new Set(opened.map((storage) => storage.name))
  for (const storage of opened.splice(0)) storage.close()
  for (const name of names) indexedDB.deleteDatabase(name)
})

async function open(name: string): Promise<SeatStorage> {
  const storage = await openSeatStorage({ mode: 'sandbox', key, name })
  opened.push(storage)
  return storage
}

describe('storage in a real browser', () => {
  it('seeds ten thousand clients in the worker and finds them after another opening', async () => {
    const storage = await open('seed')
    const seen: number[] = []
    expect(await seedDemo(storage, { nowMs: NOW, onProgress: ({ done }) => seen.push(done) })).toBe('seeded')
    expect(seen.at(-1)).toBeGreaterThan(9_000)
    storage.close()
    const again = await open('seed')
    for (const index of [0, 777, 9_999]) {
      const client = demoClient(1, index, NOW)
      for (const phone of client.phones) expect(await again.directory.byPhone(phone.number)).toContainEqual(client)
      expect(await again.directory.byId(client.id)).toEqual(client)
    }
    expect(await again.quarantine.count()).toBe(0)
  })

  it('streams clients from the window to the worker, and a cancel changes nothing', async () => {
    const { directory } = await open('stream')
    const outcome = await directory.bulkImport(demoClients({ seed: 3, count: 350, nowMs: NOW }), { label: 'mine' })
    expect(outcome).toEqual({ kind: 'imported', clientCount: 350, refused: 0 })
    const cancel = new AbortController()
    const endless = demoClients({ seed: 4, count: 1_000_000, nowMs: NOW })
    const cancelled = directory.bulkImport(endless, { signal: cancel.signal, onProgress: () => cancel.abort() })
    expect(await cancelled).toEqual({ kind: 'cancelled' })
    expect(await directory.imported()).toMatchObject({ label: 'mine', clientCount: 350 })
  })

  it('merges deltas into the pages and erases in the worker', async () => {
    const { directory } = await open('merge')
    await directory.importFrom({ kind: 'demo', seed: 1, count: 2_000, nowMs: NOW })
    const [first, second] = [demoClient(1, 5, NOW), demoClient(1, 70, NOW)]
    await directory.applyDelta({ upserts: [{ ...first, status: 'told' }], gone: [second.id] })
    await directory.compact()
    expect(await directory.recent()).toEqual({ upserts: [], gone: [] })
    expect(await directory.byId(first.id)).toMatchObject({ status: 'told' })
    expect(await directory.byId(second.id)).toBeUndefined()
    await directory.remove([first.id])
    expect(await directory.byId(first.id)).toBeUndefined()
    expect(await directory.count()).toBe(1_998)
  })

  it('keeps both windows’ parts of a call and delivers it once', async () => {
    const [phone, desk] = [await open('call'), await open('call')]
    const crm = new CrmInbox()
    const pumps = [phone, desk].map((storage) => startOutboxPump({ storage, deliver: crm.deliver }))
    const writes: Promise<void>[] = []
    for (let turn = 1; turn <= 10; turn += 1) {
      writes.push(phone.journal.recordFacts(callFacts('a', { answeredAt: turn })))
      writes.push(desk.journal.recordWork(callId('a'), operatorWork(`note ${turn}`, { savedAt: turn })))
    }
    await Promise.all(writes)
    await phone.journal.close(callFacts('a', { endedAt: 99 }), 'wrap-up')
    await desk.journal.finish(callId('a'), operatorWork('final', { savedAt: 11 }))
    await expect.poll(() => phone.delivery.get().delivered).toBe(1)
    expect(crm.received).toEqual(['a'])
    expect(await phone.journal.find(callId('a'))).toMatchObject({ stage: 'done', facts: { endedAt: 99 }, work: { notes: 'final' } })
    for (const pump of pumps) pump.stop()
  })
})
