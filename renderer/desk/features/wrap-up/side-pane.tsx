import { useCardCall, useWork, useWorkCall } from '../../state/call-work-context.tsx'
import { CallPane } from './call-pane.tsx'
import { UnfinishedList } from './unfinished-list.tsx'
import { WrapUpPane } from './wrap-up-pane.tsx'

/** Right pane: what is to be done with the call now. Null when there is no call and nothing is unfinished. */
export const SidePane = ({ scripted = false }: { readonly scripted?: boolean }) => {
  const front = useCardCall()
  const call = useWorkCall()
  if (front !== undefined && front.call.phase !== 'ended' && front.call.phase !== 'ending')
    return <CallPane view={front} scripted={scripted} />
  return call === undefined ? <UnfinishedList /> : <WrapUpPane key={call.callId} callId={call.callId} named={front === undefined} />
}

/** Whether the right pane has work in it; otherwise the place is free for something else. */
export const useSideBusy = (): boolean => {
  const front = useCardCall()
  const call = useWorkCall()
  const unfinished = useWork((state) => state.unfinished.length)
  return front !== undefined || call !== undefined || unfinished > 0
}
