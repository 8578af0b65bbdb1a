import type { Log } from '../services/log/log-sink.ts'
import type { TeamEmit } from './team-emit.ts'

/** Counts the records of a team that cannot be read: forged, or of a newer version. They are left alone at the hub. */
export interface Unreadable {
  /** The record of this shelf and key is not what it should be; `why` names fields, never values. Told once per revision. */
  found(shelf: string, key: string, revision: number, why: string): void
  /** The same key can be read now. */
  mended(shelf: string, key: string): void
  /** Shelves that somebody else reads: so many are unreadable there now. */
  counted(shelves: string, count: number): void
  readonly count: number
}

const SOURCE = 'main.team'
const LEFT_ALONE = 'A record of the team cannot be read and is left alone'

export function countUnreadable(emit: TeamEmit, log: Pick<Log, 'write'>): Unreadable {
  const places = new Map<string, number>()
  const others = new Map<string, number>()
  const count = (): number => [...others.values()].reduce((sum, each) => sum + each, places.size)
  const tell = (): void => emit('team.unreadable', { count: count() })
  return {
    found(shelf, key, revision, why) {
      const place = `${shelf}/${key}`
      if (places.get(place) === revision) return
      const isNew = !places.has(place)
      places.set(place, revision)
      log.write('warn', SOURCE, LEFT_ALONE, { shelf, revision, why: why.slice(0, 300) })
      if (isNew) tell()
    },
    mended(shelf, key) {
      if (places.delete(`${shelf}/${key}`)) tell()
    },
    counted(shelves, now) {
      const before = others.get(shelves) ?? 0
      others.set(shelves, now)
      if (now > before) log.write('warn', SOURCE, LEFT_ALONE, { shelf: shelves, count: now })
      if (now !== before) tell()
    },
    get count() {
      return count()
    },
  }
}
