import type { Segment } from '../client/client.ts'
import type { EpochMs } from '../time.ts'
import type { Escalation } from './escalation.ts'
import type { Deadlines } from './packet.ts'
import type { DeadlineRule, EscalationRules } from './rules.ts'
import type { Wanted } from './wanted.ts'
import { addWorkingMinutes } from './working-hours.ts'

/** What decides which rule holds. */
export interface DeadlineFacts {
  readonly topicId?: string
  readonly segment?: Segment
  readonly vip: boolean
  readonly wanted: Wanted
}

/** What the rules look at in an escalation, as things stand. */
export function deadlineFacts({ packet, wanted }: Pick<Escalation, 'packet' | 'wanted'>): DeadlineFacts {
  const { segment, vip } = packet.client
  return {
    vip,
    wanted,
    ...(segment === undefined ? {} : { segment }),
    ...(packet.topic === undefined ? {} : { topicId: packet.topic.id }),
  }
}

/** Where the house has no rule that fits. */
const LAST_RULE: DeadlineRule = { acceptMinutes: 60, answerMinutes: 240, resolveMinutes: 1440, clock: 'working' }

/** The first rule that fits; the more special ones stand first. */
export function deadlineRule(facts: DeadlineFacts, rules: Pick<EscalationRules, 'deadlines'>): DeadlineRule {
  const fits = (rule: DeadlineRule): boolean =>
    (rule.topicId === undefined || rule.topicId === facts.topicId) &&
    (rule.segment === undefined || rule.segment === facts.segment) &&
    (rule.vip === undefined || rule.vip === facts.vip) &&
    (rule.wanted === undefined || rule.wanted === facts.wanted.kind)
  return rules.deadlines.find(fits) ?? LAST_RULE
}

/**
 * By when it must be accepted, answered, resolved, counted from `from` (hub time). Never earlier than `from`, each not
 * before the one in front of it; a callback that was promised is accepted and answered by its time, whatever the rule says.
 */
export function deadlinesOf(facts: DeadlineFacts, rules: EscalationRules, from: EpochMs): Deadlines {
  const rule = deadlineRule(facts, rules)
  const after = (minutes: number): EpochMs => (rule.clock === 'always' ? from + minutes * 60_000 : addWorkingMinutes(from, minutes, rules))
  const latest = facts.wanted.kind === 'callback' ? Math.max(from, facts.wanted.dueAt) : Infinity
  const acceptBy = Math.min(after(rule.acceptMinutes), latest)
  const answerBy = Math.max(acceptBy, Math.min(after(rule.answerMinutes), latest))
  return { acceptBy, answerBy, resolveBy: Math.max(answerBy, after(rule.resolveMinutes)) }
}
