import type { Msg, Subscription } from '@nats-io/nats-core'
import type { EpochMs } from '../../../core/domain/time.ts'
import type { Clock } from '../../../core/ports/clock.ts'
import type { HubLine } from './hub-line.ts'
import type { Place } from './places.ts'
import type { Session } from './session.ts'
import { storedFromLive, type StoredMessage } from './stored-message.ts'
import { readAfter } from './stream-reading.ts'
import { spread, type Timings } from './timings.ts'
import { Waiting } from './waiting.ts'

export interface TrailOptions {
  readonly line: HubLine
  readonly place: Place
  readonly clock: Clock
  readonly timings: Timings
  readonly say: (line: string) => void
  /** Last number that the follower has seen; 0: none. */
  readonly after: number
  /** In order of number, each once. `first`: it was there before the follower came. */
  readonly message: (message: StoredMessage, first: boolean) => void
  readonly caughtUp: () => void
}

/** How long a message that the stream has may still be on its way. */
const GRACE_MS = 300

/** Early messages kept while the missing ones are read; with more the stream is read again instead. */
const MOST_EARLY = 20_000
/** So long a cluster must say that a stream ends before what we have seen: a new leader has not gone through all of it at first. */
const ANEW_MS = 30_000
/** Interest in the live messages may need a moment to reach the stream's leader in a cluster. */
const SETTLED_MS = 500

/**
 * Follows a stream from a number on, without a consumer at the server: live messages as the server repeats them, and
 * whatever is missing (the beginning, a gap, the time of a lost connection, the last words of a leader that died) read
 * back by number. Whether the end was missed is looked at from time to time.
 */
export class Trail {
  readonly #options: TrailOptions
  readonly #leave: () => void
  readonly #early = new Map<number, StoredMessage>()
  /** Subjects whose newest message was read ahead of its turn, and its number. */
  readonly #ahead = new Map<string, number>()
  #last: number
  #caughtUp = false
  /** Since when the stream is said to end before what we have seen. */
  #shortSince: EpochMs | undefined
  /** A live number that we have passed long ago, or a new connection: the stream may not be the one that we knew. */
  #doubtful = true
  #stopped = false
  #current: { readonly session: Session; readonly waiting: Waiting; readonly subscription: Subscription } | undefined

  constructor(options: TrailOptions) {
    this.#options = options
    this.#last = options.after
    this.#leave = options.line.onSession((session) => this.#begin(session))
  }

  stop(): void {
    this.#stopped = true
    this.#leave()
    this.#end()
  }

  #begin(session: Session): void {
    this.#end()
    this.#early.clear()
    this.#doubtful = true
    const { place, timings, clock, say } = this.#options
    const waiting = new Waiting(clock)
    const subscription = session.subscribe(
      place.told?.to ?? place.stream,
      (message) => this.#hear(session, message),
      (error) => say(`The hub tells nothing of ${place.stream}: ${error.message}`),
    )
    this.#current = { session, waiting, subscription }
    void session.connection.closed().then(() => waiting.end())
    void this.#keepUp(session, waiting, timings)
  }

  #end(): void {
    this.#current?.waiting.end()
    this.#current?.subscription.unsubscribe()
    this.#current = undefined
  }

  /** Reads what is missing, at once and whenever it is woken or a while has passed. */
  async #keepUp(session: Session, waiting: Waiting, timings: Timings): Promise<void> {
    let settled = false
    while (!waiting.isOver() && !this.#stopped) {
      const complete = await this.#catchUp(session, waiting)
      if (this.#current?.session !== session) return
      const gap = this.#early.size > 0
      if (!gap || !complete) await waiting.pause(complete && settled ? spread(timings.tailEveryMs) : SETTLED_MS)
      settled = complete
    }
  }

  async #catchUp(session: Session, waiting: Waiting): Promise<boolean> {
    const { place, say } = this.#options
    const filter = place.told?.from ?? '>'
    if (this.#caughtUp && !(await this.#behind(session, waiting))) return true
    const read = await readAfter(session, { stream: place.stream, filter, lastOnly: place.lastOnly }, this.#last, () =>
      this.#beginsAnew(session),
    )
    if (this.#current?.session !== session) return false
    if (read.kind !== 'read') {
      if (read.kind === 'refused') say(`The hub lets nobody read ${place.stream}: ${read.why}`)
      return false
    }
    this.#shortSince = undefined
    if (read.restarted) {
      say(`${place.stream} begins anew`)
      this.#last = 0
      this.#ahead.clear()
    }
    for (const message of read.reading.messages) {
      // Its turn may have come live in the meantime.
      if (message.seq <= this.#last || this.#toldAhead(message)) continue
      if (message.seq > read.reading.upTo) this.#ahead.set(message.subject, message.seq)
      this.#options.message(message, !this.#caughtUp)
    }
    this.#last = Math.max(this.#last, read.reading.upTo)
    if (!this.#caughtUp) {
      this.#caughtUp = true
      this.#options.caughtUp()
    }
    this.#drain()
    return true
  }

  #beginsAnew(session: Session): boolean {
    const now = this.#options.clock.now()
    this.#shortSince ??= now
    return !session.clustered || now - this.#shortSince >= ANEW_MS
  }

  /** Whether the stream has something that we have not. */
  async #behind(session: Session, waiting: Waiting): Promise<boolean> {
    const { place } = this.#options
    if (this.#early.size > 0) return true
    if (this.#doubtful && (await this.#fellBack(session))) return true
    const next = await session.stored(place.stream, { seq: this.#last + 1, next_by_subj: place.told?.from ?? '>' })
    if (next.kind !== 'ok') return next.kind !== 'missing'
    // It is probably on its way to us, and others before it that can be read back no more.
    await waiting.pause(GRACE_MS)
    return this.#last < next.value.seq
  }

  async #fellBack(session: Session): Promise<boolean> {
    const info = await session.info(this.#options.place.stream)
    if (info.kind !== 'ok') return true
    this.#doubtful = false
    return (info.value.state?.last_seq ?? this.#last) < this.#last
  }

  #hear(session: Session, heard: Msg): void {
    if (this.#current?.session !== session) return
    const message = storedFromLive(heard, this.#options.line.now())
    if (message === undefined) return
    if (message.seq <= this.#last) {
      this.#doubtful = true
      return
    }
    if (this.#early.size >= MOST_EARLY) this.#early.clear()
    this.#early.set(message.seq, message)
    if (!this.#caughtUp) return
    this.#drain()
    if (this.#early.size > 0) this.#current.waiting.wake()
  }

  /** Tells the early ones whose turn has come. */
  #drain(): void {
    for (const seq of this.#early.keys()) if (seq <= this.#last) this.#early.delete(seq)
    for (;;) {
      const message = this.#early.get(this.#last + 1)
      if (message === undefined) return
      this.#early.delete(message.seq)
      this.#last = message.seq
      if (!this.#toldAhead(message)) this.#options.message(message, false)
    }
  }

  #toldAhead(message: StoredMessage): boolean {
    const told = this.#ahead.get(message.subject)
    if (told === undefined) return false
    if (message.seq >= told) this.#ahead.delete(message.subject)
    return message.seq <= told
  }
}
