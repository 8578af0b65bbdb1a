import { useEffect, useMemo, useState, type ReactNode } from 'react'
import { useCallWork } from '../state/call-work-context.tsx'
import { DeskProvider, useDesk } from '../state/desk-context.tsx'
import { createLatePhone } from '../state/late-phone.ts'

/** What stands in here hears of a ringing call once its card is painted: drawing it must not keep the card waiting. */
export const LatePart = ({ children }: { readonly children: ReactNode }) => {
  const desk = useDesk()
  const { popTiming } = useCallWork()
  const [late] = useState(() => createLatePhone(desk.stores.phone, popTiming.store))
  useEffect(() => late.follow(), [late])
  const lateDesk = useMemo(() => ({ ...desk, stores: { ...desk.stores, phone: late.store } }), [desk, late])
  return <DeskProvider desk={lateDesk}>{children}</DeskProvider>
}
