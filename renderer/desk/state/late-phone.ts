import { createStore, type StoreApi } from 'zustand/vanilla'
import type { PhoneView } from './phone-store.ts'
import type { PopTimingState } from './pop-timing.ts'

/** The phone as those places of the desk see it that are not the card. */
export interface LatePhone {
  readonly store: StoreApi<PhoneView>
  /** Begins to follow the phone; the returned function ends that. */
  follow(): () => void
}

/** A ringing call reaches these places when its card is painted: until then they stay as they were, a few frames long. */
export function createLatePhone(phone: StoreApi<PhoneView>, timing: StoreApi<PopTimingState>): LatePhone {
  const store = createStore<PhoneView>(() => phone.getState())
  const catchUp = (): void => {
    const view = phone.getState()
    if (view !== store.getState() && !isHeld(view, timing.getState())) store.setState(view, true)
  }
  return {
    store,
    follow: () => {
      catchUp()
      const stops = [phone.subscribe(catchUp), timing.subscribe(catchUp)]
      return () => stops.forEach((stop) => stop())
    },
  }
}

const isHeld = ({ state }: PhoneView, { racing }: PopTimingState): boolean =>
  racing !== undefined && state?.calls.some(({ call }) => call.id === racing && call.phase === 'incoming') === true
