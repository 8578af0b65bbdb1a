import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { askHost } from '../support/page-bridge.ts'
import { startRehearsal, type Rehearsal } from '../support/rehearsal.ts'
import { until } from '../support/until.ts'

/** Rows that wait on the seat's disk for the hub. */
const waiting = (page: Page): Promise<number> =>
  page.evaluate(
    () =>
      new Promise<number>((resolve, reject) => {
        const open = indexedDB.open('firstline-sandbox')
        open.onerror = () => reject(new Error('no database'))
        open.onsuccess = () => {
          const count = open.result.transaction('teamItems').objectStore('teamItems').count()
          count.onsuccess = () => {
            open.result.close()
            resolve(count.result)
          }
        }
      }),
  )

/** From now on nothing of this window reaches the host: the click is written down, its acknowledgement cannot come. */
const silence = (page: Page): Promise<void> =>
  page.evaluate(() => {
    WebSocket.prototype.send = () => undefined
  })

describe('kill -9 between the click and its acknowledgement', () => {
  let profile: string
  let seat: Rehearsal

  beforeEach(async () => {
    profile = await mkdtemp(join(tmpdir(), 'firstline-kill-'))
    seat = await startRehearsal({ profile })
  })
  afterEach(async () => {
    await seat.close()
    await rm(profile, { recursive: true, force: true, maxRetries: 5 })
  })

  const own = async () => {
    const { escalations } = await askHost(seat.desk, 'team.state', {})
    return escalations.filter(({ packet }) => packet.author.id === '1001' && packet.call !== undefined)
  }

  it('the packet is sent at the next start, once', async () => {
    await seat.ring('metal-card')
    await seat.desk.keyboard.press('F2')
    await seat.phone.call('active')
    await seat.desk.getByRole('button', { name: /На линию 2.*свобод/s }).waitFor()
    await silence(seat.desk)
    await seat.desk.keyboard.press('F8')
    await until('the packet is on the disk', async () => (await waiting(seat.desk)) === 1)
    await seat.seat.kill()

    seat = await startRehearsal({ profile })
    await until('the hub has it', async () => (await own()).length > 0, 20_000)
    await until('nothing waits any more', async () => (await waiting(seat.desk)) === 0)
    const packets = await own()
    expect(packets).toHaveLength(1)
    expect(packets[0]?.changes.filter(({ what }) => what.kind === 'offered')).toHaveLength(1)
  })
})
