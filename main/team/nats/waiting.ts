import type { Clock } from '../../../core/ports/clock.ts'

/** Pauses that can be cut short, and that are over for good after `end`. */
export class Waiting {
  readonly #clock: Clock
  readonly #cuts = new Set<() => void>()
  readonly #ends = new Set<() => void>()
  #ended = false

  constructor(clock: Clock) {
    this.#clock = clock
  }

  /** Asked anew after every pause. */
  isOver(): boolean {
    return this.#ended
  }

  /** Cuts the pauses of this moment short. */
  wake(): void {
    for (const cut of [...this.#cuts]) cut()
  }

  end(): void {
    if (this.#ended) return
    this.#ended = true
    this.wake()
    for (const told of [...this.#ends]) told()
    this.#ends.clear()
  }

  onEnd(told: () => void): () => void {
    if (this.#ended) told()
    else this.#ends.add(told)
    return () => this.#ends.delete(told)
  }

  /** Returns whether it was cut short. */
  pause(ms: number): Promise<boolean> {
    if (this.#ended) return Promise.resolve(true)
    return new Promise((resolve) => {
      const over = (cut: boolean): void => {
        this.#cuts.delete(cutShort)
        cancel()
        resolve(cut)
      }
      const cutShort = (): void => over(true)
      this.#cuts.add(cutShort)
      const cancel = this.#clock.after(ms, () => over(false))
    })
  }

  /** What `work` gives, or undefined when it fails, takes longer than `ms`, or all is over. */
  within<T>(ms: number, work: Promise<T>): Promise<T | undefined> {
    if (this.#ended) return Promise.resolve(undefined)
    return new Promise((resolve) => {
      const leave = this.onEnd(() => over(undefined))
      const cancel = this.#clock.after(ms, () => over(undefined))
      const over = (value: T | undefined): void => {
        leave()
        cancel()
        resolve(value)
      }
      work.then(over, () => over(undefined))
    })
  }
}
