import type { EpochMs } from '../time.ts'
import type { Member } from '../team/member.ts'

/** The best way to line 2 there is now; shown on the button before it is pressed. */
export type Reachability =
  /** `answersInMs`: median of her last acceptances. */
  | { readonly kind: 'free'; readonly member: Member; readonly answersInMs: number }
  | { readonly kind: 'all-busy'; readonly callbackBy: EpochMs }
  /** Nobody is on duty at all. */
  | { readonly kind: 'nobody'; readonly callbackBy: EpochMs }
  /** The hub is not reachable: the packet is kept here and sent later. */
  | { readonly kind: 'hub-lost'; readonly callbackBy: EpochMs }
