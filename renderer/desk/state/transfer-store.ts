import { createStore, type StoreApi } from 'zustand/vanilla'

/** A number that somebody outside the call bar wants the call to be transferred to; the bar opens its form with it. */
export interface TransferWish {
  readonly number: string | undefined
}

export const createTransferStore = (): StoreApi<TransferWish> => createStore<TransferWish>(() => ({ number: undefined }))
