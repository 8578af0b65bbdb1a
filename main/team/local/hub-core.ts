import type { Clock } from '../../../core/ports/clock.ts'
import { Board } from './board.ts'
import type { Change, Wish } from './change.ts'
import { Round } from './decide.ts'

/** Where changes are kept. `full` and `failed`: none of these changes is kept, nor will be. */
export interface ChangeStore {
  write(changes: readonly Change[]): Promise<'stored' | 'full' | 'failed'>
  /** Told what a stored change took the place of, so that it knows its dead weight. */
  replaced?(change: Change): void
}

export type Granted =
  | { readonly kind: 'done'; readonly serial: number; readonly known: boolean }
  | { readonly kind: 'conflict' }
  | { readonly kind: 'full' }
  | { readonly kind: 'failed' }

interface Waiting {
  readonly wish: Wish
  readonly answer: (granted: Granted) => void
}

/** Wishes carried by one write to the disk, at most: so many escalations are a day's work, and half a second's. */
const ROUND_WISHES = 512
/** And so many characters, more or less. */
const ROUND_LENGTH = 4 * 1024 * 1024

/** Puts wishes in one order, has them kept, and tells everybody. What is granted is kept; what is told was granted. */
export class HubCore {
  readonly board: Board
  readonly #clock: Pick<Clock, 'now'>
  readonly #store: ChangeStore
  readonly #listeners = new Set<(change: Change) => void>()
  #waiting: Waiting[] = []
  #running: Promise<void> | undefined

  constructor(clock: Pick<Clock, 'now'>, store: ChangeStore, board = new Board()) {
    this.#clock = clock
    this.#store = store
    this.board = board
  }

  now(): number {
    return this.#clock.now()
  }

  grant(wish: Wish): Promise<Granted> {
    return new Promise((answer) => {
      this.#waiting.push({ wish, answer })
      this.#running ??= this.#run()
    })
  }

  /** Resolves when everything wished so far was answered. */
  async settled(): Promise<void> {
    await this.#running
  }

  /** Tells every change after it was kept. */
  onChange(listener: (change: Change) => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  async #run(): Promise<void> {
    // Whoever wishes in the same breath goes along.
    await Promise.resolve()
    while (this.#waiting.length > 0) await this.#round(this.#waiting.splice(0, this.#fitting()))
    this.#running = undefined
  }

  /** How many of the waiting go together; at least one. */
  #fitting(): number {
    let length = 0
    const tooMany = this.#waiting.findIndex(({ wish }, index) => {
      length += wish.kind === 'file' ? 0 : (wish.value?.length ?? 0)
      return index === ROUND_WISHES || (index > 0 && length > ROUND_LENGTH)
    })
    return tooMany === -1 ? this.#waiting.length : tooMany
  }

  async #round(waiting: readonly Waiting[]): Promise<void> {
    const round = new Round(this.board, this.now())
    const decisions = waiting.map(({ wish, answer }) => ({ decision: round.decide(wish), answer, wish }))
    const written = round.changes.length === 0 ? 'stored' : await this.#store.write(round.changes)
    if (written === 'full' && waiting.length > 1) {
      // What does not fit together may fit alone.
      for (const one of waiting) await this.#round([one])
      return
    }
    if (written === 'stored') for (const change of round.changes) this.#take(change)
    for (const { decision, answer } of decisions) {
      if (written !== 'stored') answer({ kind: written })
      else if (decision.kind === 'conflict') answer(decision)
      else if (decision.kind === 'known') answer({ kind: 'done', serial: decision.serial, known: true })
      else answer({ kind: 'done', serial: decision.change.serial, known: false })
    }
  }

  #take(change: Change): void {
    const replaced = this.board.apply(change)
    if (replaced !== undefined) this.#store.replaced?.(replaced)
    for (const listener of [...this.#listeners]) listener(change)
  }
}
