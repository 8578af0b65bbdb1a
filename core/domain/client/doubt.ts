import type { EpochMs } from '../time.ts'

/** Why a match is not taken for granted: facts that the operator can weigh. Words are made by the desk. */
export type Doubt =
  /** Nothing but an e-mail or a login in the call speaks for him. */
  | { readonly kind: 'only-header'; readonly header: 'email' | 'login' }
  /** The number is a company's; the call came from another extension than his, or did not say which. */
  | { readonly kind: 'other-extension'; readonly ofCard: string; readonly ofCall: string }
  | { readonly kind: 'extension-not-told'; readonly ofCard: string }
  /** Nothing was heard of him since: numbers are given to other people meanwhile. */
  | { readonly kind: 'old-record'; readonly lastAt: EpochMs }
  /** The call carries an e-mail or a login, and his card has others. */
  | { readonly kind: 'header-differs'; readonly header: 'email' | 'login' }
  /** The operator said before that it is not he. */
  | { readonly kind: 'refused-before'; readonly at: EpochMs }
  /** The call was answered while it was open which of several has called. `count`: of the others, at least one. */
  | { readonly kind: 'others-too'; readonly count: number }
