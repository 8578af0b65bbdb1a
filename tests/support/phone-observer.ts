import type { Page } from 'playwright-core'
import type { CallPhase } from '../../core/domain/call/call.ts'
import { fromPhoneSchema, PHONE_CHANNEL, type CallView, type PhoneState } from '../../core/contract/phone-channel.ts'
import { askState } from './channel-state.ts'
import { until } from './until.ts'

/** A call that is known to be in one phase. */
export type CallIn<P extends CallPhase> = CallView & { readonly call: Extract<CallView['call'], { phase: P }> }

/** Reads what the phone window tells its desks. */
export class PhoneObserver {
  readonly #page: Page

  constructor(page: Page) {
    this.#page = page
  }

  async state(): Promise<PhoneState> {
    const parsed = fromPhoneSchema.parse(await askState(this.#page, PHONE_CHANNEL))
    if (parsed.kind !== 'state') throw new Error('Not a state')
    return parsed.state
  }

  /** Waits for a state of the phone and returns it. @throws Error with the phone's last words when `limitMs` have passed */
  async when(what: string, holds: (state: PhoneState) => boolean, limitMs = 15_000): Promise<PhoneState> {
    let last: PhoneState | undefined
    const ask = async (): Promise<boolean> => {
      last = await this.state().catch(() => undefined)
      return last !== undefined && holds(last)
    }
    await until(what, ask, limitMs).catch((error: unknown) => {
      const now = last && { registration: last.registration, presence: last.presence, calls: last.calls.map((view) => view.call) }
      throw new Error(`${String(error)}\nThe phone says: ${JSON.stringify(now)}`)
    })
    if (last === undefined) throw new Error('The phone window does not answer')
    return last
  }

  /** Waits until a call is in `phase`, and returns it. */
  async call<P extends CallPhase>(phase: P, limitMs?: number): Promise<CallIn<P>> {
    const state = await this.when(`a call is ${phase}`, ({ calls }) => calls.some(({ call }) => call.phase === phase), limitMs)
    const view = state.calls.findLast(({ call }) => call.phase === phase)
    if (view === undefined) throw new Error(`No call is ${phase}`)
    return view as CallIn<P>
  }

  /** Waits until the operator is in the presence `kind`. */
  presence(kind: PhoneState['presence']['kind'], limitMs?: number): Promise<PhoneState> {
    return this.when(`presence is ${kind}`, ({ presence }) => presence.kind === kind, limitMs)
  }
}
