import type { CommandRefusal } from '../../../core/contract/phone-channel.ts'
import type { Clock } from '../../../core/ports/clock.ts'

/** What became of a command. `phone-silent`: the phone window did not say anything about it in time. */
export type CommandOutcome = { readonly ok: true } | { readonly ok: false; readonly why: CommandRefusal | 'phone-silent' }

/** A command without an outcome by then is refused as `phone-silent` (ms). Long: answering may wait for a microphone prompt. */
const COMMAND_TIMEOUT_MS = 15_000

const silent: CommandOutcome = { ok: false, why: 'phone-silent' }

/** Commands on their way, by id; each is settled once. */
export class PendingCommands {
  readonly #clock: Clock
  readonly #settlers = new Map<string, (outcome: CommandOutcome) => void>()

  constructor(clock: Clock) {
    this.#clock = clock
  }

  wait(id: string): Promise<CommandOutcome> {
    return new Promise((resolve) => {
      const cancel = this.#clock.after(COMMAND_TIMEOUT_MS, () => this.settle(id, silent))
      this.#settlers.set(id, (outcome) => {
        cancel()
        resolve(outcome)
      })
    })
  }

  settle(id: string, outcome: CommandOutcome): void {
    this.#settlers.get(id)?.(outcome)
    this.#settlers.delete(id)
  }

  giveUp(): void {
    for (const id of [...this.#settlers.keys()]) this.settle(id, silent)
  }
}
