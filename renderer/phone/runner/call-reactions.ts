import type { CallEffect } from '../../../core/domain/call/effect.ts'

/** The reaction to each kind of effect. Exhaustive: an effect without a reaction does not compile. */
export type CallReactions = { readonly [K in CallEffect['kind']]: (effect: Extract<CallEffect, { kind: K }>) => void }

/** Carries one effect out. */
export function react(reactions: CallReactions, effect: CallEffect): void {
  // One union member meets its own handler; the compiler cannot correlate the two by itself.
  const reaction = reactions[effect.kind] as (effect: CallEffect) => void
  reaction(effect)
}
