import { chatMessageSchema } from '../../../core/contract/team/chat-schema.ts'
import type { ChatMessage, ChatWhat } from '../../../core/domain/chat/message.ts'
import type { Member } from '../../../core/domain/team/member.ts'
import { shelvesOf } from '../../../core/domain/team/organisation.ts'
import { threadMessages } from '../../../core/sandbox/colleague/room-threads.ts'
import { nextWord, type ThreadSoFar } from '../../../core/sandbox/colleague/room-talk.ts'
import { readJson } from '../../team/read-json.ts'
import type { Shift } from './shift.ts'
import type { Stage } from './stage.ts'

/** Only what was said so lately is answered, ms: what is found after a restart stays as it was left. */
const FRESH_MS = 120_000

/** The simulated people in the line-1 room: they ask whoever sits at line 2, and answer whoever sits at line 1. */
export class SimulatedRoom {
  readonly #stage: Stage
  readonly #shift: Shift
  readonly #threads = new Map<string, ChatMessage[]>()
  readonly #timers = new Map<string, () => void>()
  readonly #stopFollowing: () => void
  #isClosed = false

  constructor(stage: Stage, shift: Shift) {
    this.#stage = stage
    this.#shift = shift
    const log = stage.hub.log(shelvesOf(stage.organisation).chat)
    this.#stopFollowing = log.follow(0, {
      entry: ({ value }) => {
        const message = readJson(value, chatMessageSchema)
        if (message.ok) this.#heard(message.value)
      },
      caughtUp: () => this.#begin(),
    })
  }

  /** Who is free changed. */
  replan(): void {
    for (const id of this.#threads.keys()) this.#plan(id)
  }

  close(): void {
    this.#isClosed = true
    this.#stopFollowing()
    for (const stop of this.#timers.values()) stop()
  }

  #begin(): void {
    const { desk, hub, script, operators, specialists } = this.#stage
    if (desk.kind !== 'line-2' || this.#isClosed) return
    const people = new Map<string, Member>([...operators, ...specialists].map((member) => [member.id, member]))
    const now = hub.now()
    const messages = threadMessages(script, people, { now, timeZoneOffset: new Date(now).getTimezoneOffset() })
    void messages.reduce(async (before, message) => {
      await before
      await this.#say(message)
    }, Promise.resolve())
  }

  #heard(message: ChatMessage): void {
    const thread = this.#threads.get(message.threadId) ?? []
    thread.push(message)
    this.#threads.set(message.threadId, thread)
    this.#plan(message.threadId)
  }

  #plan(threadId: string): void {
    this.#timers.get(threadId)?.()
    this.#timers.delete(threadId)
    const messages = this.#threads.get(threadId) ?? []
    const last = messages.at(-1)
    if (this.#isClosed || last === undefined || last.at < this.#stage.hub.now() - FRESH_MS) return
    const word = nextWord(this.#soFar(messages))
    if (word === undefined) return
    const stop = this.#stage.clock.after(Math.max(0, last.at + word.afterMs - this.#stage.hub.now()), () => {
      this.#timers.delete(threadId)
      void this.#sayWord(threadId, word.id, word.by, word.what, last)
    })
    this.#timers.set(threadId, stop)
  }

  #soFar(messages: readonly ChatMessage[]): ThreadSoFar {
    const { script, desk, operators, specialists } = this.#stage
    const answerer = specialists.find(({ id }) => this.#shift.isFree(id))
    return {
      script,
      messages,
      desk: desk.member,
      isAtLineTwo: desk.kind === 'line-2',
      operators,
      ...(answerer === undefined ? {} : { answerer }),
    }
  }

  async #sayWord(threadId: string, id: string, by: Member, what: ChatWhat, last: ChatMessage): Promise<void> {
    await this.#say({ id, threadId, at: this.#stage.hub.now(), by, mentions: [last.by.id], what })
  }

  async #say(message: ChatMessage): Promise<void> {
    if (this.#isClosed) return
    await this.#stage.hub.log(shelvesOf(this.#stage.organisation).chat).append(message.id, JSON.stringify(message))
  }
}
