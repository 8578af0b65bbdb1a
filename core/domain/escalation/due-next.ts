import type { EpochMs } from '../time.ts'
import type { Escalation, EscalationState } from './escalation.ts'
import type { Deadlines } from './packet.ts'
import type { EscalationRules } from './rules.ts'

export type DueKind = 'accept' | 'answer' | 'promise' | 'callback' | 'resolve'

/** What runs out next. `soon`: within the rules' warning time; `breached`: it has run out. Times are hub time. */
export interface Due {
  readonly kind: DueKind
  readonly at: EpochMs
  readonly level: 'ok' | 'soon' | 'breached'
}

/** Living: somebody on line 2 has something to do about it. */
export type LivingState = Extract<EscalationState, { phase: 'offered' | 'accepted' | 'connected' | 'advising' | 'line-three' }>
export type LivingEscalation = Escalation & { readonly state: LivingState }

export function isLiving(escalation: Escalation): escalation is LivingEscalation {
  const { phase } = escalation.state
  return phase === 'offered' || phase === 'accepted' || phase === 'connected' || phase === 'advising' || phase === 'line-three'
}

/** What of a living escalation runs out next, or has run out first; `undefined`: nothing does any more. */
export function dueNext(escalation: Escalation, rules: Pick<EscalationRules, 'warnMinutes'>, now: EpochMs): Due | undefined {
  if (!isLiving(escalation)) return undefined
  const next = duesOf(escalation).reduce((first, due) => (due.at < first.at ? due : first))
  const level = now > next.at ? 'breached' : next.at - now <= rules.warnMinutes * 60_000 ? 'soon' : 'ok'
  return { ...next, level }
}

type Open = Omit<Due, 'level'>

function duesOf(escalation: LivingEscalation): readonly [Open, ...Open[]] {
  const { packet, state, wanted, answeredAt, acceptedAt } = escalation
  const { acceptBy, answerBy, resolveBy } = effectiveDeadlines(escalation)
  const dues: [Open, ...Open[]] = [{ kind: 'resolve', at: resolveBy }]
  const { promise } = packet
  // What was broken before the click is a fact, not a deadline; the promise of a call is kept by the call.
  const isKept = answeredAt !== undefined && packet.wanted.kind === 'callback' && promise?.dueAt === packet.wanted.dueAt
  if (promise !== undefined && promise.dueAt > packet.createdAt && !isKept) dues.push({ kind: 'promise', at: promise.dueAt })
  if (state.phase === 'offered') {
    // A later offer (handed over, fell back) has its own end; the rules' time ran from the click.
    dues.push({ kind: 'accept', at: fellBack(escalation) || acceptedAt !== undefined ? state.until : acceptBy })
  }
  if (answeredAt === undefined) dues.push({ kind: wanted.kind === 'callback' ? 'callback' : 'answer', at: answerBy })
  return dues
}

const fellBack = ({ packet, wanted }: Pick<Escalation, 'packet' | 'wanted'>): boolean => wanted.kind !== packet.wanted.kind

/**
 * By when it must be accepted, answered, resolved, as things stand: a callback is answered when it was promised, and what fell
 * back has the rules' time from its answer to its resolution after that promise.
 */
export function effectiveDeadlines(escalation: Pick<Escalation, 'packet' | 'wanted'>): Deadlines {
  const { packet, wanted } = escalation
  const { acceptBy, answerBy, resolveBy } = packet.deadlines
  if (wanted.kind !== 'callback') return packet.deadlines
  if (!fellBack(escalation)) return { acceptBy, answerBy: wanted.dueAt, resolveBy }
  return { acceptBy, answerBy: wanted.dueAt, resolveBy: Math.max(resolveBy, wanted.dueAt + resolveBy - answerBy) }
}
