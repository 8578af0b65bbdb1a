import { missingCase } from '../exhaustive.ts'
import type { Client, Segment } from './client.ts'
import type { ClientService } from './service.ts'
import type { Standing } from './standing.ts'

/** How soon and how carefully a client is to be served, in this order. */
export const PRIORITY_LEVELS = ['usual', 'raised', 'high', 'urgent'] as const
export type PriorityLevel = (typeof PRIORITY_LEVELS)[number]

/** A fact that raises the priority. */
export type PriorityReason =
  | { readonly kind: 'vip' }
  | { readonly kind: 'segment'; readonly segment: Extract<Segment, 'A' | 'B'> }
  | { readonly kind: 'promise-broken' }
  | { readonly kind: 'asked-supervisor' }
  | { readonly kind: 'repeated'; readonly count: number }
  | { readonly kind: 'service'; readonly state: Exclude<ClientService['state'], 'active'> }
  | { readonly kind: 'debt' }
  /** In his first year; `months` 0…11. */
  | { readonly kind: 'new'; readonly months: number }
  | { readonly kind: 'returning'; readonly days: number }

export interface Priority {
  readonly level: PriorityLevel
  /** What weighs most first. */
  readonly reasons: readonly PriorityReason[]
}

/** One heavy fact makes it high, two make it urgent; light ones raise it. */
const HEAVY = 3
const URGENT = 5

/**
 * Priority as an experienced colleague would see it: whose client he is, and what went wrong. A further fact never lowers it.
 */
export function priorityOf(client: Pick<Client, 'segment' | 'vip' | 'debt' | 'alerts'>, standing: Standing): Priority {
  const reasons = reasonsOf(client, standing)
    .map((reason, place) => ({ reason, place }))
    .sort((a, b) => weightOf(b.reason) - weightOf(a.reason) || a.place - b.place)
    .map(({ reason }) => reason)
  const weight = reasons.reduce((sum, reason) => sum + weightOf(reason), 0)
  return { level: weight >= URGENT ? 'urgent' : weight >= HEAVY ? 'high' : weight > 0 ? 'raised' : 'usual', reasons }
}

function reasonsOf(
  { segment, vip, debt, alerts }: Pick<Client, 'segment' | 'vip' | 'debt' | 'alerts'>,
  standing: Standing,
): PriorityReason[] {
  const reasons: PriorityReason[] = []
  const { repeated, service, newForMonths, awayForDays } = standing
  if (vip) reasons.push({ kind: 'vip' })
  // A VIP is of segment A by definition: that is one fact.
  else if (segment === 'A' || segment === 'B') reasons.push({ kind: 'segment', segment })
  if (standing.broken.length > 0) reasons.push({ kind: 'promise-broken' })
  if (standing.supervisorAt !== undefined || alerts.some(({ kind }) => kind === 'asked-supervisor'))
    reasons.push({ kind: 'asked-supervisor' })
  if (repeated !== undefined) reasons.push({ kind: 'repeated', count: repeated.count })
  if (service !== undefined && service.state !== 'active') reasons.push({ kind: 'service', state: service.state })
  if (newForMonths !== undefined) reasons.push({ kind: 'new', months: newForMonths })
  if (awayForDays !== undefined) reasons.push({ kind: 'returning', days: awayForDays })
  if (debt !== undefined) reasons.push({ kind: 'debt' })
  return reasons
}

function weightOf(reason: PriorityReason): number {
  switch (reason.kind) {
    case 'vip':
    case 'promise-broken':
    case 'asked-supervisor':
      return HEAVY
    case 'segment':
      return reason.segment === 'A' ? HEAVY : 1
    case 'repeated':
      return 2
    case 'service':
      return reason.state === 'suspended' ? 2 : 1
    case 'new':
    case 'returning':
    case 'debt':
      return 1
    default:
      return missingCase(reason)
  }
}
