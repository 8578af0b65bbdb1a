import type { NotReadyWhy } from './presence.ts'

/** What *honest Ready* stands on, as measured now. */
export interface Readiness {
  readonly registered: boolean
  readonly microphone: 'ok' | 'missing' | 'denied'
  readonly speaker: boolean
  /** The media probe: sound can be sent and received. */
  readonly media: boolean
}

/** Nothing is known to be good yet. */
export const nothingReady: Readiness = { registered: false, microphone: 'missing', speaker: false, media: false }

/** The first thing to mend, or undefined when a client can reach and hear the operator. */
export function notReadyWhy(readiness: Readiness): NotReadyWhy | undefined {
  if (readiness.microphone === 'denied') return 'microphone-denied'
  if (readiness.microphone === 'missing') return 'no-microphone'
  if (!readiness.speaker) return 'no-speaker'
  if (!readiness.registered) return 'not-registered'
  if (!readiness.media) return 'media-blocked'
  return undefined
}
