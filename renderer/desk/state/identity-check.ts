import { createStore, type StoreApi } from 'zustand/vanilla'
import type { CallId } from '../../../core/domain/call/call.ts'
import type { Verified, VerifiedHow } from '../../../core/domain/interaction/verified.ts'
import type { Clock } from '../../../core/ports/clock.ts'
import { fullName, type CallCard } from './call-card.ts'
import type { WorkStore } from './work-store.ts'

/** Ways an operator can choose, in the order of their digits. */
export const WAYS = ['code-word', 'document', 'call-back'] as const satisfies readonly VerifiedHow[]

export interface IdentityCheckState {
  /** The way is being chosen for this call: the digits say that. */
  readonly choosing: CallId | undefined
}

/** Proof that the person on the card is on the line; kept with the operator's work of the call. */
export interface IdentityCheck {
  readonly store: StoreApi<IdentityCheckState>
  /** Opens the choice, or closes it. */
  toggle(callId: CallId): void
  close(): void
  confirm(callId: CallId, how: VerifiedHow): void
  /** Puts the proof back to what it was. */
  restore(callId: CallId, verified: Verified | undefined): void
}

export function createIdentityCheck(
  work: WorkStore,
  clock: Clock,
  cardOf: (callId: CallId) => CallCard | undefined,
  proved: (callId: CallId) => void = () => undefined,
): IdentityCheck {
  const store = createStore<IdentityCheckState>(() => ({ choosing: undefined }))
  const close = (): void => store.setState({ choosing: undefined })
  const write = (callId: CallId, verified: Verified | undefined): void => {
    const card = cardOf(callId)
    if (card?.kind !== 'known') return
    const { client } = card.candidate
    // With whose proof it is: another person may be chosen at another desk meanwhile.
    work.change(callId, { clientId: client.id, roleId: card.roleId, clientName: fullName(client), verified }, true)
  }
  return {
    store,
    toggle: (callId) => store.setState(({ choosing }) => ({ choosing: choosing === callId ? undefined : callId })),
    close,
    confirm: (callId, how) => {
      close()
      // Who proved it is he: there is nothing left to ask.
      proved(callId)
      write(callId, { how, at: clock.now() })
    },
    restore: (callId, verified) => {
      close()
      write(callId, verified)
    },
  }
}
