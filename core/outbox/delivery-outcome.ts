import type { Client } from '../domain/client/client.ts'

/** What a connector says about one try. Times in ms from now, ≥ 0. */
export type DeliveryOutcome =
  /** `number`: the one a new request was given there; `version`: the mark of the record's state after a change of it. */
  | { readonly kind: 'delivered'; readonly number?: string; readonly version?: string }
  | { readonly kind: 'retry'; readonly afterMs: number }
  | { readonly kind: 'rate-limited'; readonly afterMs: number }
  | { readonly kind: 'rejected'; readonly why: string }
  /** Somebody changed the same record over there: nothing was taken, and this is how it stands now. Only of `client-change`. */
  | { readonly kind: 'conflict'; readonly current: Client }
