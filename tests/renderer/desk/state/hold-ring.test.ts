import { expect, test } from 'vitest'
import type { PhoneState } from '../../../../core/contract/phone-channel.ts'
import { RingHold } from '../../../../renderer/desk/state/hold-ring.ts'
import { aCall } from '../../../support/call-builder.ts'
import { ManualClock } from '../../../support/manual-clock.ts'
import { aPhoneState, aPhoneWith } from '../../../support/phone-state-builder.ts'

const start = () => {
  const clock = new ManualClock()
  const shown: PhoneState[] = []
  const hold = new RingHold(clock, (state) => shown.push(state))
  return { clock, shown, hold }
}

test('a ringing call is shown when its card is there', async () => {
  const { shown, hold } = start()
  let ready = (): void => undefined
  const card = new Promise<void>((resolve) => (ready = resolve))
  hold.prepareWith(() => card)
  const ringing = aPhoneWith(aCall.incoming())
  hold.take(aPhoneState(), ringing)
  expect(shown).toEqual([])
  expect(hold.latest(undefined)).toBe(ringing)
  ready()
  await card
  await Promise.resolve()
  expect(shown).toEqual([ringing])
})

test('a slow card does not keep the ring from the screen, and what came meanwhile is shown instead', () => {
  const { clock, shown, hold } = start()
  hold.prepareWith(() => new Promise(() => undefined))
  hold.take(aPhoneState(), aPhoneWith(aCall.incoming()))
  const ended = aPhoneWith(aCall.ended())
  hold.take(aPhoneState(), ended)
  clock.advance(30)
  expect(shown).toEqual([ended])
})

test('a call that rings on the screen already, and every other state, is shown at once', () => {
  const { shown, hold } = start()
  hold.prepareWith(() => new Promise(() => undefined))
  const ringing = aPhoneWith(aCall.incoming())
  hold.take(ringing, ringing)
  hold.take(ringing, aPhoneWith(aCall.active()))
  expect(shown).toHaveLength(2)
})
