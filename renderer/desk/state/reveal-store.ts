import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Bridge } from '../../../core/contract/bridge.ts'
import type { ClientId } from '../../../core/domain/client/client-id.ts'
import type { PersonalKind } from '../../../core/domain/privacy/revealable.ts'
import type { EpochMs } from '../../../core/domain/time.ts'
import type { Clock } from '../../../core/ports/clock.ts'

/** What of one client is unmasked, and until when. */
export interface Revealed {
  readonly what: readonly PersonalKind[]
  readonly until: EpochMs
}

export interface RevealState {
  /** Whose data is asked for: the reasons are open. */
  readonly asking: ClientId | undefined
  /** `writing`: the audit log is. `failed`: it could not be, so nothing is shown. */
  readonly step: 'choosing' | 'writing' | 'failed'
  readonly shown: Readonly<Record<ClientId, Revealed>>
}

/** What an operator says to see what is masked. */
export interface RevealWish {
  readonly clientId: ClientId
  readonly what: readonly PersonalKind[]
  readonly reason: string
  /** In his own words; only with the reason `other`. */
  readonly word?: string
  readonly callId?: string
  readonly forMs: number
}

/** Unmasks a client's data for a while: first the line in the audit log, then the data. */
export interface Reveal {
  readonly store: StoreApi<RevealState>
  ask(clientId: ClientId): void
  cancel(): void
  reveal(wish: RevealWish): Promise<void>
  /** Masked again before its time. */
  hide(clientId: ClientId): void
  close(): void
}

export interface RevealDeps {
  readonly bridge: Pick<Bridge, 'call'>
  readonly clock: Clock
  /** The opaque mark of a client in the audit log. */
  readonly subjectOf: (clientId: ClientId) => Promise<string>
}

const CLOSED = { asking: undefined, step: 'choosing' } as const

export function createReveal({ bridge, clock, subjectOf }: RevealDeps): Reveal {
  const store = createStore<RevealState>(() => ({ ...CLOSED, shown: {} }))
  const timers = new Map<ClientId, () => void>()
  const hide = (clientId: ClientId): void => {
    timers.get(clientId)?.()
    timers.delete(clientId)
    const { [clientId]: _gone, ...shown } = store.getState().shown
    store.setState({ shown })
  }
  const show = (wish: RevealWish): void => {
    hide(wish.clientId)
    const shown = { ...store.getState().shown, [wish.clientId]: { what: wish.what, until: clock.now() + wish.forMs } }
    store.setState({ ...CLOSED, shown })
    timers.set(
      wish.clientId,
      clock.after(wish.forMs, () => hide(wish.clientId)),
    )
  }
  return {
    store,
    ask: (clientId) => store.setState({ asking: clientId, step: 'choosing' }),
    cancel: () => store.setState(CLOSED),
    reveal: async (wish) => {
      const { clientId, what, reason, word, callId } = wish
      store.setState({ asking: clientId, step: 'writing' })
      const about = { ...(word === undefined ? {} : { word }), ...(callId === undefined ? {} : { callId }) }
      const isAsked = (): boolean => store.getState().asking === clientId
      try {
        await bridge.call('audit.append', { kind: 'revealed', subject: await subjectOf(clientId), what: [...what], reason, ...about })
      } catch {
        if (isAsked()) store.setState({ step: 'failed' })
        return
      }
      // Gone from the screen while the log was written: whoever wants it asks again.
      if (isAsked()) show(wish)
    },
    hide,
    close: () => {
      for (const cancel of timers.values()) cancel()
      timers.clear()
      store.setState({ ...CLOSED, shown: {} })
    },
  }
}
