import type { RoomState } from '../../core/contract/team/team-contract.ts'
import { newestOf } from '../../core/domain/chat/newest.ts'
import type { Clock } from '../../core/ports/clock.ts'
import type { Room } from '../../core/usecases/team/room-book.ts'

/** What a window is told of one room at most; a message on the bridge has 1 MiB. */
const MOST_MESSAGES = 500
const MOST_CHARACTERS = 300_000

/** After one telling the next waits so long, ms: a room that is read from its beginning tells itself once, not 5 000 times. */
const BETWEEN_MS = 120

/** A room as a window is told it. `roomsAtOnce`: how many share one answer. */
export function roomStateOf({ organisation, messages, seat, readUpTo }: Room, roomsAtOnce = 1): RoomState {
  const newest = newestOf(messages, { messages: MOST_MESSAGES, characters: Math.floor(MOST_CHARACTERS / roomsAtOnce) })
  return {
    organisation,
    messages: newest.map(({ message, sequence }) => ({
      message: { ...message, mentions: [...message.mentions] },
      ...(sequence === undefined ? {} : { sequence }),
    })),
    seat: { ...seat, turns: [...seat.turns] },
    readUpTo,
  }
}

/** Tells the changes of a room: the first at once, those that follow together. */
export class RoomTold {
  readonly #clock: Pick<Clock, 'after'>
  readonly #tell: () => void
  #stopTimer: (() => void) | undefined
  #isDue = false

  constructor(clock: Pick<Clock, 'after'>, tell: () => void) {
    this.#clock = clock
    this.#tell = tell
  }

  changed(): void {
    if (this.#stopTimer !== undefined) {
      this.#isDue = true
      return
    }
    this.#tell()
    this.#stopTimer = this.#clock.after(BETWEEN_MS, () => {
      this.#stopTimer = undefined
      if (!this.#isDue) return
      this.#isDue = false
      this.changed()
    })
  }

  close(): void {
    this.#stopTimer?.()
    this.#isDue = false
  }
}
