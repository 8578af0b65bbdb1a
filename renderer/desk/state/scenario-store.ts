import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Bridge } from '../../../core/contract/bridge.ts'
import type { PhoneState } from '../../../core/contract/phone-channel.ts'
import type { SandboxGuise } from '../../../core/contract/sandbox-guise.ts'
import type { ScenarioSummary } from '../../../core/contract/scenario-summary.ts'
import type { Clock } from '../../../core/ports/clock.ts'

/** A client that has not rung by then, in ms, will not: say so. */
const RING_PATIENCE_MS = 15_000

export type Running =
  | { readonly kind: 'idle' }
  | { readonly kind: 'calling'; readonly scenario: string; readonly since: number }
  | { readonly kind: 'failed'; readonly scenario: string; readonly why: 'refused' | 'silent' }

export interface ScenarioState {
  readonly scenarios: readonly ScenarioSummary[]
  readonly phase: 'loading' | 'ready' | 'failed'
  readonly running: Running
  readonly guise: SandboxGuise
  /** Index of the row that keys act on. */
  readonly cursor: number
}

/** The scenarios of the sandbox and the one that is ringing. */
export interface ScenarioStore {
  readonly store: StoreApi<ScenarioState>
  load(): Promise<void>
  start(scenario: ScenarioSummary): Promise<void>
  /** As whom the next clients call. */
  disguise(guise: SandboxGuise): void
  phoneChanged(state: PhoneState): void
}

export function createScenarioStore(bridge: Pick<Bridge, 'call'>, clock: Clock): ScenarioStore {
  const store = createStore<ScenarioState>(() => ({ scenarios: [], phase: 'loading', running: { kind: 'idle' }, guise: 'own', cursor: 0 }))
  let forget = (): void => undefined
  const running = (next: Running): void => {
    forget()
    store.setState({ running: next })
  }
  return {
    store,
    async load() {
      try {
        store.setState({ scenarios: await bridge.call('sandbox.scenarios', {}), phase: 'ready' })
      } catch {
        store.setState({ phase: 'failed' })
      }
    },
    async start(scenario) {
      if (store.getState().running.kind === 'calling') return
      running({ kind: 'calling', scenario: scenario.name, since: clock.now() })
      forget = clock.after(RING_PATIENCE_MS, () => running({ kind: 'failed', scenario: scenario.name, why: 'silent' }))
      try {
        const { guise } = store.getState()
        const how = guise === 'own' ? {} : { guise }
        await bridge.call('sandbox.startCall', { scenario: scenario.name, language: scenario.language, ...how })
      } catch {
        running({ kind: 'failed', scenario: scenario.name, why: 'refused' })
      }
    },
    disguise(guise) {
      store.setState({ guise })
    },
    phoneChanged(state) {
      if (store.getState().running.kind !== 'idle' && state.calls.some((view) => view.call.phase === 'incoming')) running({ kind: 'idle' })
    },
  }
}
