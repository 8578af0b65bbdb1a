import { createStore, type StoreApi } from 'zustand/vanilla'
import type { PhoneState } from '../../../core/contract/phone-channel.ts'

/**
 * What the desk knows of the phone window. `waiting`: nothing heard yet since the start; `live`: it answers;
 * `silent`: it stopped answering, `state` is what it said last.
 */
export interface PhoneView {
  readonly link: 'waiting' | 'live' | 'silent'
  readonly state: PhoneState | undefined
}

export const createPhoneStore = (): StoreApi<PhoneView> => createStore<PhoneView>(() => ({ link: 'waiting', state: undefined }))
