import { expect } from 'vitest'
import type { Entry, LogEntry, TeamHub } from '../../core/ports/team-hub.ts'
import { until } from './until.ts'

/** What a follower was told, of the keys or ids that begin with `prefix`. */
export interface Heard<T> {
  readonly told: T[]
  caughtUp(): number
  readonly stop: () => void
  /** Waits until so many were told; fails when they are more. */
  count(count: number): Promise<void>
}

export function watching(hub: TeamHub, bucket: string, prefix: string): Heard<Entry> {
  return heard((told, caughtUp) =>
    hub.records(bucket).watch({ entry: (entry) => entry.key.startsWith(prefix) && told.push(entry), caughtUp }),
  )
}

export function following(hub: TeamHub, log: string, prefix: string, after = 0): Heard<LogEntry> {
  return heard((told, caughtUp) =>
    hub.log(log).follow(after, { entry: (entry) => entry.id.startsWith(prefix) && told.push(entry), caughtUp }),
  )
}

function heard<T>(begin: (told: T[], caughtUp: () => void) => () => void): Heard<T> {
  const told: T[] = []
  let caughtUp = 0
  const stop = begin(told, () => (caughtUp += 1))
  return {
    told,
    stop,
    caughtUp: () => caughtUp,
    async count(count) {
      await until(`${count} entries were told (${told.length} are)`, () => told.length >= count)
      expect(told).toHaveLength(count)
    },
  }
}
