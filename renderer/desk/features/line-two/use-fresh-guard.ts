import { useCallback, useLayoutEffect, useRef } from 'react'
import { useDesk } from '../../state/desk-context.tsx'

/** How long the pointer is ignored after what stands in the bar has changed, in ms: a double click must not decide twice. */
const GUARD_MS = 500

/** Says whether what is on the screen came just now. The first one seen counts as old. */
export const useFreshGuard = (what: string): (() => boolean) => {
  const { clock } = useDesk()
  const seen = useRef(what)
  const changedAt = useRef(Number.NEGATIVE_INFINITY)
  useLayoutEffect(() => {
    if (seen.current === what) return
    seen.current = what
    changedAt.current = clock.now()
  }, [what, clock])
  return useCallback(() => clock.now() - changedAt.current < GUARD_MS, [clock])
}
