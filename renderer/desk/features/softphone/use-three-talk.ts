import type { CallId } from '../../../../core/domain/call/call.ts'
import { useCallView } from '../../state/use-call-view.ts'

/** Whether the client, the colleague and the operator hear each other. `clientCallId`: the call whose transfer it is. */
export const useThreeTalk = (clientCallId: CallId | undefined): boolean => {
  const client = useCallView(clientCallId)?.call
  const stage = client?.phase === 'active' ? client.transfer?.stage : undefined
  return stage === 'joined' || stage === 'leaving'
}
