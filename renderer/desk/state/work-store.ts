import { createStore, type StoreApi } from 'zustand/vanilla'
import type { CallId } from '../../../core/domain/call/call.ts'
import { changedWork, type WorkChange } from '../../../core/domain/interaction/change-work.ts'
import type { Interaction, OperatorWork } from '../../../core/domain/interaction/interaction.ts'
import { sameWork } from '../../../core/domain/interaction/same-work.ts'
import type { Clock } from '../../../core/ports/clock.ts'
import type { InteractionJournal, KeptWork } from '../../../core/ports/interaction-journal.ts'
import type { Result } from '../../../core/domain/result.ts'
import { checkWork, type Dispositions, type FieldError, type FinishFailure } from '../../../core/usecases/finish-interaction.ts'
import { VIEWED } from './call-card.ts'
import { emptyWork, failureOf, type KeepFailure, type WorkDraft } from './work-draft.ts'
import { mergeWork } from './work-merge.ts'

/** Notes are written down after a pause of typing this long, in ms; at the latest after `KEEP_AT_LATEST_MS`. */
const KEEP_AFTER_MS = 250
const KEEP_AT_LATEST_MS = 1000
/** What could not be written is tried again after this, in ms. */
const RETRY_MS = 2000
/** The phone window closes the row of a call beside us: how often and how long it is waited for, in ms. */
const CLOSE_RETRY_MS = 100
const CLOSE_RETRIES = 20
/** Calls gone by whose work stays in memory: the work bar tells of the last one. */
const GONE_KEPT = 8

export interface WorkState {
  readonly drafts: Readonly<Record<CallId, WorkDraft>>
  /** Calls of this seat that were not wrapped up, oldest first. */
  readonly unfinished: readonly Interaction[]
  /** An unfinished call that the operator took up again while no call is there. */
  readonly resumed?: Interaction
  /** Save was pressed too early: the form says what is missing. `times` counts the presses, each takes the focus there. */
  readonly asked?: { readonly callId: CallId; readonly times: number }
}

export type FinishOutcome =
  | { readonly kind: 'finished' }
  | { readonly kind: 'missing'; readonly fields: readonly FieldError['field'][] }
  | { readonly kind: 'not-kept'; readonly why: KeepFailure }

export interface WorkDeps {
  readonly journal: InteractionJournal
  readonly clock: Clock
  readonly dispositions: Dispositions
  /** `finish-interaction` bound to this seat: writes the final row with its delivery job. Rejects when it cannot be kept. */
  readonly finish: (callId: CallId, work: OperatorWork) => Promise<Result<void, FinishFailure>>
  /** Compulsory steps of scripts that this work left out. */
  readonly leftOut?: (work: OperatorWork) => readonly string[]
  /** Something of the journal changed. */
  readonly journalChanged: (callId: CallId) => void
}

/** Notes and disposition of calls: kept as they are typed, never lost from the field. */
export interface WorkStore {
  readonly store: StoreApi<WorkState>
  /** Brings the kept work of a call into the field (start of a call, reload). Resolves once it could be read. */
  open(callId: CallId): Promise<void>
  /** Another window wrote this call: brings what it wrote together with what is in the field. */
  refresh(callId: CallId): Promise<void>
  /** `quiet`: written by the desk itself (who the card shows); the note's state does not speak of it. */
  change(callId: CallId, change: WorkChange, quiet?: boolean): void
  /** Writes what is pending at once (blur, page hidden). */
  flush(callId?: CallId): Promise<void>
  finish(callId: CallId): Promise<FinishOutcome>
  /** Has the form of this call say what is still missing. */
  ask(callId: CallId): void
  loadUnfinished(): Promise<void>
  /** Calls that the phone lists no more: what is written of them is in the journal and need not stay in memory. */
  forgetGone(alive: readonly CallId[]): void
  /** Takes an unfinished call up again, or puts it away with `undefined`. */
  resume(interaction: Interaction | undefined): void
}

export const createWorkStore = (deps: WorkDeps): WorkStore => new JournalledWork(deps)

class JournalledWork implements WorkStore {
  readonly store = createStore<WorkState>(() => ({ drafts: {}, unfinished: [] }))
  readonly #deps: WorkDeps
  readonly #timers = new Map<CallId, { cancel: () => void; firstAt: number }>()
  /** Reads and writes of one call, one after the other. */
  readonly #turns = new Map<CallId, Promise<unknown>>()
  readonly #opening = new Map<CallId, Promise<void>>()
  /** What the journal had when this desk last saw it. Without it nothing is written: it would go over what is kept. */
  readonly #stored = new Map<CallId, OperatorWork>()
  readonly #unwritten = new Set<CallId>()
  /** Finished in another window while this one has something to add. */
  readonly #doneBeside = new Set<CallId>()

  constructor(deps: WorkDeps) {
    this.#deps = deps
  }

  open(callId: CallId): Promise<void> {
    const known = this.#opening.get(callId)
    if (known !== undefined) return known
    const reading = this.#load(callId)
    this.#opening.set(callId, reading)
    return reading
  }

  async refresh(callId: CallId): Promise<void> {
    if (!this.#stored.has(callId)) return
    const before = this.#draftOf(callId).stage
    await this.#inTurn(callId, () => this.#read(callId))
    if (this.#unwritten.has(callId) && !this.#timers.has(callId)) this.#keepSoon(callId)
    if (before === 'writing' && this.#draftOf(callId).stage === 'finished') this.#putAway(callId)
  }

  change(callId: CallId, change: WorkChange, quiet = false): void {
    // A card that is looked at without a call: there is no call to keep anything with.
    if (callId === VIEWED) return
    const draft = this.#draftOf(callId)
    if (draft.stage !== 'writing') return
    this.#unwritten.add(callId)
    this.#patch(callId, { work: changedWork(draft.work, change), kept: quiet ? draft.kept : { kind: 'pending' } })
    // A choice is made once and is on the disk at once; only running text waits for a pause.
    if (isTyping(change)) this.#keepSoon(callId)
    else void this.#keep(callId)
  }

  async flush(callId?: CallId): Promise<void> {
    // The page may be going: what was read once is written without reading it again.
    if (callId === undefined) await Promise.all([...this.#unwritten].map((id) => this.#keep(id, this.#stored.has(id))))
    else await this.#keep(callId)
  }

  async finish(callId: CallId): Promise<FinishOutcome> {
    if (this.#draftOf(callId).stage !== 'writing') return { kind: 'finished' }
    const unread = this.#stored.has(callId) ? undefined : await this.#inTurn(callId, () => this.#read(callId))
    if (unread !== undefined) return this.#notKept(callId, unread)
    const { work, stage } = this.#draftOf(callId)
    if (stage !== 'writing') return { kind: 'finished' }
    const fields = checkWork(work, this.#deps.dispositions, this.#deps.leftOut?.(work)).map((error) => error.field)
    if (fields.length > 0) return { kind: 'missing', fields }
    this.#patch(callId, { stage: 'finishing' })
    this.#stopTimer(callId)
    const why = await this.#inTurn(callId, () => this.#finishNow(callId))
    if (why !== undefined) return this.#notKept(callId, why)
    this.#putAway(callId)
    this.#deps.journalChanged(callId)
    return { kind: 'finished' }
  }

  ask(callId: CallId): void {
    this.store.setState(({ asked }) => ({ asked: { callId, times: (asked?.times ?? 0) + 1 } }))
  }

  async loadUnfinished(): Promise<void> {
    const unfinished = await this.#deps.journal.unfinished().catch(() => [])
    this.store.setState({ unfinished })
  }

  resume(interaction: Interaction | undefined): void {
    const { resumed: _resumed, ...rest } = this.store.getState()
    this.store.setState(interaction === undefined ? rest : { ...rest, resumed: interaction }, true)
    if (interaction !== undefined) void this.open(interaction.id)
  }

  forgetGone(alive: readonly CallId[]): void {
    const { drafts, unfinished, resumed } = this.store.getState()
    if (this.#opening.size <= alive.length + GONE_KEPT) return
    const needed = new Set([...alive, ...unfinished.map(({ id }) => id), ...(resumed === undefined ? [] : [resumed.id])])
    const isAtWork = (id: CallId): boolean => this.#unwritten.has(id) || this.#timers.has(id) || drafts[id]?.stage === 'finishing'
    const gone = [...this.#opening.keys()].filter((id) => !needed.has(id) && !isAtWork(id)).slice(0, -GONE_KEPT)
    for (const id of gone) for (const kept of [this.#opening, this.#stored, this.#turns]) kept.delete(id)
    const left = Object.values(drafts).filter(({ callId }) => !gone.includes(callId))
    this.store.setState({ drafts: Object.fromEntries(left.map((draft) => [draft.callId, draft])) })
  }

  #draftOf(callId: CallId): WorkDraft {
    return this.store.getState().drafts[callId] ?? { callId, work: emptyWork, kept: { kind: 'clean' }, stage: 'writing' }
  }

  #patch(callId: CallId, part: Partial<WorkDraft>): void {
    this.store.setState((state) => ({ drafts: { ...state.drafts, [callId]: { ...this.#draftOf(callId), ...part } } }))
  }

  async #inTurn<T>(callId: CallId, job: () => Promise<T>): Promise<T> {
    const turn = (this.#turns.get(callId) ?? Promise.resolve()).then(job)
    // A job that rejects is a bug and is seen by who gave it; the next one has its turn all the same.
    this.#turns.set(
      callId,
      turn.catch(() => undefined),
    )
    return turn
  }

  /** Until it could be read: what is typed meanwhile stays in the field, and nothing is written over what is kept. */
  async #load(callId: CallId): Promise<void> {
    while ((await this.#inTurn(callId, () => this.#read(callId))) !== undefined)
      await new Promise<void>((resolve) => void this.#deps.clock.after(RETRY_MS, resolve))
  }

  /** Why it could not be read; undefined when the field and the journal are brought together. */
  async #read(callId: CallId): Promise<KeepFailure | undefined> {
    try {
      this.#bringTogether(callId, await this.#deps.journal.findWork(callId))
      return undefined
    } catch (thrown) {
      return failureOf(thrown)
    }
  }

  #bringTogether(callId: CallId, row: KeptWork | undefined): void {
    const base = this.#stored.get(callId)
    if (row === undefined) {
      if (base === undefined) this.#stored.set(callId, emptyWork)
      return
    }
    const draft = this.#draftOf(callId)
    const done = row.stage === 'done'
    const asSeen = base !== undefined && base.savedAt === row.work.savedAt && sameWork(base, row.work)
    if (asSeen && !(done && draft.stage === 'writing')) return
    const work = mergeWork(base ?? emptyWork, draft.work, row.work)
    const same = sameWork(work, row.work)
    this.#stored.set(callId, row.work)
    mark(this.#unwritten, callId, !same)
    mark(this.#doneBeside, callId, done && !same)
    const at = row.work.savedAt
    const kept = same && at !== undefined ? ({ kind: 'saved', at } as const) : draft.kept
    this.#patch(callId, { work, kept, stage: done && same && draft.stage === 'writing' ? 'finished' : draft.stage })
  }

  /** One write at a time a call; a change meanwhile is written after it. */
  async #keep(callId: CallId, straight = false): Promise<void> {
    this.#stopTimer(callId)
    await this.#inTurn(callId, async () => {
      if (!this.#unwritten.has(callId)) return
      const unread = straight ? undefined : await this.#read(callId)
      if (unread !== undefined) this.#failed(callId, unread)
      else if (this.#doneBeside.has(callId)) void this.finish(callId)
      else if (this.#unwritten.has(callId)) await this.#write(callId, this.#draftOf(callId).work)
    })
  }

  /** Why it is not finished. The draft is written first: when the end fails, the text is on the disk. */
  async #finishNow(callId: CallId): Promise<KeepFailure | undefined> {
    const unread = await this.#read(callId)
    if (unread !== undefined) return unread
    if (this.#unwritten.has(callId) && !this.#doneBeside.has(callId)) await this.#write(callId, this.#draftOf(callId).work)
    const at = this.#deps.clock.now()
    const work = { ...this.#draftOf(callId).work, savedAt: at }
    const why = await finishWhenClosed(this.#deps, callId, work)
    if (why !== undefined) return why
    this.#stopTimer(callId)
    this.#stored.set(callId, work)
    this.#unwritten.delete(callId)
    this.#doneBeside.delete(callId)
    this.#patch(callId, { stage: 'finished', kept: { kind: 'saved', at } })
    return undefined
  }

  #notKept(callId: CallId, why: KeepFailure): FinishOutcome {
    this.#patch(callId, { stage: 'writing', kept: { kind: 'failed', why } })
    this.#unwritten.add(callId)
    this.#keepSoon(callId, RETRY_MS)
    return { kind: 'not-kept', why }
  }

  #putAway(callId: CallId): void {
    if (this.store.getState().resumed?.id === callId) this.resume(undefined)
    void this.loadUnfinished()
  }

  async #write(callId: CallId, work: OperatorWork): Promise<void> {
    const at = this.#deps.clock.now()
    const written = { ...work, savedAt: at }
    try {
      await this.#deps.journal.recordWork(callId, written)
      this.#stored.set(callId, written)
      const now = this.#draftOf(callId)
      if (now.work === work) {
        this.#unwritten.delete(callId)
        if (now.kept.kind !== 'clean') this.#patch(callId, { kept: { kind: 'saved', at } })
      }
      this.#deps.journalChanged(callId)
    } catch (thrown) {
      this.#failed(callId, failureOf(thrown))
    }
  }

  #failed(callId: CallId, why: KeepFailure): void {
    if (this.#draftOf(callId).kept.kind !== 'clean') this.#patch(callId, { kept: { kind: 'failed', why } })
    this.#keepSoon(callId, RETRY_MS)
  }

  #keepSoon(callId: CallId, pause = KEEP_AFTER_MS): void {
    const { clock } = this.#deps
    const now = clock.now()
    const running = this.#timers.get(callId)
    running?.cancel()
    const firstAt = running?.firstAt ?? now
    const wait = pause > KEEP_AT_LATEST_MS ? pause : Math.max(0, Math.min(pause, firstAt + KEEP_AT_LATEST_MS - now))
    this.#timers.set(callId, { firstAt, cancel: clock.after(wait, () => void this.#keep(callId)) })
  }

  #stopTimer(callId: CallId): void {
    this.#timers.get(callId)?.cancel()
    this.#timers.delete(callId)
  }
}

function mark(set: Set<CallId>, callId: CallId, is: boolean): void {
  if (is) set.add(callId)
  else set.delete(callId)
}

/** Only the note is typed over minutes; the promise is short, and owed like a choice. */
const isTyping = (change: WorkChange): boolean => Object.keys(change).every((key) => key === 'notes')

/** Why the interaction could not be finished; undefined when it is. */
async function finishWhenClosed(deps: WorkDeps, callId: CallId, work: OperatorWork): Promise<KeepFailure | undefined> {
  try {
    for (let attempt = 0; attempt < CLOSE_RETRIES; attempt += 1) {
      const outcome = await deps.finish(callId, work)
      if (outcome.ok) return undefined
      if (outcome.error.kind === 'invalid') return 'unknown'
      await new Promise<void>((resolve) => void deps.clock.after(CLOSE_RETRY_MS, resolve))
    }
    return 'unknown'
  } catch (thrown) {
    return failureOf(thrown)
  }
}
