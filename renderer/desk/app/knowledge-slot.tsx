import { useEffect, useRef, type ReactNode } from 'react'
import { KnowledgeDock } from '../features/knowledge/knowledge-dock.tsx'
import { useCallWork, useCardCallId, useEscalationDesk, useTried, useWork, useWorkCall } from '../state/call-work-context.tsx'

/** The knowledge base over the right pane. It makes way for what is asked for there: a new call, its wrap-up, a choice for line 2. */
export const KnowledgeSlot = ({ resting, children }: { readonly resting: boolean; readonly children: ReactNode }) => {
  useMakesWay()
  return <KnowledgeDock resting={resting}>{children}</KnowledgeDock>
}

const useMakesWay = (): void => {
  const { knowledge } = useCallWork()
  const callId = useCardCallId()
  const over = useWorkCall()?.over === true
  const asked = useWork((state) => state.asked)
  const steps = useTried((state) => state.asked)
  const escalating = useEscalationDesk(({ choosing, undoUntil }) => `${choosing ?? ''} ${String(Object.keys(undoUntil).length)}`)
  const wanted = [callId, over, JSON.stringify(asked), JSON.stringify(steps), escalating].join(' ')
  const seen = useRef(wanted)
  useEffect(() => {
    if (seen.current === wanted) return
    seen.current = wanted
    knowledge.setOpen(false)
  }, [knowledge, wanted])
}
