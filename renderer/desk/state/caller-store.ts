import { createStore, type StoreApi } from 'zustand/vanilla'
import type { PriorityLevel } from '../../../core/domain/client/priority.ts'
import type { CallId } from '../../../core/domain/call/call.ts'

/** How the call bar names the other side once the card knows who it is. */
export interface CallerName {
  /** «Мария Орлова», or «Металлторг-Урал» when several people use one number. */
  readonly title: string
  /** «Директор, ООО „Лавка пекаря“»; the masked number is added by the bar. */
  readonly detail?: string
  /** A number of the house, which is shown as it is. */
  readonly internal?: true
  /** How soon the client is to be served, where that is more than usual. */
  readonly priority?: { readonly level: Exclude<PriorityLevel, 'usual'>; readonly word: string }
}

/** Names by call: written by the card, read by the bar. */
export interface Callers {
  readonly names: Readonly<Record<CallId, CallerName>>
  readonly name: (callId: CallId, name: CallerName) => void
  /** Keeps only the names of these calls. */
  readonly keep: (callIds: readonly CallId[]) => void
}

/** The journal and the work bar name the last ones; older names they read with the call. */
const KEPT = 16

export const createCallerStore = (): StoreApi<Callers> =>
  createStore<Callers>((set) => ({
    names: {},
    name: (callId, name) =>
      set(({ names: { [callId]: _before, ...others } }) => ({
        names: { ...Object.fromEntries(Object.entries(others).slice(1 - KEPT)), [callId]: name },
      })),
    keep: (callIds) =>
      set((state) => ({ names: Object.fromEntries(Object.entries(state.names).filter(([id]) => callIds.some((kept) => kept === id))) })),
  }))
