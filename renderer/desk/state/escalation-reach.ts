import { reachabilityOf } from '../../../core/domain/duty/reachability-of.ts'
import type { Reachability } from '../../../core/domain/duty/reachability.ts'
import { acceptancesOf, occupiedMembers } from '../../../core/domain/escalation/offers.ts'
import { thatServe } from '../../../core/domain/duty/serves.ts'
import type { EpochMs } from '../../../core/domain/time.ts'
import type { TeamView } from './team-view.ts'

/** Whether what is said now reaches the hub now. */
export const hubAnswers = ({ hostLost, link }: Pick<TeamView, 'hostLost' | 'link'>): boolean => !hostLost && link.kind === 'connected'

/** What becomes of what is said now: it is taken, it waits for room, until the hub lets this seat in, or for the hub. */
export type HubTakes = 'now' | 'when-there-is-room' | 'when-it-lets-in' | 'when-it-is-back'

export const hubTakes = (view: Pick<TeamView, 'hostLost' | 'link' | 'isHubFull'>): HubTakes =>
  hubAnswers(view)
    ? view.isHubFull
      ? 'when-there-is-room'
      : 'now'
    : !view.hostLost && view.link.kind === 'refused'
      ? 'when-it-lets-in'
      : 'when-it-is-back'

/** Who answers how fast changes with what happened, not with the time: reckoned once for one state of the escalations. */
const acceptances = new WeakMap<TeamView['escalations'], ReturnType<typeof acceptancesOf>>()

const acceptancesIn = (escalations: TeamView['escalations']): ReturnType<typeof acceptancesOf> => {
  const known = acceptances.get(escalations) ?? acceptancesOf(escalations.values())
  acceptances.set(escalations, known)
  return known
}

/** The best way to line 2 there is at `now` (hub time); undefined for a seat without a team. */
export function reachOf(view: TeamView, now: EpochMs): Reachability | undefined {
  const { team, escalations, duties } = view
  if (team === undefined || team === null) return undefined
  return reachabilityOf({
    isConnected: hubAnswers(view),
    duties: thatServe(duties, team.organisations[0]),
    acceptances: acceptancesIn(escalations),
    rules: team.rules,
    now,
    except: occupiedMembers(escalations.values(), now),
  })
}

/** How long acceptances usually take, ms: from the faster to the slower quarter; undefined until there are some. */
export function usualRange(escalations: TeamView['escalations']): { readonly from: number; readonly to: number } | undefined {
  const times = acceptancesIn(escalations)
    .map(({ tookMs }) => tookMs)
    .sort((a, b) => a - b)
  const [from, to] = [times[Math.floor((times.length - 1) * 0.25)], times[Math.ceil((times.length - 1) * 0.75)]]
  return times.length < 3 || from === undefined || to === undefined ? undefined : { from, to }
}
