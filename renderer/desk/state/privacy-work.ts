import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Desk } from './desk.ts'

/** What goes on with personal data by itself. */
export interface PrivacyWorkState {
  /** Rows being sealed anew after a change of the key. */
  readonly resealing: { readonly rows: number; readonly total: number } | undefined
  /** Records being looked through for those that nobody needs. */
  readonly sweeping: { readonly looked: number; readonly total: number } | undefined
  /** The last try of either did not end; it is tried again. */
  readonly failed: boolean
}

export interface PrivacyWork {
  readonly store: StoreApi<PrivacyWorkState>
  close(): void
}

/** The first calls of a shift go first, ms. */
const BEGIN_AFTER_MS = 60_000
const AGAIN_AFTER_MS = 60 * 60_000
/** Once a day is enough: days are what is counted. */
const SWEEP_EVERY_MS = 20 * 60 * 60_000
/** Progress is told this often, in steps. */
const STEPS = 100

/** Goes on with a change of the key that was begun, and lets go daily of whom nobody needs. Waits while a call is on. */
export function createPrivacyWork(desk: Desk): PrivacyWork {
  const store = createStore<PrivacyWorkState>(() => ({ resealing: undefined, sweeping: undefined, failed: false }))
  const stop = new AbortController()
  const isInCall = (): boolean => (desk.stores.phone.getState().state?.calls.length ?? 0) > 0
  let cancel = (): void => undefined
  const plan = (afterMs: number): void => {
    if (!stop.signal.aborted) cancel = desk.clock.after(afterMs, () => void round())
  }
  const round = async (): Promise<void> => {
    if (isInCall()) {
      plan(BEGIN_AFTER_MS)
      return
    }
    try {
      await reseal(desk, store)
      await sweep(desk, store, stop.signal)
      store.setState({ failed: false })
    } catch {
      store.setState({ failed: true })
    }
    store.setState({ resealing: undefined, sweeping: undefined })
    plan(AGAIN_AFTER_MS)
  }
  if (desk.storage.resealing !== undefined || desk.storage.privacy !== undefined) plan(BEGIN_AFTER_MS)
  return {
    store,
    close: () => {
      cancel()
      stop.abort()
    },
  }
}

async function reseal({ storage, bridge }: Desk, store: StoreApi<PrivacyWorkState>): Promise<void> {
  if (storage.resealing === undefined) return
  if ((await bridge.call('keys.state', {})).change !== 'running') return
  let told = -1
  const isWhole = await storage.resealing((progress) => {
    const step = Math.floor((progress.rows / Math.max(1, progress.total)) * STEPS)
    if (step !== told) store.setState({ resealing: progress })
    told = step
  })
  if (isWhole) await bridge.call('keys.changed', {})
}

async function sweep({ storage, bridge, clock, stores }: Desk, store: StoreApi<PrivacyWorkState>, signal: AbortSignal): Promise<void> {
  const days = stores.session.getState().seat.privacy?.retentionDays ?? 0
  const { privacy } = storage
  if (privacy === undefined) return
  if (clock.now() - ((await privacy.lastSweep()) ?? Number.NEGATIVE_INFINITY) < SWEEP_EVERY_MS) return
  const outcome = await privacy.sweep({ days, signal, onProgress: (sweeping) => store.setState({ sweeping }) })
  if (outcome !== undefined && outcome.clients + outcome.calls > 0)
    await bridge.call('audit.append', { kind: 'retained', days, ...outcome })
}
