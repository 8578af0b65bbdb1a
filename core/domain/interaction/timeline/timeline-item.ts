import type { Escalation } from '../../escalation/escalation.ts'
import type { EpochMs } from '../../time.ts'
import type { Channel, Interaction, PastContact } from '../interaction.ts'

interface ItemCore {
  /** Unique in a timeline. */
  readonly id: string
  readonly at: EpochMs
  readonly channel: Channel
  /** The role the client spoke in, and the request it was about, where they are known. */
  readonly roleId?: string
  readonly requestNumber?: string
  /** What the CRM or the record says of it; of a call of this seat: of the same call. */
  readonly past?: PastContact
}

/** One line of the timeline: from the record or the CRM, a call of this seat, an escalation of the team. Still without words. */
export type TimelineItem =
  | (ItemCore & { readonly kind: 'past'; readonly past: PastContact })
  | (ItemCore & { readonly kind: 'seat'; readonly interaction: Interaction })
  | (ItemCore & { readonly kind: 'team'; readonly escalation: Escalation })

const facets = (past: PastContact | undefined): Pick<ItemCore, 'requestNumber' | 'past'> => ({
  ...(past?.requestNumber === undefined ? {} : { requestNumber: past.requestNumber }),
  ...(past === undefined ? {} : { past }),
})

const known = new WeakMap<PastContact, TimelineItem>()

/** The same item for the same contact, so that a row that did not change is not drawn again. */
export function pastItem(past: PastContact): TimelineItem {
  const before = known.get(past)
  if (before !== undefined) return before
  const { id, at, channel, roleId } = past
  const item: TimelineItem = { kind: 'past', id, at, channel, ...(roleId === undefined ? {} : { roleId }), ...facets(past), past }
  known.set(past, item)
  return item
}

const ofSeat = new WeakMap<Interaction, TimelineItem>()

/** A call of this seat, with what the CRM knows of it beside. */
export function seatItem(interaction: Interaction, past: PastContact | undefined): TimelineItem {
  const before = ofSeat.get(interaction)
  if (before !== undefined && before.past === past) return before
  const { id, facts, work } = interaction
  const roleId = work.roleId ?? past?.roleId
  const item: TimelineItem = {
    kind: 'seat',
    id,
    at: facts.startedAt,
    channel: facts.direction === 'incoming' ? 'call-in' : 'call-out',
    ...(roleId === undefined ? {} : { roleId }),
    ...facets(past),
    interaction,
  }
  ofSeat.set(interaction, item)
  return item
}

const ofTeam = new WeakMap<Escalation, TimelineItem>()

/** An escalation as the team knows it, with what the CRM says of it beside. Escalations name no role of the record: every role sees them. */
export function teamItem(escalation: Escalation, past: PastContact | undefined): TimelineItem {
  const before = ofTeam.get(escalation)
  if (before !== undefined && before.past === past) return before
  const { packet } = escalation
  const requestNumber = past?.requestNumber ?? packet.requests[0]?.number
  const item: TimelineItem = {
    kind: 'team',
    id: packet.id,
    at: packet.createdAt,
    channel: 'escalation',
    ...facets(past),
    ...(requestNumber === undefined ? {} : { requestNumber }),
    escalation,
  }
  ofTeam.set(escalation, item)
  return item
}
