import type { CallView, PhoneState } from '../../../core/contract/phone-channel.ts'
import type { Clock } from '../../../core/ports/clock.ts'

/** Longest wait of a ringing call for its card, in ms: then the desk shows that it rings, and the card when it comes. */
const PATIENCE_MS = 30

/** What must be ready when a ringing call is first drawn. Never rejects. */
export type PrepareRing = (view: CallView) => Promise<void>

/**
 * Lets a ringing call onto the screen together with its card: one drawing instead of two, and a look-up that does not
 * wait behind the first of them. A state that comes meanwhile takes the place of the one that is held, as states are whole.
 */
export class RingHold {
  readonly #clock: Clock
  readonly #show: (state: PhoneState) => void
  #prepare: PrepareRing | undefined
  #held: PhoneState | undefined

  constructor(clock: Clock, show: (state: PhoneState) => void) {
    this.#clock = clock
    this.#show = show
  }

  prepareWith(prepare: PrepareRing): void {
    this.#prepare = prepare
  }

  /** The newest state, shown or not. */
  latest(shown: PhoneState | undefined): PhoneState | undefined {
    return this.#held ?? shown
  }

  /** @param shown what the desk shows now */
  take(shown: PhoneState | undefined, state: PhoneState): void {
    if (this.#held !== undefined) {
      this.#held = state
      return
    }
    const ringing = this.#prepare && state.calls.find((view) => isNewRing(shown, view))
    if (this.#prepare === undefined || ringing === undefined) return this.#show(state)
    this.#held = state
    const cancel = this.#clock.after(PATIENCE_MS, () => this.#release())
    void this.#prepare(ringing).then(() => {
      cancel()
      this.#release()
    })
  }

  #release(): void {
    const state = this.#held
    this.#held = undefined
    if (state !== undefined) this.#show(state)
  }
}

const isNewRing = (shown: PhoneState | undefined, { call }: CallView): boolean =>
  call.phase === 'incoming' && shown?.calls.some((view) => view.call.id === call.id) !== true
