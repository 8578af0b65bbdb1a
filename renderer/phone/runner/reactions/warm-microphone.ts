import type { Presence } from '../../../../core/domain/presence/presence.ts'
import type { PhoneMedia } from '../../media/phone-media.ts'

/** The microphone is open while a client may call, so that an answer is quick, and let go on a break. */
export function warmMicrophone(media: PhoneMedia): (before: Presence, after: Presence) => void {
  return (before, after) => {
    if (before.kind === after.kind) return
    if (after.kind === 'break') media.release()
    if (before.kind === 'break') media.keepReady()
  }
}
