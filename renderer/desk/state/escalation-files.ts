import { createStore, type StoreApi } from 'zustand/vanilla'
import { teamFileParts, TEAM_FILE_PART_BYTES, type TeamFile } from '../../../core/outbox/team-file.ts'
import { translator } from '../i18n/words.ts'
import type { Desk } from './desk.ts'
import { packetWords } from './escalation-packet-words.ts'
import { hubAnswers } from './escalation-reach.ts'
import { toBase64 } from './to-base64.ts'

/** One file on its way to an escalation. */
export interface FileSending {
  readonly key: string
  readonly name: string
  readonly bytes: number
  readonly state:
    | { readonly kind: 'sending'; readonly sent: number }
    /** On this computer's disk; it is sent by itself. */
    | { readonly kind: 'waiting'; readonly why: 'unreachable' | 'full' }
    | { readonly kind: 'sent' }
    | { readonly kind: 'cancelled' }
    | { readonly kind: 'failed'; readonly why: 'too-large' | 'no-room'; readonly limitBytes: number }
    | { readonly kind: 'failed'; readonly why: 'refused' | 'unreadable' | 'not-kept' }
}
type State = FileSending['state']
/** What came of one try to send. */
type Tried = Exclude<State, { readonly kind: 'sending' }>

export interface EscalationFiles {
  /** By escalation, oldest first. */
  readonly store: StoreApi<Readonly<Record<string, readonly FileSending[]>>>
  /**
   * Keeps a file on the disk, sends it in pieces as soon as the hub is there, then writes a word that names it into the
   * escalation. Never rejects; resolves when it was kept and tried once.
   */
  attach(escalationId: string, file: File): Promise<void>
  /** Gives a file up that is not at the hub yet. */
  cancel(escalationId: string, key: string): void
  /** The same file once more, from the beginning. */
  again(escalationId: string, key: string): Promise<void>
  close(): void
}

const PIECE_WITHIN_MS = 15_000
/** The hub is there and does not take it: asked again after this, ms. */
const TRY_AGAIN_MS = 15_000

export const createEscalationFiles = (desk: Desk): EscalationFiles => new SeatFiles(desk)

class SeatFiles implements EscalationFiles {
  readonly store = createStore<Readonly<Record<string, readonly FileSending[]>>>(() => ({}))
  readonly #desk: Desk
  /** Chosen in this window: can be kept anew after it was cancelled or refused. */
  readonly #sources = new Map<string, File>()
  readonly #cancelled = new Set<string>()
  /** The hub said no: only sent again when somebody asks for it. */
  readonly #refused = new Set<string>()
  #round: Promise<void> = Promise.resolve()
  #stopWaiting = (): void => undefined
  readonly #stops: readonly (() => void)[]

  constructor(desk: Desk) {
    this.#desk = desk
    let answered = false
    const follow = (): void => {
      const view = desk.team.store.getState()
      const answers = view.team !== undefined && view.team !== null && hubAnswers(view)
      if (answers && !answered) void this.#sendAll()
      answered = answers
    }
    this.#stops = [desk.team.store.subscribe(follow), desk.teamFiles.onChange(() => void this.#show())]
    follow()
    void this.#show()
  }

  async attach(escalationId: string, source: File): Promise<void> {
    await this.#keep(escalationId, this.#desk.ids.next(), source)
  }

  cancel(escalationId: string, key: string): void {
    this.#cancelled.add(key)
    this.#refused.delete(key)
    void this.#desk.teamFiles.letGo(key).catch(() => undefined)
    const known = this.#sending(escalationId, key)
    if (known !== undefined) this.#put(escalationId, { ...known, state: { kind: 'cancelled' } })
  }

  async again(escalationId: string, key: string): Promise<void> {
    this.#cancelled.delete(key)
    this.#refused.delete(key)
    const source = this.#sources.get(key)
    if (source === undefined) await this.#sendAll()
    else await this.#keep(escalationId, key, source)
  }

  close(): void {
    this.#stopWaiting()
    for (const stop of this.#stops) stop()
  }

  async #keep(escalationId: string, key: string, source: File): Promise<void> {
    const state = await this.#keepNow(escalationId, key, source)
    if (state !== undefined) this.#put(escalationId, { key, name: source.name, bytes: source.size, state })
    else await this.#sendAll()
  }

  /** Undefined: it is kept. */
  async #keepNow(escalationId: string, key: string, source: File): Promise<Tried | undefined> {
    const { team, teamFiles, clock } = this.#desk
    const view = team.store.getState()
    const organisation = view.escalations.get(escalationId)?.packet.organisation
    if (organisation === undefined) return { kind: 'failed', why: 'refused' }
    const limitBytes = view.team?.attachmentLimitBytes ?? 0
    if (source.size > limitBytes) return { kind: 'failed', why: 'too-large', limitBytes }
    this.#sources.set(key, source)
    this.#put(escalationId, { key, name: source.name, bytes: source.size, state: { kind: 'sending', sent: 0 } })
    const parts = await partsOf(source)
    if (parts === undefined) return { kind: 'failed', why: 'unreadable' }
    const file = { key, escalationId, organisation, createdAt: clock.now(), name: source.name.slice(-255), type: source.type.slice(0, 128) }
    try {
      const kept = await teamFiles.keep({ ...file, bytes: source.size }, parts)
      return kept.kind === 'kept' ? undefined : { kind: 'failed', why: 'no-room', limitBytes: kept.limitBytes }
    } catch {
      return { kind: 'failed', why: 'not-kept' }
    }
  }

  /** Everything that waits, one after the other, in one window at a time. */
  #sendAll(): Promise<void> {
    this.#stopWaiting()
    const { teamFiles } = this.#desk
    this.#round = this.#round
      .then(async () => {
        for (const file of await teamFiles.all()) {
          if (this.#refused.has(file.key)) continue
          const goesOn = await teamFiles.inTurn(() => this.#sendOne(file))
          if (!goesOn) break
        }
      })
      // What the disk does not give now it will give at the next try.
      .catch(() => undefined)
      .then(() => this.#show())
    return this.#round
  }

  /** False: the hub takes nothing now. */
  async #sendOne(file: TeamFile): Promise<boolean> {
    const { escalationId, key, name, bytes } = file
    // Another window has sent it meanwhile, or it was given up.
    if (!(await this.#desk.teamFiles.all()).some((kept) => kept.key === key)) return true
    const state = await this.#send(file)
    if (state.kind === 'sent') await this.#tell(file)
    if (state.kind === 'failed') {
      this.#refused.add(key)
      if (state.why === 'too-large') await this.#desk.teamFiles.letGo(key)
    }
    if (state.kind === 'sent') this.#sources.delete(key)
    this.#put(escalationId, { key, name, bytes, state })
    if (state.kind === 'waiting') this.#stopWaiting = this.#desk.clock.after(TRY_AGAIN_MS, () => void this.#sendAll())
    return state.kind !== 'waiting'
  }

  async #send({ escalationId, organisation, key, name, bytes }: TeamFile): Promise<Tried> {
    const { bridge, teamFiles } = this.#desk
    const parts = teamFileParts(bytes)
    for (let piece = 0; piece < parts; piece += 1) {
      if (this.#cancelled.has(key)) return { kind: 'cancelled' }
      this.#put(escalationId, { key, name, bytes, state: { kind: 'sending', sent: piece * TEAM_FILE_PART_BYTES } })
      const part = await teamFiles.part(key, piece)
      if (part === undefined) return this.#cancelled.has(key) ? { kind: 'cancelled' } : { kind: 'failed', why: 'unreadable' }
      const input = { organisation, key, totalBytes: bytes, piece, last: piece === parts - 1, base64: toBase64(part) }
      const outcome = await bridge.call('team.attach', input, { timeoutMs: PIECE_WITHIN_MS }).catch(() => undefined)
      if (outcome === undefined || outcome.kind === 'unreachable') return { kind: 'waiting', why: 'unreachable' }
      if (outcome.kind === 'full') return { kind: 'waiting', why: 'full' }
      if (outcome.kind === 'too-large') return { kind: 'failed', why: 'too-large', limitBytes: outcome.limitBytes }
      if (outcome.kind !== 'done') return { kind: 'failed', why: 'refused' }
    }
    return { kind: 'sent' }
  }

  /** The file goes and its word comes in one step: killed in between, it is sent again and the hub knows it by its key. */
  async #tell({ escalationId, organisation, key, name, type, bytes }: TeamFile): Promise<void> {
    const text = translator(packetWords)('file', { name })
    const word = this.#desk.team.changeToKeep(escalationId, organisation, { kind: 'noted', text, attachment: { key, name, type, bytes } })
    if (word !== undefined) await this.#desk.teamFiles.stored(key, word)
  }

  /** Those that lie on the disk are in the list, whichever window or life they come from. */
  async #show(): Promise<void> {
    const kept = await this.#desk.teamFiles.all().catch(() => undefined)
    if (kept === undefined) return
    for (const { escalationId, key, name, bytes } of kept)
      if (this.#sending(escalationId, key) === undefined)
        this.#put(escalationId, { key, name, bytes, state: { kind: 'waiting', why: 'unreachable' } })
    const keys = new Set(kept.map(({ key }) => key))
    for (const [escalationId, files] of Object.entries(this.store.getState())) {
      const left = files.filter(({ key, state }) => state.kind !== 'waiting' || keys.has(key))
      if (left.length < files.length) this.store.setState({ [escalationId]: left })
    }
  }

  #sending(escalationId: string, key: string): FileSending | undefined {
    return this.store.getState()[escalationId]?.find((file) => file.key === key)
  }

  #put(escalationId: string, sending: FileSending): void {
    const before = this.store.getState()[escalationId] ?? []
    const known = before.some(({ key }) => key === sending.key)
    const next = known ? before.map((one) => (one.key === sending.key ? sending : one)) : [...before, sending]
    this.store.setState({ [escalationId]: next })
  }
}

/** Undefined: the file cannot be read any more (moved, or its disk is gone). */
async function partsOf(file: File): Promise<readonly Uint8Array[] | undefined> {
  try {
    const parts: Uint8Array[] = []
    for (let no = 0; no < teamFileParts(file.size); no += 1) {
      const part = file.slice(no * TEAM_FILE_PART_BYTES, (no + 1) * TEAM_FILE_PART_BYTES)
      parts.push(new Uint8Array(await part.arrayBuffer()))
    }
    return parts
  } catch {
    return undefined
  }
}
