import type { PhoneMedia } from '../../media/phone-media.ts'
import type { CallReactions } from '../call-reactions.ts'

type Rings = 'startRingtone' | 'startCallWaitingTone' | 'stopRinging' | 'playRingback' | 'stopRingback'

/** What the operator hears before anybody speaks. */
export function ring(media: PhoneMedia): Pick<CallReactions, Rings> {
  return {
    startRingtone: ({ callId }) => media.startRingtone(callId),
    startCallWaitingTone: ({ callId }) => media.startCallWaitingTone(callId),
    stopRinging: ({ callId }) => media.stopRinging(callId),
    playRingback: ({ callId }) => media.playRingback(callId),
    stopRingback: ({ callId }) => media.stopRingback(callId),
  }
}
