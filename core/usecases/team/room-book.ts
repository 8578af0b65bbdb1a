import type { ChatMessage, PlacedMessage, ReadMark, RoomSeat } from '../../domain/chat/message.ts'
import { emptySeat } from '../../domain/chat/room-turn.ts'
import { shelvesOf, type OrganisationId } from '../../domain/team/organisation.ts'
import type { Records } from '../../ports/team-hub.ts'
import { dutyKey } from './duty-key.ts'
import { RoomMessages } from './room-messages.ts'
import type { RoomDeps, RoomOutcome } from './room-parts.ts'
import { changeRecord } from './room-record.ts'

/** The line-1 room of one organisation, as one member has it. */
export interface Room {
  readonly organisation: OrganisationId
  /** In order, each once; only what is at the hub. */
  readonly messages: readonly PlacedMessage[]
  readonly seat: RoomSeat
  /** How far this member has read; 0: nothing. */
  readonly readUpTo: number
  /** Whether all that was there has been told: words and seat. */
  readonly isCaughtUp: boolean
  /** The same message again is no second one, however late. */
  say(message: ChatMessage): Promise<RoomOutcome>
  /** Never goes back, whichever of this member's windows reads. */
  markRead(sequence: number): Promise<RoomOutcome>
  /** Changes who sits there, by compare-and-set: of two who sit down at once, one does. `nobody`: `change` left it as it is. */
  changeSeat(change: (seat: RoomSeat) => RoomSeat | undefined): Promise<RoomOutcome>
  /** Called when words, seat or mark changed. Returns the unsubscriber. */
  onChange(listener: () => void): () => void
  stop(): void
}

const SEAT = 'seat'
/** Keys are of the bucket's alphabet (NATS ADR-8). */
const markKey = (memberId: string): string => `read.${dutyKey(memberId)}`

export function openRoom(deps: RoomDeps): Room {
  const { hub, organisation, member, parse } = deps
  const records = hub.records(shelvesOf(organisation).room)
  const listeners = new Set<() => void>()
  const tell = (): void => listeners.forEach((listener) => listener())
  const messages = new RoomMessages(deps, tell)
  const ownMark = markKey(member.id)
  const shelf = watchShelf(deps, records, tell)

  return {
    organisation,
    get messages() {
      return messages.all
    },
    get seat() {
      return shelf.seat
    },
    get readUpTo() {
      return shelf.readUpTo
    },
    get isCaughtUp() {
      return shelf.isCaughtUp && messages.isCaughtUp
    },
    say: (message) => messages.say(message),
    async markRead(sequence) {
      if (sequence <= shelf.readUpTo) return { kind: 'done' }
      const outcome = await changeRecord<ReadMark>(deps, records, ownMark, parse.mark, (before) =>
        (before?.sequence ?? 0) >= sequence ? undefined : { memberId: member.id, sequence },
      )
      // `nobody`: another window was further already.
      return outcome.kind === 'nobody' ? { kind: 'done' } : outcome
    },
    changeSeat: (change) => changeRecord<RoomSeat>(deps, records, SEAT, parse.seat, (before) => change(before ?? emptySeat)),
    onChange(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    stop() {
      shelf.stop()
      messages.stop()
      listeners.clear()
    },
  }
}

/** Who sits there, and this member's own mark; marks of others say nothing here. */
function watchShelf({ member, parse }: RoomDeps, records: Records, tell: () => void) {
  const ownMark = markKey(member.id)
  const shelf = { seat: emptySeat, readUpTo: 0, isCaughtUp: false, stop: (): void => undefined }
  shelf.stop = records.watch({
    entry: ({ key, value }) => {
      if (key === SEAT) {
        const read = value === undefined ? undefined : parse.seat(value)
        shelf.seat = read?.ok === true ? read.value : emptySeat
      } else if (key === ownMark) {
        const read = value === undefined ? undefined : parse.mark(value)
        shelf.readUpTo = read?.ok === true && read.value.memberId === member.id ? read.value.sequence : 0
      } else return
      if (shelf.isCaughtUp) tell()
    },
    caughtUp: () => {
      shelf.isCaughtUp = true
      tell()
    },
  })
  return shelf
}
