import type { Author, Change, ChangeWhat } from '../../core/domain/escalation/change.ts'
import { escalationOf } from '../../core/domain/escalation/escalation-of.ts'
import type { Escalation, EscalationRecord } from '../../core/domain/escalation/escalation.ts'
import type { Packet } from '../../core/domain/escalation/packet.ts'
import type { TrackerStatus } from '../../core/domain/escalation/tracker-status.ts'
import type { Member } from '../../core/domain/team/member.ts'
import { aPacket } from './packet-builder.ts'
import { anna, TEAM_NOW } from './team-members.ts'

export const byMember = (member: Member): Author => ({ kind: 'member', member })
export const byClockwork: Author = { kind: 'clockwork', seat: 'seat-1' }

export const anIssue: TrackerStatus = {
  tracker: 'jira',
  key: 'SUP-418',
  url: 'https://tracker.example/browse/SUP-418',
  state: 'new',
  title: 'Схема не переключается',
  updatedAt: TEAM_NOW,
}

/** One step of a history: who, what, and so many seconds after the click (one more than the step before when left out). */
export type Step = readonly [by: Member | 'clockwork', what: ChangeWhat, afterSeconds?: number]

/** Changes with ids `ch-1`, `ch-2` …; the first is the offer to all when `steps` does not begin with one. */
export function changesOf(packet: Packet, steps: readonly Step[]): readonly Change[] {
  const offer: Step = [packet.author, { kind: 'offered', until: packet.createdAt + 60_000 }, 0]
  let seconds = -1
  return (steps[0]?.[1].kind === 'offered' ? steps : [offer, ...steps]).map(([by, what, after], index) => {
    seconds = after ?? seconds + 1
    return { id: `ch-${index + 1}`, at: packet.createdAt + seconds * 1000, by: by === 'clockwork' ? byClockwork : byMember(by), what }
  })
}

export function aRecord(steps: readonly Step[] = [], packet: Packet = aPacket()): EscalationRecord {
  return { packet, changes: changesOf(packet, steps) }
}

/** An escalation with this history; a history that cannot be is the test's mistake. */
export function anEscalation(steps: readonly Step[] = [], packet: Packet = aPacket()): Escalation {
  const escalation = escalationOf(aRecord(steps, packet))
  if (escalation === undefined) throw new Error(`This history does not fold: ${JSON.stringify(steps)}`)
  return escalation
}

/** The first change of Anna's packet: offered to one, or to all, for a minute. */
export function anOffer(to?: Member, id = 'ch-1'): Change {
  const what: ChangeWhat = { kind: 'offered', until: TEAM_NOW + 60_000, ...(to === undefined ? {} : { to }) }
  return { id, at: TEAM_NOW, by: byMember(anna), what }
}
