import { createStore, type StoreApi } from 'zustand/vanilla'
import type { CallId } from '../../../core/domain/call/call.ts'
import type { Interaction } from '../../../core/domain/interaction/interaction.ts'
import type { PhoneState } from '../../../core/contract/phone-channel.ts'
import type { Clock } from '../../../core/ports/clock.ts'
import type { InteractionJournal } from '../../../core/ports/interaction-journal.ts'

/** How many calls of the seat the journal lists. */
const LIMIT = 200
/** The phone window writes its facts beside us: read again this much later, in ms. */
const SETTLE_MS = 400

export interface JournalState {
  readonly calls: readonly Interaction[]
  readonly phase: 'loading' | 'ready' | 'failed'
  readonly open: boolean
  readonly selected?: CallId
}

/** The calls of this seat, newest first. */
export interface JournalStore {
  readonly store: StoreApi<JournalState>
  phoneChanged(state: PhoneState): void
  refresh(): Promise<void>
  setOpen(open: boolean): void
  select(callId: CallId): void
}

export function createJournalStore(journal: InteractionJournal, clock: Clock): JournalStore {
  const store = createStore<JournalState>(() => ({ calls: [], phase: 'loading', open: false }))
  let seen = ''
  let again = (): void => undefined

  const refresh = async (): Promise<void> => {
    try {
      store.setState({ calls: await journal.recent(LIMIT), phase: 'ready' })
    } catch {
      store.setState({ phase: 'failed' })
    }
  }

  return {
    store,
    refresh,
    phoneChanged(state) {
      const shape = state.calls.map((view) => `${view.call.id}:${view.call.phase}`).join()
      if (shape === seen) return
      const quiet = state.calls.some((view) => view.call.phase === 'incoming')
      seen = shape
      again()
      again = clock.after(SETTLE_MS, () => void refresh())
      if (!quiet) void refresh()
    },
    setOpen(open) {
      // Each opening begins with the newest call, unless one was asked for.
      if (open) store.setState({ open })
      else store.setState(({ calls, phase }) => ({ calls, phase, open }), true)
      if (open) void refresh()
    },
    select(callId) {
      store.setState({ selected: callId })
    },
  }
}
