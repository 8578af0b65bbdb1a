import type { EndedCall, EndingCall } from './call.ts'

/**
 * Does a call that is over ask for a wrap-up? Every answered one does, and every attempt of ours that left the seat,
 * failed or not. A missed or declined one does not, nor does a consultation: it belongs to the client's call.
 */
export function wrapUpRequired(call: EndingCall | EndedCall): boolean {
  if (call.consultFor !== undefined) return false
  if (call.answeredAt !== undefined) return true
  const neverLeft = call.reason.kind === 'failed' && call.reason.why === 'no-microphone'
  return call.direction === 'outgoing' && !neverLeft
}
