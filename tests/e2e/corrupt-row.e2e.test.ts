import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { chooseDisposition } from '../support/disposition.ts'
import { startRehearsal, type Rehearsal } from '../support/rehearsal.ts'

/** Runs on the seat's own database, as a fault of the disk would: past every layer above it. */
type Work = 'spoil-oldest' | 'count-quarantine'

describe('a corrupt row in the database', () => {
  let seat: Rehearsal

  beforeAll(async () => {
    seat = await startRehearsal()
  })
  afterAll(() => seat.close())

  const onDatabase = (work: Work): Promise<number> =>
    seat.desk.evaluate(async (what) => {
      const told = <T>(request: IDBRequest<T>): Promise<T> =>
        new Promise((resolve, reject) => {
          request.onsuccess = () => resolve(request.result)
          request.onerror = () => reject(new Error(String(request.error)))
        })
      const db = await told(indexedDB.open('firstline-sandbox'))
      try {
        if (what === 'count-quarantine') return await told(db.transaction('quarantine').objectStore('quarantine').count())
        const store = db.transaction('interactions', 'readwrite').objectStore('interactions')
        const rows = (await told(store.index('startedAt').getAll())) as { facts: Uint8Array }[]
        const [oldest] = rows
        if (oldest === undefined) throw new Error('There is no call')
        await told(store.put({ ...oldest, facts: oldest.facts.map((byte) => byte ^ 0xff) }))
        return rows.length
      } finally {
        db.close()
      }
    }, work)

  const workACall = async (scenario: string): Promise<string> => {
    await seat.ring(scenario)
    const name = (await seat.desk.locator('main h1').textContent()) ?? ''
    await seat.desk.keyboard.press('F2')
    await seat.phone.call('active')
    await seat.desk.keyboard.press('F4')
    await seat.phone.presence('wrap-up')
    await chooseDisposition(seat.desk)
    await seat.desk.keyboard.press('F9')
    await seat.phone.presence('ready')
    await seat.desk
      .locator('main')
      .getByRole('button', { name: new RegExp(name) })
      .waitFor()
    return name
  }

  it('is put aside and counted; the desk opens with all the others', async () => {
    const spoiled = await workACall('metal-card')
    const sound = await workACall('recording-missing')
    expect(await onDatabase('spoil-oldest')).toBe(2)
    await seat.desk.reload()
    const rows = seat.desk.locator('main').getByRole('button')
    await rows.filter({ hasText: sound }).waitFor()
    expect(await rows.filter({ hasText: spoiled }).count()).toBe(0)
    expect(await onDatabase('count-quarantine')).toBe(1)
  })

  it('and the next call is worked and kept as ever', async () => {
    await workACall('mortgage-papers')
    expect(await onDatabase('count-quarantine')).toBe(1)
  })
})
