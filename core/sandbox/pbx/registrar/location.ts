import type { Clock } from '../../../ports/clock.ts'
import type { Flow } from '../ports.ts'

/** One place where a user can be reached (RFC 3261 §10), on the connection it was registered over (RFC 5626). */
export interface Binding {
  readonly user: string
  /** Contact URI as written. */
  readonly contact: string
  /** `contactKey` of it. */
  readonly key: string
  readonly flow: Flow
  readonly expiresAt: number
  readonly callId: string
  readonly cseq: number
  /** `+sip.instance` and `reg-id`, when given: a new binding of the same pair takes the place of the old one. */
  readonly outbound: string | undefined
}

export interface Location {
  /** Living bindings of a user, newest first. */
  of(user: string): readonly Binding[]
  /** Adds a binding in place of those with the same contact or the same instance and registration id. */
  put(binding: Binding): void
  remove(user: string, key: string): void
  removeFlow(flow: Flow): void
  count(): number
}

/** The location service. Bindings that have run out are gone when looked for. */
export function createLocation(clock: Clock): Location {
  let bindings: readonly Binding[] = []
  const prune = () => {
    const now = clock.now()
    bindings = bindings.filter((binding) => binding.expiresAt > now)
    return bindings
  }
  return {
    of: (user) => prune().filter((binding) => binding.user === user),
    put(binding) {
      const replaced = (old: Binding) =>
        old.user === binding.user && (old.key === binding.key || (old.outbound !== undefined && old.outbound === binding.outbound))
      bindings = [binding, ...prune().filter((old) => !replaced(old))]
    },
    remove(user, key) {
      bindings = bindings.filter((binding) => binding.user !== user || binding.key !== key)
    },
    removeFlow(flow) {
      bindings = bindings.filter((binding) => binding.flow !== flow)
    },
    count: () => prune().length,
  }
}
