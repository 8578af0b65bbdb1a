import { ChooserPreview } from '../features/client-card/chooser.tsx'
import { EscalationPane } from '../features/escalation/escalation-pane.tsx'
import { ScenarioPicker } from '../features/sandbox/scenario-picker.tsx'
import { SidePane } from '../features/wrap-up/side-pane.tsx'
import { useCard, useCardCallId, useWorkCall } from '../state/call-work-context.tsx'
import { useSession } from '../state/desk-context.tsx'
import { KeyGuide } from './key-guide.tsx'
import { KnowledgeSlot } from './knowledge-slot.tsx'
import { LatePart } from './late-part.tsx'

/** Right pane: what to do now. Several candidates: the likeliest one; no call: practice calls, or the keys. */
export const SideSlot = () => (
  <LatePart>
    <KnowledgeSlot resting>
      <Side />
    </KnowledgeSlot>
  </LatePart>
)

const Side = () => {
  const callId = useCardCallId()
  const card = useCard(callId)
  const call = useWorkCall()
  const sandbox = useSession((session) => session.seat.mode === 'sandbox')
  if (card?.kind === 'several') return <ChooserPreview />
  if (callId !== undefined || call !== undefined)
    return (
      <>
        <EscalationPane />
        <SidePane />
      </>
    )
  return (
    <>
      <SidePane />
      {sandbox ? <ScenarioPicker /> : <KeyGuide />}
    </>
  )
}
