import type { Escalation } from '../../domain/escalation/escalation.ts'
import { shelvesOf, type OrganisationId } from '../../domain/team/organisation.ts'
import type { Entry, TeamHub } from '../../ports/team-hub.ts'
import { readEscalation, type ParseRecord } from './read-escalation.ts'

export interface EscalationFollower {
  /** It is new here, or something happened to it. */
  readonly changed?: (escalation: Escalation) => void
  /** Taken off the hub by the house's housekeeping. */
  readonly gone?: (id: string) => void
  /** How many records cannot be read now: forged, or of a newer version. They are left alone. */
  readonly unreadable?: (count: number) => void
  /** Called once, when all that was there has been told. */
  readonly caughtUp?: () => void
}

/** What one seat knows of the team's escalations. */
export interface EscalationView {
  all(): Iterable<Escalation>
  get(id: string): Escalation | undefined
  /** Whether all that was there has been told. */
  readonly isCaughtUp: boolean
  stop(): void
}

export interface FollowDeps {
  readonly hub: Pick<TeamHub, 'records'>
  readonly parse: ParseRecord
}

/** Follows the buckets of several organisations as one. What cannot be read takes nothing away from what could. */
export function followEscalations(
  deps: FollowDeps,
  organisations: readonly OrganisationId[],
  follower: EscalationFollower,
): EscalationView {
  const known = new Map<string, Escalation>()
  const revisions = new Map<string, number>()
  const unreadable = new Set<string>()
  const behind = new Set(organisations)
  const stops = organisations.map((organisation) =>
    deps.hub.records(shelvesOf(organisation).escalations).watch({
      entry: (entry) => {
        take(organisation, entry)
      },
      caughtUp: () => {
        if (behind.delete(organisation) && behind.size === 0) follower.caughtUp?.()
      },
    }),
  )
  return {
    all: () => known.values(),
    get: (id) => known.get(id),
    get isCaughtUp() {
      return behind.size === 0
    },
    stop() {
      for (const stop of stops) stop()
    },
  }

  function take(organisation: OrganisationId, entry: Entry): void {
    const place = `${organisation}/${entry.key}`
    if (revisions.get(place) === entry.revision) return
    revisions.set(place, entry.revision)
    const escalation = readEscalation(deps.parse, organisation, entry)
    count(place, entry.value !== undefined && escalation === undefined)
    if (escalation !== undefined) {
      known.set(entry.key, escalation)
      follower.changed?.(escalation)
    } else if (entry.value === undefined && known.get(entry.key)?.packet.organisation === organisation) {
      known.delete(entry.key)
      follower.gone?.(entry.key)
    }
  }

  function count(place: string, isUnreadable: boolean): void {
    const before = unreadable.size
    if (isUnreadable) unreadable.add(place)
    else unreadable.delete(place)
    if (unreadable.size !== before) follower.unreadable?.(unreadable.size)
  }
}
