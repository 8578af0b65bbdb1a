import { createStore, type StoreApi } from 'zustand/vanilla'
import type { EpochMs } from '../../../core/domain/time.ts'
import type { Clock } from '../../../core/ports/clock.ts'

/** The one tick of the desk: the time, renewed each full second while the window is visible. */
export interface Tick {
  readonly now: EpochMs
}

/** Whether the window can be seen, and the news of it. */
export interface Visibility {
  visible(): boolean
  onChange(listener: () => void): () => void
}

export const pageVisibility: Visibility = {
  visible: () => document.visibilityState !== 'hidden',
  onChange: (listener) => {
    document.addEventListener('visibilitychange', listener)
    return () => document.removeEventListener('visibilitychange', listener)
  },
}

export const createClockStore = (clock: Clock, visibility: Visibility): StoreApi<Tick> => {
  const store = createStore<Tick>(() => ({ now: clock.now() }))
  let cancel = (): void => {}
  const tick = (): void => {
    cancel()
    if (!visibility.visible()) return
    const now = clock.now()
    store.setState({ now })
    cancel = clock.after(1000 - (now % 1000), tick)
  }
  visibility.onChange(tick)
  tick()
  return store
}
