import type { Telephony } from '../../../../core/ports/telephony.ts'
import type { CallReactions } from '../call-reactions.ts'

type Signals =
  | 'sendInvite'
  | 'accept'
  | 'reject'
  | 'cancel'
  | 'sendBye'
  | 'sendHold'
  | 'sendResume'
  | 'setMuted'
  | 'sendRefer'
  | 'sendReferReplaces'
  | 'restartIce'
  | 'joinSound'
  | 'partSound'

/** What goes out on the line. */
export function signal(telephony: Telephony): Pick<CallReactions, Signals> {
  return {
    sendInvite: ({ callId, number, escalationId }) => telephony.invite(callId, number, escalationId),
    accept: ({ callId }) => telephony.accept(callId),
    reject: ({ callId, code }) => telephony.reject(callId, code),
    cancel: ({ callId }) => telephony.cancel(callId),
    sendBye: ({ callId }) => telephony.bye(callId),
    sendHold: ({ callId }) => telephony.setHold(callId, true),
    sendResume: ({ callId }) => telephony.setHold(callId, false),
    setMuted: ({ callId, muted }) => telephony.setMuted(callId, muted),
    sendRefer: ({ callId, target, escalationId }) => telephony.refer(callId, target, escalationId),
    sendReferReplaces: ({ callId, consultCallId }) => telephony.referReplaces(callId, consultCallId),
    joinSound: ({ callId, consultCallId }) => telephony.joinSound(callId, consultCallId),
    partSound: ({ callId, consultCallId }) => telephony.partSound(callId, consultCallId),
    restartIce: ({ callId }) => telephony.restartIce(callId),
  }
}
