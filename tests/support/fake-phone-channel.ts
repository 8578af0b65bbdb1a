import type { PhoneCommand, PhoneState, ToPhone } from '../../core/contract/phone-channel.ts'
import type { PhoneLink } from '../../renderer/desk/state/phone-link.ts'

/** The phone's end of the channel in the hands of a test: says states, hears commands, answers them as told. */
export class FakePhoneChannel implements PhoneLink {
  readonly commands: PhoneCommand[] = []
  /** What to answer to the next commands; undefined: say nothing. */
  answer: 'ok' | 'not-now' | 'failed' | 'not-registered' | 'no-microphone' | undefined = 'ok'
  hellos = 0
  #listeners = new Set<(data: unknown) => void>()
  #state: PhoneState | undefined

  send(message: ToPhone): void {
    if (message.kind === 'hello') {
      this.hellos += 1
      if (this.#state !== undefined) this.deliver({ kind: 'state', v: 1, state: this.#state })
      return
    }
    this.commands.push(message.command)
    const { answer } = this
    if (answer === undefined) return
    this.deliver(
      answer === 'ok' ? { kind: 'outcome', v: 1, id: message.id, ok: true } : { kind: 'refused', v: 1, id: message.id, why: answer },
    )
  }

  onMessage(listener: (data: unknown) => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  close(): void {
    this.#listeners.clear()
  }

  /** The phone's state from now on; told at once and after each hello. `undefined`: the phone falls silent. */
  say(state: PhoneState | undefined): void {
    this.#state = state
    if (state !== undefined) this.deliver({ kind: 'state', v: 1, state })
  }

  /** Anything, also garbage. A structured clone, as the real channel makes. */
  deliver(data: unknown): void {
    const copy: unknown = structuredClone(data)
    for (const listener of this.#listeners) listener(copy)
  }
}
