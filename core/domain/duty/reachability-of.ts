import { callbackBy } from '../escalation/callback-by.ts'
import type { EscalationRules } from '../escalation/rules.ts'
import type { EpochMs } from '../time.ts'
import type { SeenDuty } from './duty.ts'
import { isPresent, nextFree } from './next-free.ts'
import type { Reachability } from './reachability.ts'

/** How long one specialist let one offer wait before she took it. */
export interface Acceptance {
  readonly memberId: string
  /** From the offer she took to her acceptance, ms, ≥ 0. */
  readonly tookMs: number
  readonly at: EpochMs
}

/** Where nobody has accepted anything yet. */
export const USUAL_ANSWER_MS = 15_000
/** So many of her last acceptances are looked at. */
const LAST = 10

export interface ReachabilityFacts {
  /** Whether the hub answers. */
  readonly isConnected: boolean
  readonly duties: readonly SeenDuty[]
  readonly acceptances: readonly Acceptance[]
  readonly rules: EscalationRules
  /** Hub time. */
  readonly now: EpochMs
  /** Ids of those who are being offered something else at the moment. */
  readonly except?: ReadonlySet<string>
}

/** What the escalate button says before it is pressed. */
export function reachabilityOf(facts: ReachabilityFacts): Reachability {
  const { duties, rules, now } = facts
  if (!facts.isConnected) return { kind: 'hub-lost', callbackBy: callbackBy(rules, now) }
  const free = nextFree(duties, facts.except)
  if (free !== undefined) return { kind: 'free', member: free.member, answersInMs: answersInMs(free.member.id, facts.acceptances) }
  return { kind: duties.some(isPresent) ? 'all-busy' : 'nobody', callbackBy: callbackBy(rules, now) }
}

/** The median of her last acceptances, else of everybody's, else {@link USUAL_ANSWER_MS}. */
export function answersInMs(memberId: string, acceptances: readonly Acceptance[]): number {
  const own = acceptances.filter((acceptance) => acceptance.memberId === memberId)
  return median(own) ?? median(acceptances) ?? USUAL_ANSWER_MS
}

function median(acceptances: readonly Acceptance[]): number | undefined {
  const last = [...acceptances].sort((a, b) => b.at - a.at).slice(0, LAST)
  const times = last.map(({ tookMs }) => tookMs).sort((a, b) => a - b)
  const [low, high] = [times[(times.length - 1) >>> 1], times[times.length >>> 1]]
  return low === undefined || high === undefined ? undefined : (low + high) / 2
}
