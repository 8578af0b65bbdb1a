import type { Call, CallId } from '../../../../core/domain/call/call.ts'
import type { PhoneMedia } from '../../media/phone-media.ts'

/** Lets the media follow the calls: when sound is expected, when its first second is to be heard, when all is over. */
export function followSound(media: PhoneMedia): (before: readonly Call[], after: readonly Call[]) => void {
  const expecting = new Map<CallId, boolean>()
  return (before, after) => {
    for (const call of after) {
      const previous = before.find(({ id }) => id === call.id)
      if (call.phase === 'active') {
        if (previous?.phase !== 'active') media.noticeAnswer(call.id)
        const expected = call.hold === 'none'
        if (expecting.get(call.id) !== expected) media.expectSound(call.id, expected)
        expecting.set(call.id, expected)
      }
      if (isOver(call) && previous !== undefined && !isOver(previous)) {
        expecting.delete(call.id)
        media.detach(call.id)
      }
    }
  }
}

function isOver(call: Call): boolean {
  return call.phase === 'ending' || call.phase === 'ended'
}
