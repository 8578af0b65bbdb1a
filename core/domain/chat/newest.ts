import type { PlacedMessage } from './message.ts'
import { placeOf, threadsOf, type Thread } from './threads.ts'

/** What a window is told of a room at most. */
export interface RoomLimits {
  readonly messages: number
  /** Of the texts together. */
  readonly characters: number
}

/** Beside the text: names, ids, places. */
const ENVELOPE_CHARACTERS = 500

/**
 * The part of a room that is shown, in its order: threads that wait however old they are, then those with the newest words. A
 * thread is there whole, so that none looks unanswered whose answer was cut off; only one that is too long for any room keeps its
 * question and its newest words.
 */
export function newestOf(messages: readonly PlacedMessage[], limits: RoomLimits): readonly PlacedMessage[] {
  if (messages.length <= limits.messages && sizeOf(messages) <= limits.characters) return messages
  const all = new Map<string, PlacedMessage[]>()
  for (const placed of messages) {
    const thread = all.get(placed.message.threadId)
    if (thread === undefined) all.set(placed.message.threadId, [placed])
    else thread.push(placed)
  }
  const shown = new Set<PlacedMessage>()
  let { messages: room, characters } = limits
  for (const { id } of [...threadsOf(messages)].sort(byUse)) {
    const thread = all.get(id) ?? []
    if (shown.size > 0 && (thread.length > room || sizeOf(thread) > characters)) break
    for (const placed of questionThenNewest(thread)) {
      if (room === 0 || lengthOf(placed) > characters) break
      room -= 1
      characters -= lengthOf(placed)
      shown.add(placed)
    }
  }
  return messages.filter((placed) => shown.has(placed))
}

const byUse = (a: Thread, b: Thread): number =>
  Number(b.state.kind === 'waiting') - Number(a.state.kind === 'waiting') || b.newest - a.newest

const questionThenNewest = (thread: readonly PlacedMessage[]): readonly PlacedMessage[] => {
  const question = thread.find(({ message }) => message.what.kind === 'question' || message.what.kind === 'notice')
  const rest = thread.filter((placed) => placed !== question).sort((a, b) => placeOf(b) - placeOf(a))
  return question === undefined ? rest : [question, ...rest]
}

const lengthOf = ({ message: { what } }: PlacedMessage): number => ('text' in what ? what.text.length : 0) + ENVELOPE_CHARACTERS
const sizeOf = (messages: readonly PlacedMessage[]): number => messages.reduce((sum, placed) => sum + lengthOf(placed), 0)
