/** Why an event does nothing now. */
export type RunRefusal =
  /** The run is paused, over, or was not paused. */
  | { readonly kind: 'not-now' }
  | { readonly kind: 'no-such-step' }
  /** The answer is not one of this step's. */
  | { readonly kind: 'not-an-answer' }
  /** The value is not of the variable's type, or out of its range. */
  | { readonly kind: 'wrong-value'; readonly variable: string }
  | { readonly kind: 'missing-field'; readonly variable: string }
  | { readonly kind: 'nothing-behind' }
