import { nextFree } from '../duty/next-free.ts'
import { thatServe } from '../duty/serves.ts'
import type { SeenDuty } from '../duty/duty.ts'
import type { Member } from '../team/member.ts'
import type { EpochMs } from '../time.ts'
import type { Acceptance } from '../duty/reachability-of.ts'
import { deadlineFacts, deadlinesOf } from './deadlines-of.ts'
import { isLiving } from './due-next.ts'
import type { Escalation } from './escalation.ts'
import type { Packet } from './packet.ts'
import type { EscalationRules } from './rules.ts'

/** Whom a packet is offered to, and until when; `to` absent: all of line 2. */
export interface Offer {
  readonly to?: Member
  readonly until: EpochMs
}

/** Whether the client waits on the phone: then one is asked after the other, and it falls back when nobody comes. */
export const clientWaits = (escalation: Pick<Escalation, 'wanted'>): boolean =>
  escalation.wanted.kind === 'talk-now' || escalation.wanted.kind === 'advice'

/** When a packet whose client waits becomes a callback: the rules' time after it was offered first. */
export const fallsBackAt = (offeredAt: EpochMs, rules: Pick<EscalationRules, 'fallBackSeconds'>): EpochMs =>
  offeredAt + rules.fallBackSeconds * 1000

/**
 * The first offer of a packet: to the one who is longest free, for the rules' time; else to all, until it falls back
 * (the client waits) or until it must be accepted.
 * @param except ids of those who are being offered something else
 */
export function firstOffer(
  packet: Pick<Packet, 'wanted' | 'deadlines' | 'organisation'>,
  duties: readonly SeenDuty[],
  rules: EscalationRules,
  now: EpochMs,
  except?: ReadonlySet<string>,
): Offer {
  const end = clientWaits(packet) ? fallsBackAt(now, rules) : Math.max(packet.deadlines.acceptBy, now + rules.offerSeconds * 1000)
  const free = nextFree(thatServe(duties, packet.organisation), except)
  return free === undefined ? { until: end } : { to: free.member, until: Math.min(end, now + rules.offerSeconds * 1000) }
}

/** By when what came back out of somebody's hands, and nobody waits for, is to be taken again: the time of the rules, from now. */
export const acceptedAgainBy = (escalation: Escalation, rules: EscalationRules, now: EpochMs): EpochMs =>
  Math.max(deadlinesOf(deadlineFacts(escalation), rules, now).acceptBy, now + rules.offerSeconds * 1000)

/** Until when it is offered after it was handed over: to one, or back to the queue of all (`to` absent). */
export function handedUntil(escalation: Escalation, to: Member | undefined, rules: EscalationRules, now: EpochMs): EpochMs {
  if (to !== undefined) return now + rules.offerSeconds * 1000
  return clientWaits(escalation) ? fallsBackAt(now, rules) : acceptedAgainBy(escalation, rules, now)
}

/** Who is being offered something, or has a packet in hand with a client waiting: nothing else is offered to them. */
export function occupiedMembers(escalations: Iterable<Escalation>, now: EpochMs): ReadonlySet<string> {
  const occupied = new Set<string>()
  for (const escalation of escalations) {
    if (!isLiving(escalation)) continue
    const { state } = escalation
    if (state.phase === 'offered') {
      if (state.to !== undefined && now < state.until) occupied.add(state.to.id)
    } else if (state.phase === 'connected' || state.phase === 'advising' || (state.phase === 'accepted' && clientWaits(escalation))) {
      occupied.add(state.by.id)
    }
  }
  return occupied
}

/** Who was offered this packet since it last came to the queue from somebody's hands: ids. */
export function alreadyOffered({ changes }: Pick<Escalation, 'changes'>): ReadonlySet<string> {
  const ids = new Set<string>()
  for (const { what, by } of changes) {
    if (what.kind === 'accepted' || what.kind === 'returned' || what.kind === 'resolved') ids.clear()
    if ((what.kind === 'offered' || what.kind === 're-offered' || what.kind === 'handed-over') && what.to !== undefined) ids.add(what.to.id)
    // Whoever passes it on does not want it back.
    if ((what.kind === 're-offered' || what.kind === 'handed-over') && by.kind === 'member') ids.add(by.member.id)
  }
  return ids
}

/** How long specialists let offers wait, for `reachabilityOf`: from the offer that was taken to the acceptance. */
export function acceptancesOf(escalations: Iterable<Escalation>): readonly Acceptance[] {
  const acceptances: Acceptance[] = []
  for (const { changes } of escalations) {
    let offeredAt: EpochMs | undefined
    for (const { what, at, by } of changes) {
      if (what.kind === 'offered' || what.kind === 're-offered' || what.kind === 'handed-over' || what.kind === 'fell-back') offeredAt = at
      if (what.kind !== 'accepted' || by.kind !== 'member' || offeredAt === undefined) continue
      acceptances.push({ memberId: by.member.id, tookMs: Math.max(0, at - offeredAt), at })
      offeredAt = undefined
    }
  }
  return acceptances
}
