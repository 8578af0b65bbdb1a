import type { EpochMs } from '../time.ts'

/** How the person on the line was proved to be who he says. `script`: a step of a script asked for it. */
export type VerifiedHow = 'code-word' | 'document' | 'call-back' | 'script'

/** Somebody asked for proof, and got it. Holds for the person on the card and for this call only. */
export interface Verified {
  readonly how: VerifiedHow
  readonly at: EpochMs
}

export const sameVerified = (one: Verified | undefined, other: Verified | undefined): boolean =>
  one?.how === other?.how && one?.at === other?.at
