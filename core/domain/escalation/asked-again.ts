import type { Escalation } from './escalation.ts'
import type { PacketFact } from './packet.ts'

/** The facts of the packet that had to be asked again, in the packet's order. A mark on a fact it does not have says nothing. */
export function askedAgainFacts({ packet, askedAgain }: Pick<Escalation, 'packet' | 'askedAgain'>): readonly PacketFact[] {
  return packet.facts.filter(({ id }) => askedAgain.has(id))
}

/** Facts asked again per escalation, over those a specialist worked on; `undefined`: there was none. */
export function askedAgainMean(escalations: readonly Escalation[]): number | undefined {
  const worked = escalations.filter(({ answeredAt }) => answeredAt !== undefined)
  if (worked.length === 0) return undefined
  return worked.reduce((sum, escalation) => sum + askedAgainFacts(escalation).length, 0) / worked.length
}
