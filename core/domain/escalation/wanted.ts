import type { EpochMs } from '../time.ts'

/** What line 1 wants of line 2. */
export type Wanted =
  /** A specialist talks with the client in this call. */
  | { readonly kind: 'talk-now' }
  /** The client holds; the operator is told what to say. */
  | { readonly kind: 'advice' }
  /** The client is called back by then. */
  | { readonly kind: 'callback'; readonly dueAt: EpochMs }
  /** Line 2 carries the request on; nobody waits on the phone. */
  | { readonly kind: 'take-over' }

export type WantedKind = Wanted['kind']
