import { expect, test } from 'vitest'
import { createStore } from 'zustand/vanilla'
import { createLatePhone } from '../../../../renderer/desk/state/late-phone.ts'
import { createPhoneStore } from '../../../../renderer/desk/state/phone-store.ts'
import type { PopTimingState } from '../../../../renderer/desk/state/pop-timing.ts'
import { aCall } from '../../../support/call-builder.ts'
import { aPhoneState, viewOf } from '../../../support/phone-state-builder.ts'

const incoming = aCall.incoming()
const ringing = aPhoneState({ calls: [viewOf(incoming)] })
const aWorld = () => {
  const phone = createPhoneStore()
  const timing = createStore<PopTimingState>(() => ({ measured: {} }))
  const late = createLatePhone(phone, timing)
  const stop = late.follow()
  return { phone, timing, late, stop, shown: () => late.store.getState().state }
}

test('a ringing call comes once its card is painted', () => {
  const { phone, timing, shown } = aWorld()
  timing.setState({ racing: incoming.id })
  phone.setState({ state: ringing })
  expect(shown()).toBeUndefined()
  timing.setState({ racing: undefined })
  expect(shown()).toBe(ringing)
})

test('what is no race comes at once, a call that was answered before its card was painted too', () => {
  const { phone, timing, shown, stop } = aWorld()
  phone.setState({ state: ringing })
  expect(shown()).toBe(ringing)
  timing.setState({ racing: incoming.id })
  const ended = aPhoneState({ calls: [] })
  phone.setState({ state: ended })
  expect(shown()).toBe(ended)
  stop()
  phone.setState({ state: ringing })
  expect(shown()).toBe(ended)
})
