import type { TeamDescription } from '../../../core/contract/team/team-contract.ts'
import type { SeenDuty } from '../../../core/domain/duty/duty.ts'
import type { Escalation } from '../../../core/domain/escalation/escalation.ts'
import type { KeptTeamItem } from '../../../core/outbox/team-item.ts'
import type { HubLink } from '../../../core/ports/team-hub.ts'

/** Line 1 asks, line 2 answers: which of the two desks this window shows. */
export type DeskKind = 'line-1' | 'line-2'

/** An escalation as this seat knows it, with what it said itself and the hub does not have yet. */
export interface SeatEscalation extends Escalation {
  /** Something of it still waits on this seat (the packet, or a change). */
  readonly unsent: boolean
  /** The hub did not take the packet: nobody on line 2 knows of it. */
  readonly refused: boolean
  /** The packet is being written to the disk: it cannot be promised yet. A matter of milliseconds. */
  readonly keeping: boolean
}

/** The team as this window knows it. Times of the team are hub time. */
export interface TeamView {
  /** Undefined: the host was not asked yet; null: this seat has no team. */
  readonly team: TeamDescription | null | undefined
  readonly link: HubLink
  /** The window itself has lost the host: nothing is known of the hub. */
  readonly hostLost: boolean
  /** Hub time minus this machine's time, ms. */
  readonly offsetMs: number
  /** By id; what ended more than a day ago drops out. */
  readonly escalations: ReadonlyMap<string, SeatEscalation>
  readonly duties: readonly SeenDuty[]
  readonly deskKind: DeskKind
  /** What waits here for the hub, and what it did not take; oldest first. */
  readonly outbox: readonly KeptTeamItem[]
  /** The hub is there and had no room for what was said last; it is tried again. */
  readonly isHubFull: boolean
  /** Records of the hub that could not be read; they are left alone. */
  readonly unreadable: number
}
