import { useCallback, useLayoutEffect, useRef } from 'react'
import { useDesk } from '../../state/desk-context.tsx'

/** How long the pointer is ignored after a change of phase (ms): a double click on Answer must not end the call. */
const GUARD_MS = 500

/** Says whether the phase has just changed. The first phase seen counts as old. */
export const usePhaseGuard = (phase: string): (() => boolean) => {
  const { clock } = useDesk()
  const seen = useRef(phase)
  const changedAt = useRef(Number.NEGATIVE_INFINITY)
  useLayoutEffect(() => {
    if (seen.current === phase) return
    seen.current = phase
    changedAt.current = clock.now()
  }, [phase, clock])
  return useCallback(() => clock.now() - changedAt.current < GUARD_MS, [clock])
}
