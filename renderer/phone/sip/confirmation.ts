/**
 * Whether the other side has the answer. The callee sends its 2xx and is in the call, but until the ACK is here the
 * caller may not be: a SIP.js caller drops a re-INVITE or REFER that comes before, and the request hangs or ends the call.
 */
export class Confirmation {
  readonly #confirmed: Promise<void>
  #confirm: () => void = () => undefined

  constructor() {
    this.#confirmed = new Promise((resolve) => (this.#confirm = resolve))
  }

  /** The ACK of our 2xx arrived, ours of theirs went out, or the call is over and nobody needs to wait. */
  confirm(): void {
    this.#confirm()
  }

  /** Resolves when confirmed, after `limitMs` at the latest: a lost ACK is repeated with the 2xx within seconds. */
  async within(limitMs: number): Promise<void> {
    let timer: ReturnType<typeof setTimeout> | undefined
    const late = new Promise<void>((resolve) => (timer = setTimeout(resolve, limitMs)))
    await Promise.race([this.#confirmed, late])
    clearTimeout(timer)
  }
}
