import { createSocket, type Socket } from 'node:dgram'
import { once } from 'node:events'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { RunningPbx } from '../../main/sandbox/pbx-server.ts'
import { startDutySeat, type DutySeat } from '../support/duty-seat.ts'
import { startTestPbx } from '../support/test-pbx.ts'
import { chooseDisposition } from '../support/disposition.ts'

const SAMPLES = 3
const median = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[values.length >> 1] ?? Infinity

describe('a STUN server that never answers', () => {
  let pbx: RunningPbx
  let deaf: Socket
  let asked = 0
  /** Anna's configuration names the deaf server, Vera's does not. */
  let anna: DutySeat
  let vera: DutySeat

  beforeAll(async () => {
    pbx = await startTestPbx()
    deaf = createSocket('udp4', () => (asked += 1))
    deaf.bind(0, '127.0.0.1')
    await once(deaf, 'listening')
    const iceServers = [{ urls: [`stun:127.0.0.1:${String(deaf.address().port)}`] }]
    ;[anna, vera] = await Promise.all([
      startDutySeat({ server: pbx.url, user: '1001', iceServers }),
      startDutySeat({ server: pbx.url, user: '2000' }),
    ])
    await Promise.all([anna.phone.presence('ready', 30_000), vera.phone.presence('ready', 30_000)])
  })
  afterAll(async () => {
    await Promise.all([anna.close(), vera.close()])
    deaf.close()
    await pbx.close()
  })

  /** ms from the key that answers to the first sound, at who answers. */
  const answerToSound = async (from: DutySeat, to: DutySeat, number: string): Promise<number> => {
    await from.dial(number)
    await to.desk.getByRole('button', { name: /^Ответить/ }).waitFor()
    await to.desk.keyboard.press('F2')
    const { calls } = await to.phone.when('sound is heard', (state) =>
      state.calls.some((view) => view.call.phase === 'active' && view.answerToAudibleMs !== undefined),
    )
    await to.desk.keyboard.press('F4')
    for (const seat of [from, to]) {
      await seat.phone.presence('wrap-up')
      await chooseDisposition(seat.desk)
      await seat.desk.keyboard.press('F9')
      await seat.phone.presence('ready')
    }
    return calls.find(({ call }) => call.phase === 'active')?.answerToAudibleMs ?? Infinity
  }

  /** Each way in turn, so that a slow moment of the machine falls on both; the median lets one slow call pass. */
  it('adds at most half a second to the answer', { timeout: 180_000 }, async () => {
    const without: number[] = []
    const withDeaf: number[] = []
    for (let sample = 0; sample < SAMPLES; sample += 1) {
      without.push(await answerToSound(anna, vera, '2000'))
      withDeaf.push(await answerToSound(vera, anna, '1001'))
    }
    expect(asked).toBeGreaterThan(0)
    expect(median(withDeaf) - median(without), `${withDeaf.join()} with, ${without.join()} without`).toBeLessThanOrEqual(500)
  })
})
