/**
 * Why a machine did not move. `late`: an expected race, it stands in the machine's table of late events and is dropped;
 * `not-now`: a command of the operator that does not fit the state, to be answered with a refusal;
 * `bug`: a signal nobody expects here, to be logged and to fail a test.
 */
export type RejectionWhy = 'late' | 'not-now' | 'bug'

/** What every machine of state answers: where it is now and what is to be done about it, or why it stays. */
export type TransitionResult<State, Effect> =
  | { readonly kind: 'moved'; readonly state: State; readonly effects: readonly Effect[] }
  | { readonly kind: 'rejected'; readonly why: RejectionWhy }

export const moved = <State, Effect>(state: State, ...effects: readonly Effect[]): TransitionResult<State, Effect> => ({
  kind: 'moved',
  state,
  effects,
})

export const rejected = (why: RejectionWhy): { readonly kind: 'rejected'; readonly why: RejectionWhy } => ({ kind: 'rejected', why })
