import { describe, expect, it } from 'vitest'
import { loggedEventSchema } from '../../../../core/contract/team/insight-schema.ts'
import { insightSteps } from '../../../../core/domain/insight/insight-of.ts'
import { HELD_MS, openEventBook, type EventBook } from '../../../../core/usecases/team/event-book.ts'
import { inSlices, SLICE_MS, type Breath } from '../../../../core/usecases/team/in-slices.ts'
import { readJson } from '../../../../main/team/read-json.ts'
import { aFinished, anEnded } from '../../../support/insight-builder.ts'
import { ManualClock } from '../../../support/manual-clock.ts'
import { openMemoryHub, type MemoryHubClient } from '../../../support/memory-hub.ts'
import { settle } from '../../../support/passing-time.ts'
import { TEAM_NOW } from '../../../support/team-members.ts'

/** One step of work takes a millisecond; whoever pauses is counted. */
function countedBreath(): Breath & { pauses: number } {
  let at = 0
  return {
    pauses: 0,
    now: () => (at += 1),
    pause() {
      this.pauses += 1
      return new Promise((resolve) => void setImmediate(resolve))
    },
  }
}

function world() {
  const clock = new ManualClock(TEAM_NOW)
  const hub = openMemoryHub(clock)
  const unread: string[] = []
  const book = (client: MemoryHubClient = hub.client(), breath: Breath = countedBreath()): EventBook =>
    openEventBook({
      hub: client,
      breath,
      parse: (text) => readJson(text, loggedEventSchema),
      unreadable: (log, { id }, why) => void unread.push(`${log} ${id} ${why}`),
    })
  return { clock, hub, book, unread }
}

describe('the book of events', () => {
  it('tells another seat what was written, each id once', async () => {
    const { book } = world()
    const one = book()
    await one.record('alfa', 'int-1', aFinished())
    expect(await one.record('alfa', 'int-1', aFinished())).toMatchObject({ kind: 'appended', doubled: true })
    await one.record('alfa', 'esc-1', anEnded())
    const shelf = book().shelf('alfa')
    await shelf.whenComplete()
    expect([...shelf.events()]).toEqual([aFinished(), anEnded()])
    await one.record('alfa', 'int-2', aFinished({ id: 'call-2' }))
    await settle()
    expect([...shelf.events()]).toHaveLength(3)
  })

  it('holds an escalation by its longest history, in whatever order the ends come', async () => {
    const { book } = world()
    const one = book()
    await one.record('alfa', 'a', anEnded({ changes: 7 }))
    await one.record('alfa', 'b', anEnded({ changes: 4 }))
    const shelf = one.shelf('alfa')
    await shelf.whenComplete()
    expect([...shelf.events()]).toEqual([anEnded({ changes: 7 })])
  })

  it('leaves alone what it cannot read, and counts the rest', async () => {
    const { hub, book, unread } = world()
    const log = hub.client().log('events_alfa')
    await log.append('bad-1', '{"kind":"interaction-finished","id":7}')
    await log.append('bad-2', 'not JSON')
    await log.append('good', JSON.stringify(aFinished()))
    const shelf = book().shelf('alfa')
    await shelf.whenComplete()
    expect([...shelf.events()]).toEqual([aFinished()])
    expect(unread).toHaveLength(2)
    expect(unread.join()).not.toContain('7}')
  })

  it('lets go of what is older than the figures go back', async () => {
    const { clock, book } = world()
    const one = book()
    await one.record('alfa', 'old', aFinished({ id: 'old' }))
    const shelf = one.shelf('alfa')
    await shelf.whenComplete()
    clock.advance(HELD_MS + 1000)
    await one.record('alfa', 'new', aFinished({ id: 'new', at: clock.now() }))
    await settle()
    expect([...shelf.events()].map(({ id }) => id)).toEqual(['new'])
    const later = book().shelf('alfa')
    await later.whenComplete()
    expect([...later.events()].map(({ id }) => id)).toEqual(['new'])
  })

  it('is not complete while the hub is away, and goes on where it was', async () => {
    const { hub, book } = world()
    const client = hub.client()
    const writer = book()
    await writer.record('alfa', '1', aFinished({ id: '1' }))
    client.cut()
    const shelf = book(client).shelf('alfa')
    await settle()
    expect(shelf.isComplete).toBe(false)
    client.mend()
    await shelf.whenComplete()
    client.cut()
    await writer.record('alfa', '2', aFinished({ id: '2' }))
    client.mend()
    await settle()
    expect([...shelf.events()].map(({ id }) => id)).toEqual(['1', '2'])
  })

  it('reads a long log in slices', async () => {
    const { hub, book } = world()
    const log = hub.client().log('events_alfa')
    for (let n = 0; n < 200; n += 1) await log.append(`i-${String(n)}`, JSON.stringify(aFinished({ id: `i-${String(n)}` })))
    const breath = countedBreath()
    const shelf = book(hub.client(), breath).shelf('alfa')
    await shelf.whenComplete()
    expect([...shelf.events()]).toHaveLength(200)
    expect(breath.pauses).toBeGreaterThanOrEqual(200 / SLICE_MS)
  })
})

describe('long work', () => {
  const query = { from: 0, to: TEAM_NOW * 2, now: TEAM_NOW, timeZone: 'Europe/Moscow' }
  const events = Array.from({ length: 20_000 }, (_, n) => aFinished({ id: `i-${String(n)}`, escalated: n % 25 < 2 }))

  it('lets others in, and comes to the same', async () => {
    const breath = countedBreath()
    expect(await inSlices(insightSteps(events, [], query), breath)).toMatchObject({ interactions: 20_000, solvedOnLine1: 0.92 })
    expect(breath.pauses).toBeGreaterThan(3)
  })

  it('is stopped when nobody waits for it', async () => {
    let isStopped = false
    const work = inSlices(insightSteps(events, [], query), countedBreath(), () => isStopped)
    isStopped = true
    expect(await work).toBeUndefined()
  })
})
