import { describe, expect, it } from 'vitest'
import { Waiting } from '../../../../main/team/nats/waiting.ts'
import { ManualClock } from '../../../support/manual-clock.ts'

describe('a pause', () => {
  it('lasts as long as it should', async () => {
    const clock = new ManualClock()
    const pause = new Waiting(clock).pause(100)
    clock.advance(100)
    expect(await pause).toBe(false)
  })

  it('is cut short by a call, and the next one is not', async () => {
    const clock = new ManualClock()
    const waiting = new Waiting(clock)
    const first = waiting.pause(100)
    waiting.wake()
    expect(await first).toBe(true)
    const second = waiting.pause(100)
    clock.advance(100)
    expect(await second).toBe(false)
  })

  it('is over for good after the end', async () => {
    const waiting = new Waiting(new ManualClock())
    const going = waiting.pause(100)
    let told = 0
    waiting.onEnd(() => {
      told += 1
    })
    waiting.end()
    waiting.end()
    expect(await going).toBe(true)
    expect(await waiting.pause(100)).toBe(true)
    expect(waiting.isOver()).toBe(true)
    expect(told).toBe(1)
  })
})

describe('work within a time', () => {
  it('gives what it gives, or nothing when it fails or takes too long', async () => {
    const clock = new ManualClock()
    const waiting = new Waiting(clock)
    expect(await waiting.within(100, Promise.resolve(1))).toBe(1)
    expect(await waiting.within<unknown>(100, Promise.reject(new Error('no')))).toBeUndefined()
    const late = waiting.within(100, new Promise(() => undefined))
    clock.advance(100)
    expect(await late).toBeUndefined()
    const ended = waiting.within(100, new Promise(() => undefined))
    waiting.end()
    expect(await ended).toBeUndefined()
    expect(await waiting.within(100, Promise.resolve(1))).toBeUndefined()
  })
})
