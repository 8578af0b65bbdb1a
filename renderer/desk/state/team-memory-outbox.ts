import type { KeptTeamItem } from '../../../core/outbox/team-item.ts'
import type { TeamOutbox } from '../../../core/outbox/team-outbox.ts'

/** An outbox that lasts as long as its window: for a desk whose storage keeps none. */
export function createMemoryTeamOutbox(now: () => number = Date.now): TeamOutbox {
  const items = new Map<string, KeptTeamItem>()
  const listeners = new Set<() => void>()
  const told = (): Promise<void> => {
    for (const listener of [...listeners]) listener()
    return Promise.resolve()
  }
  const put = (id: string, status: KeptTeamItem['status']): Promise<void> => {
    const item = items.get(id)
    if (item !== undefined) items.set(id, { ...item, status })
    return told()
  }
  const remove = (id: string): Promise<void> => {
    items.delete(id)
    return told()
  }
  return {
    keep: (item) => {
      if (!items.has(item.id)) items.set(item.id, { ...item, status: { kind: 'waiting' } })
      return told()
    },
    all: () => Promise.resolve([...items.values()]),
    sent: remove,
    reject: (id, why) => put(id, { kind: 'rejected', at: now(), why }),
    again: (id) => put(id, { kind: 'waiting' }),
    letGo: remove,
    onChange: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    onLead: (lead) => {
      lead()
      return () => undefined
    },
  }
}
