import { afterEach, describe, expect, it, vi } from 'vitest'
import { startOutboxPump, type PumpOptions } from '../../renderer/storage/outbox-pump.ts'
import type { SeatStorage } from '../../renderer/storage/seat-storage.ts'
import { CrmInbox } from '../support/crm-inbox.ts'
import { callFacts, callId, operatorWork } from '../support/interactions.ts'
import { ManualClock } from '../support/manual-clock.ts'
import { freshDatabaseName, openTestStorage } from '../support/seat-storage.ts'

const running: { stop(): void }[] = []
afterEach(() => {
  for (const pump of running.splice(0)) pump.stop()
})

function pump(storage: SeatStorage, crm: CrmInbox, clock: ManualClock, changes: Partial<PumpOptions> = {}): { stop(): void } {
  const started = startOutboxPump({ storage, deliver: crm.deliver, clock, random: () => 0, ...changes })
  running.push(started)
  return started
}

async function finished(storage: SeatStorage, ...ids: readonly string[]): Promise<void> {
  for (const id of ids) {
    await storage.journal.close(callFacts(id), 'wrap-up')
    await storage.journal.finish(callId(id), operatorWork(id))
  }
}

async function seat(name = freshDatabaseName(), clock = new ManualClock()) {
  return { name, clock, storage: await openTestStorage(name, { now: () => clock.now() }) }
}

const counted = (storage: SeatStorage, counts: object) => vi.waitFor(() => expect(storage.delivery.get()).toMatchObject(counts))

describe('the outbox pump', () => {
  it('delivers what is due, in order, and what comes while it rests', async () => {
    const { storage, clock } = await seat()
    const crm = new CrmInbox()
    await finished(storage, 'a', 'b')
    pump(storage, crm, clock)
    await counted(storage, { delivered: 2, due: 0 })
    await finished(storage, 'c')
    await counted(storage, { delivered: 3, due: 0, leased: 0 })
    expect(crm.received).toEqual(['a', 'b', 'c'])
  })

  it('tries again later after a refusal to settle, a broken bridge and silence', async () => {
    const { storage, clock } = await seat()
    const crm = new CrmInbox({ kind: 'retry', afterMs: 7_000 }, new Error('bridge gone'), new Promise(() => undefined))
    await finished(storage, 'a')
    pump(storage, crm, clock)
    for (const tries of [1, 2, 3]) {
      await vi.waitFor(async () => {
        // Silence ends, and waits end, only because the clock goes on.
        clock.advance(10_000)
        expect(crm.received.length).toBeGreaterThan(tries)
      })
    }
    await counted(storage, { delivered: 1, due: 0, leased: 0 })
    expect((await storage.jobs.ofInteraction(callId('a')))?.tries).toBe(4)
  })

  it('holds every delivery while the CRM limits the rate, to the millisecond', async () => {
    const { storage, clock } = await seat()
    const crm = new CrmInbox({ kind: 'rate-limited', afterMs: 30_000 })
    await finished(storage, 'a', 'b')
    pump(storage, crm, clock)
    await vi.waitFor(async () => expect(await storage.jobs.ofInteraction(callId('a'))).toMatchObject({ tries: 1, status: { kind: 'due' } }))
    clock.advance(29_999)
    await storage.journal.recordFacts(callFacts('x'))
    expect(crm.received).toEqual(['a'])
    await vi.waitFor(() => {
      clock.advance(1_000)
      expect(storage.delivery.get().delivered).toBe(2)
    })
  })

  it('keeps a rejected job with its reason until it is sent again', async () => {
    const { storage, clock } = await seat()
    const crm = new CrmInbox({ kind: 'rejected', why: 'unknown topic' })
    await finished(storage, 'a')
    pump(storage, crm, clock)
    await counted(storage, { rejected: 1 })
    expect((await storage.jobs.ofInteraction(callId('a')))?.status).toMatchObject({ kind: 'rejected', why: 'unknown topic' })
    expect(await storage.jobs.sendAgain('a')).toBe(true)
    await counted(storage, { rejected: 0, delivered: 1 })
    expect(await storage.jobs.sendAgain('a')).toBe(false)
    expect(await storage.jobs.sendAgain('nobody')).toBe(false)
  })

  it('has one leader; the next window takes over when it stops', async () => {
    const { name, clock, storage } = await seat()
    const other = (await seat(name, clock)).storage
    const [first, second] = [new CrmInbox(), new CrmInbox()]
    const leader = pump(storage, first, clock)
    pump(other, second, clock)
    await finished(storage, 'a', 'b')
    await counted(other, { delivered: 2 })
    expect(second.received).toEqual([])
    leader.stop()
    await finished(storage, 'c')
    await counted(storage, { delivered: 3 })
    expect(first.received.length + second.received.length).toBe(3)
    expect(second.received).toEqual(['c'])
  })

  it('sends again what a dead pump had leased, when the lease is over, and the dead one cannot settle it', async () => {
    const { storage, clock } = await seat()
    await finished(storage, 'a')
    const dead = await storage.queue.leaseNext(clock.now(), 60_000)
    const crm = new CrmInbox()
    pump(storage, crm, clock)
    await counted(storage, { leased: 1 })
    expect(crm.received).toEqual([])
    await vi.waitFor(() => {
      clock.advance(20_000)
      expect(crm.received).toEqual(['a'])
    })
    await counted(storage, { delivered: 1, leased: 0 })
    if (!dead) throw new Error('nothing was leased')
    expect(await storage.queue.settle(dead, { ...dead.job, status: { kind: 'exhausted', at: 1 } })).toBe(false)
    await counted(storage, { delivered: 1, exhausted: 0 })
  })
})
