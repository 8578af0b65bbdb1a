import type { StoreApi } from 'zustand/vanilla'
import { fromPhoneSchema, type PhoneCommand, type PhoneState } from '../../../core/contract/phone-channel.ts'
import { missingCase } from '../../../core/domain/exhaustive.ts'
import type { Clock } from '../../../core/ports/clock.ts'
import type { Ids } from '../../../core/ports/ids.ts'
import { RingHold, type PrepareRing } from './hold-ring.ts'
import { keepIdentity } from './keep-identity.ts'
import { PendingCommands, type CommandOutcome } from './pending-commands.ts'
import type { PhoneLink } from './phone-link.ts'
import type { PhoneView } from './phone-store.ts'

/** How often the phone is asked whether it is there (ms). */
const HELLO_EVERY_MS = 4000
/** So many questions without a word make it silent. Counted, not timed: a computer that slept asks late. */
const UNANSWERED_HELLOS = 2

export interface PhoneClient {
  /** Sends one command; never rejects. */
  send(command: PhoneCommand): Promise<CommandOutcome>
  /** Asks for the state at once. */
  hello(): void
  /** From now on a ringing call is shown when `prepare` is done with it, or after a few milliseconds. */
  prepareRings(prepare: PrepareRing): void
  close(): void
}

interface Parts {
  readonly link: PhoneLink
  readonly store: StoreApi<PhoneView>
  readonly clock: Clock
  readonly ids: Ids
  /** A message that does not parse: said once to the log. */
  readonly onGarbage: (issue: string) => void
}

/** Speaks with the phone window: keeps `store` equal to its state and matches outcomes with commands. */
export const startPhoneClient = ({ link, store, clock, ids, onGarbage }: Parts): PhoneClient => {
  const pending = new PendingCommands(clock)
  let unanswered = 0
  let cancelTick = (): void => {}

  const rings = new RingHold(clock, (state) => show(store, state))
  const accept = (state: PhoneState): void => {
    const { state: shown } = store.getState()
    const latest = rings.latest(shown)
    const stale = latest !== undefined && latest.phoneId === state.phoneId && state.revision < latest.revision
    if (!stale) rings.take(shown, state)
  }
  const unsubscribe = link.onMessage((data) => {
    const parsed = fromPhoneSchema.safeParse(data)
    if (!parsed.success) {
      if (!isOurOwn(data)) onGarbage(parsed.error.issues[0]?.path.join('.') ?? 'root')
      return
    }
    unanswered = 0
    const message = parsed.data
    switch (message.kind) {
      case 'state':
        return accept(message.state)
      case 'outcome':
        return pending.settle(message.id, { ok: true })
      case 'refused':
        return pending.settle(message.id, { ok: false, why: message.why })
      default:
        return missingCase(message)
    }
  })
  const hello = (): void => link.send({ kind: 'hello', v: 1 })
  const tick = (): void => {
    if (unanswered >= UNANSWERED_HELLOS && store.getState().link !== 'silent') store.setState({ link: 'silent' })
    // Before the question: the answer may come while it is being asked.
    unanswered += 1
    hello()
    cancelTick = clock.after(HELLO_EVERY_MS, tick)
  }
  tick()

  return {
    send: (command) => {
      const id = ids.next()
      const outcome = pending.wait(id)
      link.send({ kind: 'command', v: 1, id, command })
      return outcome
    },
    hello,
    prepareRings: (prepare) => rings.prepareWith(prepare),
    close: () => {
      cancelTick()
      unsubscribe()
      link.close()
      pending.giveUp()
    },
  }
}

/** What did not change keeps its identity, so that nothing that shows it renders. */
const show = (store: StoreApi<PhoneView>, state: PhoneState): void => {
  const { link: before, state: previous } = store.getState()
  const kept = keepIdentity(previous, state)
  if (kept !== previous || before !== 'live') store.setState({ link: 'live', state: kept })
}

/** Other desk windows speak on the same channel; what they say to the phone is not for us. */
const isOurOwn = (data: unknown): boolean =>
  typeof data === 'object' && data !== null && 'kind' in data && (data.kind === 'hello' || data.kind === 'command')
