import { createContext, useContext, type ReactNode } from 'react'
import { useStore } from 'zustand'
import type { EpochMs } from '../../../core/domain/time.ts'
import { useDesk } from './desk-context.tsx'
import type { LineTwo } from './line-two.ts'
import type { LineTwoView } from './line-two-view.ts'
import { useTeam } from './team-context.tsx'

const LineTwoContext = createContext<LineTwo | undefined>(undefined)

export const LineTwoProvider = ({ lineTwo, children }: { readonly lineTwo: LineTwo; readonly children: ReactNode }) => (
  <LineTwoContext value={lineTwo}>{children}</LineTwoContext>
)

/** The specialist's actions and their store. Outside `LineTwoProvider` it throws. */
export const useLineTwo = (): LineTwo => {
  const lineTwo = useContext(LineTwoContext)
  if (lineTwo === undefined) throw new Error('useLineTwo needs a LineTwoProvider above it')
  return lineTwo
}

export const useLineTwoView = <T,>(select: (view: LineTwoView) => T): T => useStore(useLineTwo().store, select)

/** What follows from the hub's time: the component renders only when that changes, not each second. */
export const useHubMoment = <T extends string | number | boolean>(select: (now: EpochMs) => T): T => {
  const offsetMs = useTeam((team) => team.offsetMs)
  return useStore(useDesk().stores.clock, ({ now }) => select(now + offsetMs))
}
