import type { Change } from './change.ts'

/** What a subscription is fed from. */
export interface Source<T extends Change> {
  /** Everything that came after this serial, in order. */
  after(serial: number): readonly T[]
  concerns(change: Change): change is T
}

/** What the line of a client does to those who follow. */
export interface Follower {
  /** The line is there (again): whatever was missed is told. */
  resume(): void
  pause(): void
  offer(change: Change): void
  stop(): void
}

/**
 * One follower: first what is there, then what comes, each once and in order, never while the caller of `watch` is still
 * busy. While the line is down nothing is told; afterwards it goes on from the last that was.
 */
export class Subscription<T extends Change> implements Follower {
  readonly #source: Source<T>
  readonly #tell: (change: T) => void
  #caughtUp: (() => void) | undefined
  #queue: T[] = []
  #seen: number
  #isUp = false
  #isStopped = false
  #isDraining = false

  constructor(source: Source<T>, after: number, tell: (change: T) => void, caughtUp: (() => void) | undefined) {
    this.#source = source
    this.#seen = after
    this.#tell = tell
    this.#caughtUp = caughtUp
  }

  resume(): void {
    if (this.#isUp) return
    this.#isUp = true
    this.#queue = [...this.#source.after(this.#seen)]
    this.#drainSoon()
  }

  pause(): void {
    this.#isUp = false
    this.#queue = []
  }

  offer(change: Change): void {
    if (!this.#isUp || this.#isStopped || !this.#source.concerns(change)) return
    this.#queue.push(change)
    this.#drainSoon()
  }

  stop(): void {
    this.#isStopped = true
    this.pause()
  }

  #drainSoon(): void {
    if (this.#isDraining) return
    this.#isDraining = true
    queueMicrotask(() => {
      this.#drain()
    })
  }

  #drain(): void {
    try {
      // The listener may pause, resume or stop meanwhile: the queue is looked at anew each time.
      for (let change = this.#queue.shift(); change !== undefined; change = this.#queue.shift()) {
        this.#seen = change.serial
        this.#tell(change)
      }
      if (!this.#isUp || this.#isStopped) return
      const caughtUp = this.#caughtUp
      this.#caughtUp = undefined
      caughtUp?.()
    } finally {
      this.#isDraining = false
      if (this.#queue.length > 0) this.#drainSoon()
    }
  }
}
