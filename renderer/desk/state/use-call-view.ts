import type { CallView } from '../../../core/contract/phone-channel.ts'
import type { CallId } from '../../../core/domain/call/call.ts'
import { callsOnDesk } from './current-call.ts'
import { usePhone } from './desk-context.tsx'

/** The call the bar shows. */
export const useCurrentCall = (): CallView | undefined => usePhone((state) => callsOnDesk(state).current)

/** One call by id; undefined when the phone has forgotten it. */
export const useCallView = (callId: CallId | undefined): CallView | undefined =>
  usePhone((state) => (callId === undefined ? undefined : state?.calls.find((view) => view.call.id === callId)))
