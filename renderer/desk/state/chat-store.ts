import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Bridge } from '../../../core/contract/bridge.ts'
import { BridgeError } from '../../../core/contract/bridge-error.ts'
import type { RoomState } from '../../../core/contract/team/team-contract.ts'
import type { ChatMessage, ChatWhat, NoticeClient } from '../../../core/domain/chat/message.ts'
import type { NoteNotice } from '../../../core/domain/chat/note-notice.ts'
import { mentionsIn } from '../../../core/domain/chat/mentions.ts'
import { addUnread, nothingUnread } from '../../../core/domain/chat/unread.ts'
import type { Member } from '../../../core/domain/team/member.ts'
import type { OrganisationId } from '../../../core/domain/team/organisation.ts'
import type { Clock } from '../../../core/ports/clock.ts'
import type { Ids } from '../../../core/ports/ids.ts'
import { ChatReading } from './chat-reading.ts'
import { sameMessages, threadDrawer, type OwnWord } from './chat-threads.ts'
import {
  emptyChat,
  NEW_QUESTION,
  type ChatView,
  type HandOnTrouble,
  type PendingWord,
  type SeatRoom,
  type SeatThread,
} from './chat-view.ts'
import type { TeamStore } from './team-store.ts'
import type { TeamView } from './team-view.ts'

/** The line-1 room on this desk. Nothing here rejects. */
export interface Chat {
  readonly store: StoreApi<ChatView>
  /** What is being typed, by thread or {@link NEW_QUESTION}. */
  write(key: string, text: string): void
  /** The reply field turns to this thread. */
  choose(threadId: string | undefined): void
  /** The panel of line 1; opening it asks the field to take the focus. */
  setOpen(open: boolean): void
  askFocus(): void
  /** A new question. True: it is kept or said; its field is empty again. */
  ask(title?: string): Promise<boolean>
  reply(thread: SeatThread, articleId?: string): Promise<boolean>
  solve(thread: SeatThread, solved: boolean): Promise<boolean>
  /** The thread became this escalation. */
  escalated(thread: SeatThread, escalationId: string): Promise<boolean>
  /**
   * What those are to be told whom a note on a client calls by name; who writes is not called. `id`: of the note, so that one note
   * is one notice. Whoever keeps it in the outbox has it sent. Undefined: it calls nobody, or this seat has no team.
   */
  noticeToKeep(note: { readonly id: string; readonly text: string }, client: NoticeClient): NoteNotice | undefined
  /** These threads stood before the reader's eyes. */
  read(threads: readonly SeatThread[]): void
  /** Hands on the seat of every room this member sits in. */
  handOn(to?: string): Promise<void>
  sendAgain(threadId: string): void
  letGo(threadId: string): void
  readArticles(): Promise<void>
  close(): void
}

interface ChatParts {
  readonly bridge: Bridge
  readonly team: TeamStore
  readonly clock: Clock
  readonly ids: Ids
}

/** Of a note so much is told; all of it stands on the card. UTF-16 units. */
const LONGEST_NOTICE = 1000

/** The host did not answer: asked again after this, in ms. */
const ASK_AGAIN_MS = 2_000

export const createChat = (parts: ChatParts): Chat => new SeatChat(parts)

class SeatChat implements Chat {
  readonly store = createStore<ChatView>(() => emptyChat)
  readonly #parts: ChatParts
  readonly #reading: ChatReading
  readonly #draw = threadDrawer()
  readonly #rooms = new Map<OrganisationId, SeatRoom>()
  /** Said here and not seen in the room yet. */
  readonly #own = new Map<string, OwnWord>()
  readonly #stops: readonly (() => void)[]
  #again = (): void => undefined
  #memberId: string | undefined

  constructor(parts: ChatParts) {
    this.#parts = parts
    const { bridge, clock, team } = parts
    this.#reading = new ChatReading({ bridge, clock, memberId: () => this.#memberId ?? '' })
    this.#stops = [
      bridge.on('team.roomChanged', (room) => {
        this.#take(room)
        this.#redraw()
      }),
      bridge.on('team.describeChanged', ({ team: described }) => {
        // Another desk of the sandbox: the host's room begins anew.
        this.store.setState({ chosenId: undefined, open: false })
        if (described !== null && described.member.id === this.#memberId) void this.#askRooms()
      }),
      bridge.onConnection?.((connected) => {
        if (connected && this.#memberId !== undefined) void this.#askRooms()
      }) ?? (() => undefined),
      team.store.subscribe((now, before) => this.#teamChanged(now, before)),
    ]
  }

  write(key: string, text: string): void {
    this.store.setState(({ drafts, unkept }) => ({
      drafts: { ...drafts, [key]: text },
      unkept: new Set([...unkept].filter((one) => one !== key)),
    }))
  }

  choose(chosenId: string | undefined): void {
    this.store.setState({ chosenId })
  }

  setOpen(open: boolean): void {
    this.store.setState({ open })
    if (open) this.askFocus()
  }

  askFocus(): void {
    this.store.setState(({ focusAsked }) => ({ focusAsked: focusAsked + 1 }))
  }

  async ask(title?: string): Promise<boolean> {
    const organisation = this.#parts.team.store.getState().team?.organisations[0]
    const text = this.#textOf(NEW_QUESTION)
    if (organisation === undefined || text === '') return false
    const named = title === undefined || title.trim() === '' ? {} : { title: title.trim().slice(0, 200) }
    const id = this.#parts.ids.next()
    const isSaid = await this.#say(organisation, id, { kind: 'question', text, ...named }, id)
    if (isSaid) this.choose(id)
    return this.#sent(NEW_QUESTION, text, isSaid)
  }

  async reply({ id, organisation }: SeatThread, articleId?: string): Promise<boolean> {
    const text = this.#textOf(id)
    if (text === '') return false
    const article = articleId === undefined ? {} : { articleId }
    return this.#sent(id, text, await this.#say(organisation, id, { kind: 'reply', text, ...article }))
  }

  solve({ id, organisation }: SeatThread, solved: boolean): Promise<boolean> {
    return this.#say(organisation, id, { kind: 'solved', solved })
  }

  escalated({ id, organisation }: SeatThread, escalationId: string): Promise<boolean> {
    return this.#say(organisation, id, { kind: 'escalated', escalationId })
  }

  noticeToKeep(note: { readonly id: string; readonly text: string }, client: NoticeClient): NoteNotice | undefined {
    const { team } = this.#parts
    const described = team.store.getState().team
    const organisation = described?.organisations[0]
    if (!described || organisation === undefined) return undefined
    const text = note.text.trim().slice(0, LONGEST_NOTICE)
    const mentions = mentionsIn(text, this.store.getState().members).filter((one) => one !== described.member.id)
    if (mentions.length === 0) return undefined
    const id = `note-${note.id}`.slice(0, 64)
    const what: ChatWhat = { kind: 'notice', text, client: { id: client.id, name: client.name.slice(0, 200) } }
    return { organisation, message: { id, threadId: id, at: team.hubNow(), by: described.member, mentions, what } }
  }

  read(threads: readonly SeatThread[]): void {
    const news = [...this.#rooms.values()].map((room) => this.#reading.read(room, threads))
    if (news.includes(true)) this.#redraw()
  }

  async handOn(to?: string): Promise<void> {
    const mine = [...this.#rooms.values()].filter(({ seat }) => seat.holder?.id === this.#memberId)
    const troubles = await Promise.all(mine.map(({ organisation }) => this.#handOnOne(organisation, to)))
    this.store.setState({ handOn: troubles.find((trouble) => trouble !== undefined) })
  }

  sendAgain(threadId: string): void {
    void this.#parts.team.sendAgain(threadId)
  }

  letGo(threadId: string): void {
    void this.#parts.team.letGo(threadId)
  }

  async readArticles(): Promise<void> {
    try {
      const { articles } = await this.#parts.bridge.call('team.articles', {})
      this.store.setState({ articles: { list: articles, state: 'read' } })
    } catch {
      this.store.setState(({ articles }) => ({ articles: { list: articles.list, state: 'failed' } }))
    }
  }

  close(): void {
    this.#again()
    for (const stop of this.#stops) stop()
  }

  #textOf(key: string): string {
    return this.store.getState().drafts[key]?.trim().slice(0, 4000) ?? ''
  }

  /** The field is emptied when its words are safe, and only of them. */
  #sent(key: string, text: string, isSaid: boolean): boolean {
    if (!isSaid) this.store.setState(({ unkept }) => ({ unkept: new Set([...unkept, key]) }))
    else if (this.#textOf(key) === text) this.write(key, '')
    return isSaid
  }

  async #say(organisation: OrganisationId, threadId: string, what: ChatWhat, id = this.#parts.ids.next()): Promise<boolean> {
    const { team } = this.#parts
    const by = team.store.getState().team?.member
    if (by === undefined) return false
    const text = 'text' in what ? what.text : ''
    const mentions = mentionsIn(text, this.store.getState().members).filter((one) => one !== by.id)
    const message: ChatMessage = { id, threadId, at: team.hubNow(), by, mentions, what }
    this.#own.set(id, { organisation, message })
    this.#redraw()
    const isSaid = await team.post(organisation, message)
    if (!isSaid) {
      this.#own.delete(id)
      this.#redraw()
    }
    return isSaid
  }

  async #handOnOne(organisation: OrganisationId, to: string | undefined): Promise<HandOnTrouble | undefined> {
    try {
      const { kind } = await this.#parts.bridge.call('team.handRoomOn', { organisation, ...(to === undefined ? {} : { to }) })
      return kind === 'done' ? undefined : kind === 'refused' ? 'refused' : 'unreachable'
    } catch (thrown) {
      return thrown instanceof BridgeError && thrown.code === 'not-available' ? 'nobody' : 'unreachable'
    }
  }

  async #askRooms(): Promise<void> {
    this.#again()
    try {
      const { rooms } = await this.#parts.bridge.call('team.rooms', {})
      for (const room of rooms) this.#take(room)
      this.store.setState({ phase: 'ready' })
      this.#redraw()
    } catch {
      this.store.setState(({ phase }) => ({ phase: phase === 'ready' ? 'ready' : 'failed' }))
      this.#again = this.#parts.clock.after(ASK_AGAIN_MS, () => void this.#askRooms())
    }
  }

  #take({ organisation, messages, seat, readUpTo }: RoomState): void {
    const before = this.#rooms.get(organisation)
    this.#rooms.set(organisation, { organisation, messages: sameMessages(before?.messages, messages), seat, readUpTo })
    for (const { message } of messages) this.#own.delete(message.id)
  }

  #teamChanged(now: TeamView, before: TeamView): void {
    const id = now.team?.member.id
    if (id !== this.#memberId) {
      this.#memberId = id
      this.#rooms.clear()
      this.#own.clear()
      this.#reading.forget()
      this.store.setState({ ...emptyChat, open: this.store.getState().open && id !== undefined })
      if (id !== undefined) void this.#askRooms()
    }
    if (now.link.kind === 'connected' && before.link.kind !== 'connected') this.#reading.tellDue()
    if (now.outbox !== before.outbox || now.duties !== before.duties || now.team !== before.team) this.#redraw()
  }

  #redraw(): void {
    const { outbox, duties } = this.#parts.team.store.getState()
    const pending = new Map<string, PendingWord>()
    for (const { organisation, body, status } of outbox) {
      if (body.kind !== 'say' || body.message.by.id !== this.#memberId || this.#isInRoom(organisation, body.message)) continue
      this.#own.set(body.message.id, { organisation, message: body.message })
      pending.set(body.message.id, status.kind === 'waiting' ? status : { kind: 'rejected', why: status.why })
    }
    // What was rejected and is gone was let go, here or in another window; what waited and is gone was sent.
    for (const [id, { kind }] of this.store.getState().pending) if (kind === 'rejected' && !pending.has(id)) this.#own.delete(id)
    const rooms = [...this.#rooms.values()]
    const threads = this.#draw(rooms, this.#own.values(), this.#reading.readerOf)
    this.store.setState({
      rooms,
      threads,
      pending,
      unread: threads.reduce((sum, { unread }) => addUnread(sum, unread), nothingUnread),
      members: membersOf(threads, [...duties.map(({ member }) => member), ...rooms.flatMap(({ seat }) => seat.holder ?? [])]),
    })
  }

  #isInRoom(organisation: OrganisationId, { id }: ChatMessage): boolean {
    return this.#rooms.get(organisation)?.messages.some(({ message }) => message.id === id) ?? false
  }
}

/** Line 2 first, then whoever spoke. */
function membersOf(threads: readonly SeatThread[], duty: readonly Member[]): readonly Member[] {
  const members = new Map(duty.map((member) => [member.id, member]))
  for (const { question, replies } of threads)
    for (const { message } of question === undefined ? replies : [question, ...replies])
      if (!members.has(message.by.id)) members.set(message.by.id, message.by)
  return [...members.values()]
}
