import type { PhoneState } from '../../../core/contract/phone-channel.ts'
import type { Clock } from '../../../core/ports/clock.ts'
import type { PhoneLink } from './phone-link.ts'

/** Measurements are told at most this often; transitions at once. */
export const MEASURED_EVERY_MS = 500

/** Tells every desk the whole state whenever it changed, with a growing revision. */
export class Publisher {
  readonly #link: PhoneLink
  readonly #clock: Clock
  readonly #compose: () => Omit<PhoneState, 'revision'>
  #revision = 0
  #waiting = false
  #queued = false

  constructor(link: PhoneLink, clock: Clock, compose: () => Omit<PhoneState, 'revision'>) {
    this.#link = link
    this.#clock = clock
    this.#compose = compose
  }

  /** Something happened: told now. */
  publish(): void {
    this.#queued = false
    this.#revision += 1
    this.#post()
  }

  /** A number moved: told soon, together with others. */
  publishSoon(): void {
    this.#queued = true
    if (this.#waiting) return
    this.#waiting = true
    this.#clock.after(MEASURED_EVERY_MS, () => {
      this.#waiting = false
      if (this.#queued) this.publish()
    })
  }

  /** A desk asks where we are. */
  repeat(): void {
    this.#post()
  }

  #post(): void {
    this.#link.post({ kind: 'state', v: 1, state: { ...this.#compose(), revision: this.#revision } })
  }
}
