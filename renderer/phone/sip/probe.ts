import type { Agent } from './agent.ts'

const INTERVAL_MS = 5_000
const ANSWER_MS = 2_000

/**
 * Finds a half-open socket: CRLF keep-alives (RFC 5626 §3.5.1) find nothing here, so an OPTIONS (RFC 3261 §11) is sent
 * and anything at all must come back in time. A frame that arrives for another reason counts as well.
 */
export class Probe {
  readonly #onSilence: () => void
  #agent: Agent | undefined
  #interval: ReturnType<typeof setInterval> | undefined
  #deadline: ReturnType<typeof setTimeout> | undefined

  constructor(onSilence: () => void) {
    this.#onSilence = onSilence
  }

  start(agent: Agent): void {
    this.stop()
    this.#agent = agent
    this.#interval = setInterval(() => this.ask(), INTERVAL_MS)
  }

  stop(): void {
    clearInterval(this.#interval)
    this.#disarm()
    this.#agent = undefined
  }

  /** Something arrived: the line lives. */
  noticeFrame(): void {
    this.#disarm()
  }

  ask(): void {
    const agent = this.#agent
    if (agent === undefined || this.#deadline !== undefined) return
    this.#deadline = setTimeout(() => {
      this.#disarm()
      this.#onSilence()
    }, ANSWER_MS)
    const { userAgentCore } = agent.userAgent
    const { aor } = userAgentCore.configuration
    const target = aor.clone()
    target.user = undefined
    userAgentCore.request(userAgentCore.makeOutgoingRequestMessage('OPTIONS', target, aor, target, {}))
  }

  #disarm(): void {
    clearTimeout(this.#deadline)
    this.#deadline = undefined
  }
}
