import type { Bridge } from '../../../core/contract/bridge.ts'
import { isUnread, readMarkOf, type Reader } from '../../../core/domain/chat/unread.ts'
import type { OrganisationId } from '../../../core/domain/team/organisation.ts'
import type { Clock } from '../../../core/ports/clock.ts'
import type { SeatRoom, SeatThread } from './chat-view.ts'

interface ReadingParts {
  readonly bridge: Bridge
  readonly clock: Clock
  readonly memberId: () => string
}

/** Marks are told together so much later, ms. */
const TELL_AFTER_MS = 400

/** How far this member has read: what the host told, and what was read in this window since. */
export class ChatReading {
  readonly #parts: ReadingParts
  readonly #seen = new Map<OrganisationId, Set<number>>()
  /** Read here, whether the hub knows it or not. */
  readonly #marks = new Map<OrganisationId, number>()
  readonly #due = new Set<OrganisationId>()
  #stopTimer: (() => void) | undefined

  constructor(parts: ReadingParts) {
    this.#parts = parts
  }

  readerOf = ({ organisation, readUpTo }: SeatRoom): Reader => {
    const seen = this.#seen.get(organisation)
    const far = Math.max(readUpTo, this.#marks.get(organisation) ?? 0)
    return { memberId: this.#parts.memberId(), readUpTo: far, ...(seen === undefined ? {} : { seen }) }
  }

  /** These threads stood before the reader's eyes. True: something of them was new. */
  read(room: SeatRoom, threads: readonly SeatThread[]): boolean {
    const reader = this.readerOf(room)
    const ids = new Set(threads.filter(({ organisation }) => organisation === room.organisation).map(({ id }) => id))
    const fresh = room.messages.filter((placed) => ids.has(placed.message.threadId) && isUnread(placed, reader))
    if (fresh.length === 0) return false
    const seen = this.#seen.get(room.organisation) ?? new Set<number>()
    for (const { sequence } of fresh) if (sequence !== undefined) seen.add(sequence)
    this.#seen.set(room.organisation, seen)
    const mark = readMarkOf(room.messages, this.readerOf(room))
    if (mark > reader.readUpTo) this.#move(room.organisation, mark)
    return true
  }

  /** The hub is back: marks that it did not get are told again. */
  tellDue(): void {
    this.#stopTimer?.()
    this.#stopTimer = undefined
    for (const organisation of this.#due) void this.#tell(organisation)
  }

  /** Another member sits here now. */
  forget(): void {
    this.#seen.clear()
    this.#marks.clear()
    this.#due.clear()
  }

  #move(organisation: OrganisationId, mark: number): void {
    this.#marks.set(organisation, mark)
    const seen = this.#seen.get(organisation)
    for (const sequence of [...(seen ?? [])]) if (sequence <= mark) seen?.delete(sequence)
    this.#due.add(organisation)
    this.#stopTimer ??= this.#parts.clock.after(TELL_AFTER_MS, () => this.tellDue())
  }

  async #tell(organisation: OrganisationId): Promise<void> {
    const sequence = this.#marks.get(organisation) ?? 0
    try {
      const { kind } = await this.#parts.bridge.call('team.markRead', { organisation, sequence })
      if (kind !== 'unreachable' && kind !== 'full' && this.#marks.get(organisation) === sequence) this.#due.delete(organisation)
    } catch {
      // Told again with the next mark, or when the hub is back.
    }
  }
}
