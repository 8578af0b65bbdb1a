import type { CallId } from '../../../../core/domain/call/call.ts'
import { useCallScript, useDraft } from '../../state/call-work-context.tsx'
import { useSession } from '../../state/desk-context.tsx'
import { filledBy } from '../../state/script-filled.ts'

/** Which fields of the disposition stand as the script filled them in. */
export const useFromScript = (callId: CallId): { readonly topicId: boolean; readonly resultId: boolean; readonly promise: boolean } => {
  const seat = useSession((session) => session.seat)
  const { work } = useDraft(callId)
  const filled = filledBy(seat, useCallScript(callId)?.live)
  const is = (field: 'topicId' | 'resultId' | 'promise'): boolean => filled[field] !== undefined && filled[field] === work[field]
  return { topicId: is('topicId'), resultId: is('resultId'), promise: is('promise') }
}
