import type { ChatMessage, PlacedMessage } from '../../domain/chat/message.ts'
import { shelvesOf } from '../../domain/team/organisation.ts'
import type { LogEntry } from '../../ports/team-hub.ts'
import { roomDone, type RoomDeps, type RoomOutcome } from './room-parts.ts'

/**
 * The words of one room, in order, each once: the hub's log drops doubles for an hour or so, and what is sent again later than
 * that (a seat that was off for a night) is known by its id here.
 */
export class RoomMessages {
  readonly #deps: RoomDeps
  readonly #changed: () => void
  readonly #all: PlacedMessage[] = []
  readonly #ids = new Set<string>()
  readonly #stop: () => void
  #isCaughtUp = false

  constructor(deps: RoomDeps, changed: () => void) {
    this.#deps = deps
    this.#changed = changed
    this.#stop = this.#log().follow(0, {
      entry: (entry) => this.#take(entry),
      caughtUp: () => {
        this.#isCaughtUp = true
        changed()
      },
    })
  }

  get all(): readonly PlacedMessage[] {
    return this.#all
  }

  get isCaughtUp(): boolean {
    return this.#isCaughtUp
  }

  async say(message: ChatMessage): Promise<RoomOutcome> {
    if (this.#ids.has(message.id)) return roomDone
    const appended = await this.#log().append(message.id, JSON.stringify(message))
    return appended.kind === 'appended' ? roomDone : appended
  }

  stop(): void {
    this.#stop()
  }

  #log() {
    return this.#deps.hub.log(shelvesOf(this.#deps.organisation).chat)
  }

  #take({ sequence, id, value }: LogEntry): void {
    const message = this.#deps.parse.message(value)
    if (!message.ok) return this.#deps.unreadable?.(id, sequence, message.error)
    if (message.value.id !== id) return this.#deps.unreadable?.(id, sequence, 'id: not its own')
    if (this.#ids.has(id)) return
    this.#ids.add(id)
    this.#all.push({ message: message.value, sequence })
    if (this.#isCaughtUp) this.#changed()
  }
}
