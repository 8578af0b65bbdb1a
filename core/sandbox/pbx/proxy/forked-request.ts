import { headerOf, type SipRequest, type SipResponse } from '../message/message.ts'
import type { Answer } from '../message/respond.ts'
import type { Flow } from '../ports.ts'
import { bestResponse } from './best-response.ts'
import { ackOf, cancelOf } from './forward.ts'
import { COMPLETED_ELSEWHERE, RANG_TOO_LONG } from './reasons.ts'
import { INVITE_TIMEOUT_MS, REQUEST_TIMEOUT_MS, RINGING_TIMEOUT_MS, type TimerScope } from './timers.ts'

/** One copy of the request on its way to one contact. */
export interface Branch {
  readonly flow: Flow
  readonly forwarded: SipRequest
  /** `calling → ringing (a provisional answer came) → done (a final one came or was made up)`. */
  phase: 'calling' | 'ringing' | 'done'
  /** CANCEL: wanted waits for the first provisional answer (RFC 3261 §9.1). */
  cancel: 'none' | 'wanted' | 'sent'
  cancelReason: string | undefined
  stopTimer: () => void
}

export interface ForkedRequestParts {
  readonly timers: TimerScope
  readonly invite: boolean
  /** The request stays within a dialog: a lost peer means 430 (RFC 5626 §5.3), not 480. */
  readonly inDialog: boolean
  send(flow: Flow, message: SipRequest): void
  /** Sends an answer back to where the request came from. */
  reply(response: SipResponse): void
  /** Makes an answer of our own to the request. */
  makeAnswer(answer: Answer): SipResponse
}

/** The response context of RFC 3261 §16.7: all branches of one request, and the one answer that goes back. */
export class ForkedRequest {
  readonly #parts: ForkedRequestParts
  readonly #failures: SipResponse[] = []
  #branches: readonly Branch[] = []
  #answered = false
  #cancelled = false

  constructor(parts: ForkedRequestParts) {
    this.#parts = parts
  }

  /** Makes the branches, so that they can be found before the first answer. Call once, with at least one copy. */
  prepare(copies: readonly { readonly flow: Flow; readonly forwarded: SipRequest }[]): readonly Branch[] {
    const fresh = { phase: 'calling', cancel: 'none', cancelReason: undefined, stopTimer: () => undefined } as const
    this.#branches = copies.map((copy): Branch => ({ ...copy, ...fresh }))
    return this.#branches
  }

  /** Sends the copies. */
  start(): void {
    for (const branch of this.#branches) {
      this.#arm(branch, this.#parts.invite ? INVITE_TIMEOUT_MS : REQUEST_TIMEOUT_MS)
      this.#parts.send(branch.flow, branch.forwarded)
    }
  }

  /** Takes an answer of a branch, our Via already removed. */
  received(branch: Branch, response: SipResponse): void {
    if (response.status < 200) this.#provisional(branch, response)
    else if (response.status < 300) this.#success(branch, response)
    else this.#failure(branch, response)
  }

  /** Stops the branches that have not answered (RFC 3261 §16.10). */
  cancel(reason: string | undefined): void {
    this.#cancelled = true
    this.#cancelOpen(reason)
  }

  /** The connection of some branches has closed: they will not answer (RFC 3261 §16.9). */
  flowClosed(flow: Flow): void {
    for (const branch of this.#branches) {
      if (branch.flow === flow && branch.phase !== 'done') this.#close(branch, this.#localFailure(this.#parts.inDialog ? 430 : 480))
    }
  }

  #provisional(branch: Branch, response: SipResponse): void {
    if (branch.phase === 'done') return
    branch.phase = 'ringing'
    if (branch.cancel === 'wanted') this.#sendCancel(branch)
    // After a CANCEL its own deadline runs; ringing does not prolong it.
    else if (branch.cancel === 'none' && this.#parts.invite) this.#arm(branch, RINGING_TIMEOUT_MS)
    if (response.status > 100 && !this.#answered && !this.#cancelled) this.#parts.reply(response)
  }

  #success(branch: Branch, response: SipResponse): void {
    branch.phase = 'done'
    branch.stopTimer()
    const first = !this.#answered
    this.#answered = true
    // Every 2xx to an INVITE goes back, repeated and late ones too: each may stand for a dialog (RFC 3261 §16.7 step 5).
    if (first || this.#parts.invite) this.#parts.reply(response)
    if (first) this.#cancelOpen(COMPLETED_ELSEWHERE)
  }

  #failure(branch: Branch, response: SipResponse): void {
    if (this.#parts.invite) this.#parts.send(branch.flow, ackOf(branch.forwarded, headerOf(response, 'To') ?? ''))
    if (branch.phase === 'done') return
    if (response.status >= 600) this.#cancelOpen(`SIP;cause=${response.status}`, branch)
    this.#close(branch, response)
  }

  #close(branch: Branch, response: SipResponse): void {
    branch.phase = 'done'
    branch.stopTimer()
    this.#failures.push(response)
    if (this.#answered || this.#branches.some((each) => each.phase !== 'done')) return
    this.#answered = true
    const best = bestResponse(this.#failures)
    if (best !== undefined) this.#parts.reply(best)
  }

  #cancelOpen(reason: string | undefined, except?: Branch): void {
    if (!this.#parts.invite) return
    for (const branch of this.#branches) {
      if (branch === except || branch.phase === 'done' || branch.cancel !== 'none') continue
      branch.cancelReason = reason
      branch.cancel = 'wanted'
      if (branch.phase === 'ringing') this.#sendCancel(branch)
    }
  }

  #sendCancel(branch: Branch): void {
    branch.cancel = 'sent'
    this.#arm(branch, INVITE_TIMEOUT_MS)
    this.#parts.send(branch.flow, cancelOf(branch.forwarded, branch.cancelReason))
  }

  #arm(branch: Branch, delayMs: number): void {
    branch.stopTimer()
    branch.stopTimer = this.#parts.timers.after(delayMs, () => this.#timedOut(branch))
  }

  #timedOut(branch: Branch): void {
    // Timer C: it still rings, so the other side is told first (RFC 3261 §16.8).
    if (branch.phase === 'ringing' && branch.cancel === 'none' && this.#parts.invite) {
      branch.cancelReason = RANG_TOO_LONG
      this.#sendCancel(branch)
      return
    }
    this.#close(branch, this.#localFailure(this.#cancelled ? 487 : 408))
  }

  #localFailure(status: number): SipResponse {
    return this.#parts.makeAnswer({ status })
  }
}
