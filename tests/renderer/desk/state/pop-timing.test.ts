import { expect, test } from 'vitest'
import { createPopTiming, type PopMeasured } from '../../../../renderer/desk/state/pop-timing.ts'
import { callId } from '../../../support/call-builder.ts'

const aTiming = () => {
  const frames: (() => void)[] = []
  const published: PopMeasured[] = []
  const whole: string[] = []
  let now = 100
  const timing = createPopTiming({
    now: () => (now += 10),
    afterPaint: (run) => frames.push(run),
    publish: (measured) => published.push(measured),
    publishWhole: (id) => whole.push(id),
  })
  const paint = (): void => frames.splice(0).forEach((run) => run())
  const race = (id: string): void => {
    timing.lookupStarted(callId(id), 95)
    timing.lookupEnded(callId(id))
    timing.committed(callId(id))
  }
  return { timing, published, whole, paint, race, racing: () => timing.store.getState().racing }
}

test('a card races until it is painted; the rest is told when it is painted too', () => {
  const { published, whole, paint, race, racing } = aTiming()
  race('a')
  expect(racing()).toBe('a')
  paint()
  expect(racing()).toBeUndefined()
  expect(published).toMatchObject([{ callId: 'a', arrival: 15, lookup: 10, react: 10, frame: 10 }])
  expect(whole).toEqual([])
  paint()
  expect(whole).toEqual(['a'])
})

test('nothing waits for a card that is not found in time, nor for a call that is gone', () => {
  const { timing, racing } = aTiming()
  timing.lookupStarted(callId('a'), 95)
  timing.committedWithout(callId('a'))
  expect(racing()).toBeUndefined()
  timing.lookupStarted(callId('b'), 95)
  timing.keep([callId('a')])
  expect(racing()).toBeUndefined()
})

test('measurements of long ago are not kept', () => {
  const { timing, paint, race } = aTiming()
  for (let call = 0; call < 40; call += 1) {
    race(`call-${String(call)}`)
    paint()
  }
  const kept = Object.keys(timing.store.getState().measured)
  expect(kept.length).toBeLessThanOrEqual(8)
  expect(kept.at(-1)).toBe('call-39')
})
