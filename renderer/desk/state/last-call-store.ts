import { createStore, type StoreApi } from 'zustand/vanilla'
import type { EndedCall } from '../../../core/domain/call/call.ts'
import type { PhoneView } from './phone-store.ts'

/** The call that ended last in this life of the window: the phone forgets calls without wrap-up at once, people do not. */
export interface LastCall {
  readonly call: EndedCall | undefined
}

export const createLastCallStore = (phone: StoreApi<PhoneView>): StoreApi<LastCall> => {
  const store = createStore<LastCall>(() => ({ call: undefined }))
  const follow = ({ state }: PhoneView): void => {
    const known = store.getState().call
    let latest = known
    for (const { call } of state?.calls ?? []) {
      if (call.phase === 'ended' && call.consultFor === undefined && call.endedAt > (latest?.endedAt ?? 0)) latest = call
    }
    if (latest !== known) store.setState({ call: latest })
  }
  phone.subscribe(follow)
  return store
}
