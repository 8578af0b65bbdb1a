import { useEffect, useMemo } from 'react'
import type { Escalation } from '../../../../../core/domain/escalation/escalation.ts'
import { mergeTimeline } from '../../../../../core/domain/interaction/timeline/merge-timeline.ts'
import { completeFrom, oldestOf } from '../../../../../core/domain/interaction/timeline/older.ts'
import { itemsInRole } from '../../../../../core/domain/interaction/timeline/timeline-filter.ts'
import type { TimelineItem } from '../../../../../core/domain/interaction/timeline/timeline-item.ts'
import type { KnownCard } from '../../../state/call-card.ts'
import { useCallWork, useOlderContacts } from '../../../state/call-work-context.tsx'
import { useDesk } from '../../../state/desk-context.tsx'
import type { CrmReach, OlderContacts } from '../../../state/history-store.ts'
import { useTeam } from '../../../state/team-context.tsx'

export interface Timeline {
  /** What the role sees, newest first, as far back as it is complete. */
  readonly items: readonly TimelineItem[]
  /** Contacts of the client's other roles, which one key shows. */
  readonly ofOthers: number
  readonly crm: CrmReach
  /** Older ones can be asked for. */
  readonly more: boolean
  /** Reads one page more; says how many contacts came. */
  readonly pull: (again?: boolean) => Promise<number>
}

/** Calls known on this computer that wait for the CRM's answer are worth asking for by themselves, this long after the paint, ms. */
const ASK_AFTER_MS = 400

export function useTimeline(card: KnownCard): Timeline {
  const { history } = useCallWork()
  const { clock } = useDesk()
  const { client } = card.candidate
  const known = useMemo(
    () => ({ clientId: client.id, record: client.history, seat: card.seatHistory }),
    [client.id, client.history, card.seatHistory],
  )
  const pulled = useOlderContacts(client.id)
  const older = useMemo(() => pulled ?? history.initial(known), [pulled, history, known])
  const escalations = useEscalationsOf(card)
  const { callId } = card
  const all = useMemo(
    () =>
      mergeTimeline({ record: known.record, older: older.contacts, seat: [...known.seat, ...older.seat], escalations, present: callId }),
    [known, older.contacts, older.seat, escalations, callId],
  )
  const from = reachOf(known.record, known.seat, older)
  const complete = useMemo(() => (from === -Infinity ? all : all.filter(({ at }) => at >= from)), [all, from])
  const inRole = useMemo(() => itemsInRole(client, complete, card.roleId), [client, complete, card.roleId])
  const waits = all.length > complete.length && older.crm.kind === 'more'
  useEffect(() => (waits ? clock.after(ASK_AFTER_MS, () => void history.pull(known)) : undefined), [waits, clock, history, known])
  return {
    items: card.allRoles === true ? complete : inRole.shown,
    ofOthers: card.allRoles === true ? 0 : inRole.ofOthers.length,
    crm: older.crm,
    more: older.crm.kind === 'more' || older.seatMore,
    pull: (again = false) => history.pull(known, again),
  }
}

/** From when on everything that can be asked for was asked for. */
function reachOf(record: KnownCard['candidate']['client']['history'], seat: KnownCard['seatHistory'], older: OlderContacts): number {
  const ofCrm = oldestOf([...record, ...older.contacts].map(({ at }) => at))
  const ofSeat = oldestOf([...seat, ...older.seat].map(({ facts }) => facts.startedAt))
  return completeFrom([
    { more: older.crm.kind === 'more' || older.crm.kind === 'loading', ...(ofCrm === undefined ? {} : { oldest: ofCrm }) },
    { more: older.seatMore, ...(ofSeat === undefined ? {} : { oldest: ofSeat }) },
  ])
}

const none: readonly Escalation[] = []

/** Escalations about the client that the team knows of; the same list while none of them changes. */
function useEscalationsOf(card: KnownCard): readonly Escalation[] {
  const { id } = card.candidate.client
  const escalations = useTeam((team) => team.escalations)
  return useMemo(() => {
    const about = [...escalations.values()].filter(({ packet }) => packet.client.id === id)
    return about.length === 0 ? none : about
  }, [escalations, id])
}
