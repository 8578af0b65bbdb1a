import type { EpochMs } from '../../../core/domain/time.ts'
import type { Clock } from '../../../core/ports/clock.ts'

/** Named timers: setting one again replaces it. */
export class Timers {
  readonly #clock: Clock
  readonly #running = new Map<string, () => void>()

  constructor(clock: Clock) {
    this.#clock = clock
  }

  set(name: string, at: EpochMs, ring: () => void): void {
    this.clear(name)
    const cancel = this.#clock.after(Math.max(0, at - this.#clock.now()), () => {
      this.#running.delete(name)
      ring()
    })
    this.#running.set(name, cancel)
  }

  has(name: string): boolean {
    return this.#running.has(name)
  }

  clear(name: string): void {
    this.#running.get(name)?.()
    this.#running.delete(name)
  }
}
