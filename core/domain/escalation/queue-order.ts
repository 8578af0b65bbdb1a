import type { Segment } from '../client/client.ts'
import { dueNext, isLiving, type LivingEscalation } from './due-next.ts'
import type { Escalation } from './escalation.ts'
import type { Urgency } from './urgency.ts'

const urgencies: Record<Urgency, number> = { critical: 0, high: 1, normal: 2, low: 3 }
const segments: Record<Segment, number> = { A: 0, B: 1, C: 2, D: 3 }

/** The living ones: by what runs out first, then urgency, then VIP and segment, then age. The order does not depend on the time it is asked. */
export function queueOf(escalations: Iterable<Escalation>): readonly LivingEscalation[] {
  return [...escalations]
    .filter(isLiving)
    .map((escalation) => ({ escalation, key: keyOf(escalation) }))
    .sort((a, b) => compareKeys(a.key, b.key))
    .map(({ escalation }) => escalation)
}

/** For sorting; what is not living comes last. */
export const byQueueOrder = (a: Escalation, b: Escalation): number => compareKeys(keyOf(a), keyOf(b))

type Key = readonly [number, number, number, number, number, string]

function keyOf(escalation: Escalation): Key {
  const { packet } = escalation
  const { segment, vip } = packet.client
  return [
    dueNext(escalation, { warnMinutes: 0 }, 0)?.at ?? Infinity,
    urgencies[packet.urgency],
    vip ? 0 : 1,
    segment === undefined ? 4 : segments[segment],
    packet.createdAt,
    packet.id,
  ]
}

function compareKeys(a: Key, b: Key): number {
  for (const [index, mine] of a.entries()) {
    const other = b[index]
    if (other === undefined || mine === other) continue
    return mine < other ? -1 : 1
  }
  return 0
}
