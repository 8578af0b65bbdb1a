import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Capabilities } from '../../../core/contract/bridge.ts'
import type { Seat } from '../../../core/contract/seat.ts'
import type { Settings } from '../../../core/contract/settings.ts'

/** Who sits here, what the host can do, and what the operator set. */
export interface Session {
  readonly seat: Seat
  readonly capabilities: Capabilities
  readonly settings: Settings
}

export const createSessionStore = (session: Session): StoreApi<Session> => createStore<Session>(() => session)
