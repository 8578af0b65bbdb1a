import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Bridge } from '../../../core/contract/bridge.ts'
import { countsOf, withCounts, type PredictionCounts } from '../../../core/domain/process/prediction-count.ts'
import { questionKey, type Predicted } from '../../../core/domain/process/predicted.ts'
import type { Process } from '../../../core/domain/process/process.ts'
import type { Clock } from '../../../core/ports/clock.ts'
import type { DeskStorage } from './desk.ts'

/** What the desk foretells from: the processes of the company, and what was learned on this seat. */
export interface ProcessContent {
  readonly processes: readonly Process[]
  readonly counts: PredictionCounts
}

export interface ProcessContentStore {
  readonly store: StoreApi<ProcessContent>
  /** A call was finished: what came of its predictions counts from now on. */
  learn(predicted: Predicted | undefined): void
  close(): void
}

/** The host may be starting still: it is asked again after this long, ms. */
const AGAIN_MS = 5_000

/** Read once, at the start, never while a call rings: until it is there a card simply has no predictions. */
export function createProcessContent(bridge: Bridge, clock: Clock, counted: DeskStorage['predictions']): ProcessContentStore {
  const store = createStore<ProcessContent>(() => ({ processes: [], counts: new Map() }))
  let cancel = (): void => undefined
  const load = async (): Promise<void> => {
    const counts = await (counted?.all() ?? Promise.resolve([])).catch(() => [])
    try {
      const processes = await bridge.call('content.processes', {})
      store.setState({ processes, counts: new Map(counts.map((one) => [questionKey(one), one])) })
    } catch {
      cancel = clock.after(AGAIN_MS, () => void load())
    }
  }
  void load()
  return {
    store,
    learn: (predicted) => store.setState(({ counts }) => ({ counts: withCounts(counts, countsOf(predicted)) })),
    close: () => cancel(),
  }
}
