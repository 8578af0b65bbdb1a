import type { Bridge, EventName, EventPayload, RpcInput, RpcName, RpcOutput } from '../../core/contract/bridge.ts'
import { BridgeError } from '../../core/contract/bridge-error.ts'
import { settingsSchema } from '../../core/contract/settings.ts'

type Answers = { [N in RpcName]?: (input: RpcInput<N>) => RpcOutput<N> | Promise<RpcOutput<N>> }

/** The host in the hands of a test: answers what it was told to, remembers what it was asked. */
export class FakeBridge implements Bridge {
  readonly asked: { readonly name: RpcName; readonly input: unknown }[] = []
  readonly #answers: Answers
  readonly #listeners = new Map<EventName, Set<(payload: never) => void>>()

  constructor(answers: Answers = {}) {
    let settings = settingsSchema.parse({})
    this.#answers = {
      'log.write': () => ({}),
      'secrets.writeSipPassword': () => ({}),
      'settings.write': (patch) => (settings = settingsSchema.parse({ ...settings, ...patch })),
      ...answers,
    }
  }

  async call<N extends RpcName>(name: N, input: RpcInput<N>): Promise<RpcOutput<N>> {
    this.asked.push({ name, input })
    const answer: Answers[N] = this.#answers[name]
    if (answer === undefined) throw BridgeError.of('not-available', `${name} has no answer here`)
    return await answer(input)
  }

  on<N extends EventName>(name: N, listener: (payload: EventPayload<N>) => void): () => void {
    const all = this.#listeners.get(name) ?? new Set()
    this.#listeners.set(name, all)
    all.add(listener)
    return () => all.delete(listener)
  }

  /** Says an event to everybody who listens. */
  say<N extends EventName>(name: N, payload: EventPayload<N>): void {
    for (const listener of this.#listeners.get(name) ?? []) listener(payload as never)
  }
}
