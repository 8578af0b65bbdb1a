import type { Client } from '../../client/client.ts'
import { showsInRole } from '../../client/in-role.ts'
import type { Channel } from '../interaction.ts'
import type { TimelineItem } from './timeline-item.ts'

/** Groups of channels as the filters name them; `request`: of every channel, about one request. */
export type TimelineFilter = 'all' | 'calls' | 'chats' | 'letters' | 'more' | 'request'

const GROUP = {
  'call-in': 'calls',
  'call-out': 'calls',
  chat: 'chats',
  bot: 'chats',
  letter: 'letters',
  visit: 'more',
  escalation: 'more',
} as const satisfies Record<Channel, TimelineFilter>

const FILTERS = ['calls', 'chats', 'letters', 'more', 'request'] as const

/** Whether a filter shows an item. `requestNumber`: of the request that `request` is about. */
export function passes(filter: TimelineFilter, item: TimelineItem, requestNumber: string | undefined): boolean {
  if (filter === 'all') return true
  if (filter === 'request') return requestNumber !== undefined && item.requestNumber === requestNumber
  return GROUP[item.channel] === filter
}

/** How many items each filter has; only filters that have any, `all` first. */
export function countByFilter(items: readonly TimelineItem[], requestNumber: string | undefined): ReadonlyMap<TimelineFilter, number> {
  const counts = new Map<TimelineFilter, number>([['all', items.length]])
  for (const filter of FILTERS) {
    const count = items.reduce((sum, item) => sum + Number(passes(filter, item, requestNumber)), 0)
    if (count > 0) counts.set(filter, count)
  }
  return counts
}

export interface ItemsInRole {
  readonly shown: readonly TimelineItem[]
  /** Shown when asked for; counted meanwhile. */
  readonly ofOthers: readonly TimelineItem[]
}

/** What one role of the client sees of the timeline; see `showsInRole`. */
export function itemsInRole(client: Pick<Client, 'roles'>, items: readonly TimelineItem[], roleId: string): ItemsInRole {
  const shown: TimelineItem[] = []
  const ofOthers: TimelineItem[] = []
  for (const item of items) (showsInRole(client, item.roleId, roleId) ? shown : ofOthers).push(item)
  return { shown, ofOthers }
}
