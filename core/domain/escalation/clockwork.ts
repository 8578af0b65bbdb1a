import type { SeenDuty } from '../duty/duty.ts'
import { nextFree } from '../duty/next-free.ts'
import { thatServe } from '../duty/serves.ts'
import type { EpochMs } from '../time.ts'
import { callbackBy } from './callback-by.ts'
import type { ChangeWhat } from './change.ts'
import { deadlineFacts, deadlinesOf } from './deadlines-of.ts'
import { dueNext } from './due-next.ts'
import type { Escalation, EscalationState } from './escalation.ts'
import { acceptedAgainBy, alreadyOffered, clientWaits, fallsBackAt } from './offers.ts'
import type { Packet } from './packet.ts'
import type { EscalationRules } from './rules.ts'

type Phase<P extends EscalationState['phase']> = Extract<EscalationState, { phase: P }>

/**
 * What the rules of the house do with an escalation now, if anything; every seat asks, any one may write it down.
 *
 * - Offered in vain, the client waits: the next free specialist; nobody left: all, and the first who becomes free meanwhile; the
 *   set time over: a callback.
 * - Offered in vain, nobody waits: the next free specialist; nobody left: all. There it stays, in the queue of all, and breaches for all to see.
 * - Accepted, or advised about, by somebody whose heartbeat has stopped: back to all, at once when the client waits, else when something is about
 *   to run out. By somebody who is not on duty, or out of a conversation that nobody closed: when it has run out.
 * @param occupied ids of those who are being offered something else
 */
export function overdueChange(
  escalation: Escalation,
  duties: readonly SeenDuty[],
  rules: EscalationRules,
  now: EpochMs,
  occupied: ReadonlySet<string> = new Set(),
): ChangeWhat | undefined {
  const { state } = escalation
  if (state.phase === 'offered' && now < state.until) return freeMeanwhile(escalation, state, duties, rules, now, occupied)
  if (state.phase === 'offered') return overdueOffer(escalation, state, duties, rules, now, occupied)
  if (state.phase === 'accepted' || state.phase === 'connected' || state.phase === 'advising')
    return abandoned(escalation, state, duties, rules, now)
  return undefined
}

/**
 * The id under which the clockwork's next change is written: it follows from the escalation and from how often it was offered,
 * so that of two seats that write it at once one is a resend.
 */
export function clockworkChangeId({ packet, changes }: Pick<Escalation, 'packet' | 'changes'>): string {
  const offers = changes.filter(({ what }) => isOffer(what.kind)).length
  return `${packet.id.slice(0, 48)}.cw.${offers}`
}

const isOffer = (kind: ChangeWhat['kind']): boolean =>
  kind === 'offered' || kind === 're-offered' || kind === 'handed-over' || kind === 'fell-back'

/** It is offered to all because nobody was free; whoever becomes free while the client waits is asked at once. */
function freeMeanwhile(
  escalation: Escalation,
  state: Phase<'offered'>,
  duties: readonly SeenDuty[],
  rules: EscalationRules,
  now: EpochMs,
  occupied: ReadonlySet<string>,
): ChangeWhat | undefined {
  if (state.to !== undefined || !clientWaits(escalation)) return undefined
  const { organisation } = escalation.packet
  const next = nextFree(thatServe(duties, organisation), new Set([...alreadyOffered(escalation), ...occupied]))
  return next === undefined
    ? undefined
    : { kind: 're-offered', to: next.member, until: Math.min(state.until, now + rules.offerSeconds * 1000) }
}

function overdueOffer(
  escalation: Escalation,
  state: Phase<'offered'>,
  duties: readonly SeenDuty[],
  rules: EscalationRules,
  now: EpochMs,
  occupied: ReadonlySet<string>,
): ChangeWhat | undefined {
  const { packet } = escalation
  const waits = clientWaits(escalation)
  // It lies in everybody's queue, and breaches there for all to see.
  if (!waits && state.to === undefined) return undefined
  const end = waits ? fallsBackAt(firstOfferedAt(escalation), rules) : acceptEnd(escalation, rules, now)
  if (waits && now >= end) return fallBack(packet, rules, now)
  const next = nextFree(thatServe(duties, packet.organisation), new Set([...alreadyOffered(escalation), ...occupied]))
  const soon = now + rules.offerSeconds * 1000
  if (next !== undefined) return { kind: 're-offered', to: next.member, until: Math.min(end, soon) }
  return state.to === undefined ? undefined : { kind: 're-offered', until: end }
}

/** The last time it came out of somebody's hands, or the first offer. */
function firstOfferedAt({ changes }: Escalation): EpochMs {
  let at: EpochMs | undefined
  for (const change of changes) {
    if (change.what.kind === 'accepted' || change.what.kind === 'returned' || change.what.kind === 'resolved') at = undefined
    else if (isOffer(change.what.kind)) at ??= change.at
  }
  return at ?? 0
}

function acceptEnd(escalation: Escalation, rules: EscalationRules, now: EpochMs): EpochMs {
  const { packet, wanted, acceptedAt } = escalation
  if (acceptedAt !== undefined) return acceptedAgainBy(escalation, rules, now)
  const end = wanted.kind === 'callback' ? wanted.dueAt : packet.deadlines.acceptBy
  return Math.max(end, now + rules.offerSeconds * 1000)
}

/** What the client was told on the button when it was pressed, unless that has passed: then a new promise. */
function fallBack(packet: Packet, rules: EscalationRules, now: EpochMs): ChangeWhat {
  const told = callbackBy(rules, packet.createdAt)
  const dueAt = told > now ? told : callbackBy(rules, now)
  const facts = deadlineFacts({ packet, wanted: { kind: 'callback', dueAt } })
  return { kind: 'fell-back', dueAt, until: deadlinesOf(facts, rules, now).acceptBy }
}

function abandoned(
  escalation: Escalation,
  state: Phase<'accepted' | 'connected' | 'advising'>,
  duties: readonly SeenDuty[],
  rules: EscalationRules,
  now: EpochMs,
): ChangeWhat | undefined {
  const holder = duties.find(({ member }) => member.id === state.by.id)
  if (holder !== undefined && !holder.silent) return undefined
  if (now < state.since + rules.offerSeconds * 1000) return undefined
  const waits = clientWaits(escalation)
  const level = dueNext(escalation, rules, now)?.level
  // Without a duty she may still sit there and work, a supervisor for one, and a conversation goes on without the hub.
  const isIdle = state.phase !== 'connected' && holder !== undefined
  if (isIdle ? !waits && level === 'ok' : level !== 'breached') return undefined
  const soon = now + rules.offerSeconds * 1000
  return { kind: 'handed-over', until: waits ? soon : acceptEnd(escalation, rules, now) }
}
