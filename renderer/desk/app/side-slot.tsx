import { ChooserPreview } from '../features/client-card/chooser.tsx'
import { EscalationPane } from '../features/escalation/escalation-pane.tsx'
import { ScriptPane } from '../features/script/script-pane.tsx'
import { ScenarioPicker } from '../features/sandbox/scenario-picker.tsx'
import { SidePane } from '../features/wrap-up/side-pane.tsx'
import { useCard, useCardCall, useCardCallId, useCallScript, useHasScripts, useScripts, useWorkCall } from '../state/call-work-context.tsx'
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

/** In a call the script, where there is one; what is known of the call lies beneath it. */
const CallSide = () => {
  const front = useCardCall()
  const callId = front?.call.id
  const hasScripts = useHasScripts()
  const script = useCallScript(callId)
  const changing = useScripts((state) => state.changing?.callId === callId)
  if (callId === undefined || front?.call.phase !== 'active' || !(hasScripts || script !== undefined)) return <SidePane />
  return (
    <>
      <ScriptPane callId={callId} />
      <SidePane scripted={script?.live !== undefined || changing} />
    </>
  )
}

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
        <CallSide />
      </>
    )
  return (
    <>
      <SidePane />
      {sandbox ? <ScenarioPicker /> : <KeyGuide />}
    </>
  )
}
