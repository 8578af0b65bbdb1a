import { createStore, type StoreApi } from 'zustand/vanilla'

/** The number in the dial field. Kept here because a call takes the field away while something is half typed. */
export interface DialText {
  readonly text: string
}

export const createDialStore = (): StoreApi<DialText> => createStore<DialText>(() => ({ text: '' }))
