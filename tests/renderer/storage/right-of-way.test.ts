import { expect, test } from 'vitest'
import { giveWay, GO_ON_MS, REST_MS, Rests } from '../../../renderer/storage/right-of-way.ts'

test('a call makes bulk writing rest, and the next one only when it has gone on for a while', () => {
  const rests = new Rests()
  expect(rests.left(1_000)).toBe(0)
  rests.ask(1_000)
  expect(rests.left(1_000)).toBe(REST_MS)
  rests.ask(1_050)
  expect(rests.left(1_050)).toBe(REST_MS - 50)
  rests.ask(1_000 + REST_MS + 1)
  expect(rests.left(1_000 + REST_MS + 1)).toBe(0)
  rests.ask(1_000 + REST_MS + GO_ON_MS)
  expect(rests.left(1_000 + REST_MS + GO_ON_MS)).toBe(REST_MS)
})

test('however many call, half of the time is left', () => {
  const rests = new Rests()
  let rested = 0
  for (let now = 0; now < 10_000; now += 1) {
    rests.ask(now)
    if (rests.left(now) > 0) rested += 1
  }
  expect(rested).toBeLessThanOrEqual(5_100)
})

test('nobody waits where nobody minds', async () => {
  await expect(giveWay()).resolves.toBeUndefined()
})
