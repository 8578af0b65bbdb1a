import type { NextPresence } from '../../../../core/domain/presence/presence.ts'
import { useDesk, usePhone } from '../../state/desk-context.tsx'

interface NextChoice {
  /** What was chosen for afterwards; undefined: nothing yet, so Ready. */
  readonly next: NextPresence | undefined
  readonly choose: (next: NextPresence) => void
}

/** What the operator will be after this call and its wrap-up. The phone keeps it. */
export const useNextPresence = (): NextChoice => {
  const { phone } = useDesk()
  const next = usePhone((state) => (state !== undefined && 'next' in state.presence ? state.presence.next : undefined))
  return { next, choose: (chosen) => void phone.send({ kind: 'choose-presence', next: chosen }) }
}
