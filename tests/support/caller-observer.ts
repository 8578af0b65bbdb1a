import type { Page } from 'playwright-core'
import {
  CALLER_CHANNEL,
  fromCallerSchema,
  type CallerState,
  type SimulatedCall,
  type ToCaller,
} from '../../core/contract/caller-channel.ts'
import { askState } from './channel-state.ts'
import { until } from './until.ts'

/** Reads what the simulated people experience, and tells them what to do. */
export class CallerObserver {
  readonly #page: Page

  constructor(page: Page) {
    this.#page = page
  }

  async state(): Promise<CallerState> {
    return fromCallerSchema.parse(await askState(this.#page, CALLER_CHANNEL)).state
  }

  /** Waits for a simulated call that fits, newest first, and returns it. */
  async call(what: string, fits: (call: SimulatedCall) => boolean, limitMs = 15_000): Promise<SimulatedCall> {
    let last: CallerState | undefined
    const find = (): SimulatedCall | undefined => last?.calls.findLast(fits)
    await until(
      what,
      async () => {
        last = await this.state().catch(() => undefined)
        return find() !== undefined
      },
      limitMs,
    ).catch((error: unknown) => {
      throw new Error(`${String(error)}\nThe callers say: ${JSON.stringify(last?.calls)}`)
    })
    const call = find()
    if (call === undefined) throw new Error(`Gone: ${what}`)
    return call
  }

  /** Waits until every simulated account is registered and sound can be made. */
  async whenReady(): Promise<void> {
    await until('the simulated people are there', async () => {
      const state = await this.state().catch(() => undefined)
      return state !== undefined && state.accounts.length > 0 && state.accounts.every(({ registered }) => registered)
    })
  }

  tell(message: ToCaller): Promise<void> {
    return this.#page.evaluate(
      ([channel, body]) => {
        const line = new BroadcastChannel(channel)
        line.postMessage(body)
        line.close()
      },
      [CALLER_CHANNEL, message] as const,
    )
  }
}
