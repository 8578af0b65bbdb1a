import type { EpochMs } from '../time.ts'
import type { Presence } from './presence.ts'

export type PresenceEffect =
  /** Tell every screen (and the team). */
  | { readonly kind: 'publishPresence'; readonly presence: Presence }
  /** Show the wrap-up of this call and its deadline; passing it changes nothing but the colour. */
  | { readonly kind: 'showWrapUp'; readonly callId: string; readonly until: EpochMs }
