import type { CallId } from '../../../core/domain/call/call.ts'
import type { CallerKey } from '../../../core/domain/client/caller-key.ts'
import type { ClientId } from '../../../core/domain/client/client-id.ts'
import type { LearnedVerdict } from '../../../core/domain/client/learned-verdict.ts'
import type { CallView } from '../../../core/contract/phone-channel.ts'
import type { CallerMemory } from '../../../core/ports/caller-memory.ts'
import type { Clock } from '../../../core/ports/clock.ts'

/** What the operator said in this call of one client; `undefined` takes it back. */
export type Judge = (callId: CallId, clientId: ClientId, verdict: LearnedVerdict | undefined) => void

export interface VerdictDeps {
  readonly memory?: CallerMemory
  readonly keyOf: (view: CallView) => CallerKey | undefined
  readonly clock: Clock
  readonly judged: Judge
}

/** How a call ends that nobody answered. */
const UNANSWERED_REASONS = ['missed', 'failed'] as const

/**
 * What is learned of the callers of this desk: said by the operator, written beside the call and remembered for the next.
 * A memory that fails costs the next call a reason, never this one anything.
 */
export class CardVerdicts {
  readonly #deps: VerdictDeps
  readonly #keys = new Map<CallId, CallerKey>()
  /** Who was confirmed in a call: another choice in the same call takes that back. */
  readonly #confirmed = new Map<CallId, ClientId>()
  readonly #noted = new Set<CallId>()

  constructor(deps: VerdictDeps) {
    this.#deps = deps
  }

  /** Tell it of every call before anything is said of its caller. */
  follow(view: CallView): void {
    const key = this.#deps.keyOf(view)
    if (key !== undefined) this.#keys.set(view.call.id, key)
  }

  forgetGone(alive: readonly CallId[]): void {
    for (const callId of this.#keys.keys()) if (!alive.includes(callId)) this.#keys.delete(callId)
    for (const callId of this.#confirmed.keys()) if (!alive.includes(callId)) this.#confirmed.delete(callId)
    for (const callId of this.#noted) if (!alive.includes(callId)) this.#noted.delete(callId)
  }

  /** Returns what takes it back. */
  say(callId: CallId, clientId: ClientId, verdict: LearnedVerdict['verdict']): () => void {
    const before = this.#confirmed.get(callId)
    if (before !== undefined && before !== clientId) this.#unsay(callId, before)
    const said: LearnedVerdict = { clientId, verdict, at: this.#deps.clock.now() }
    if (verdict === 'confirmed') this.#confirmed.set(callId, clientId)
    this.#deps.judged(callId, clientId, said)
    this.#remember(callId, (memory, key) => memory.learn(key, said))
    return () => this.#unsay(callId, clientId)
  }

  /**
   * Nobody of these is on the line now. Written beside the call only, so that a reload knows it: the next time this number may be
   * one of them again.
   */
  ruleOut(callId: CallId, clientIds: readonly ClientId[]): void {
    const before = this.#confirmed.get(callId)
    if (before !== undefined) this.#unsay(callId, before)
    const at = this.#deps.clock.now()
    for (const clientId of clientIds) this.#deps.judged(callId, clientId, { clientId, verdict: 'refused', at })
  }

  /** Rejects when it could not be kept; false: this caller cannot be recognised the next time. */
  async mark(callId: CallId, note: string): Promise<boolean> {
    return await this.#write(callId, (memory, key) => memory.mark(key, { note, at: this.#deps.clock.now() }))
  }

  async unmark(callId: CallId): Promise<boolean> {
    return await this.#write(callId, (memory, key) => memory.unmark(key))
  }

  /** A known nuisance rang. */
  nuisanceRang(callId: CallId): void {
    this.#remember(callId, (memory, key) => memory.countNuisance(key, callId))
  }

  /** A call that ended without a word is a reason to call again. */
  ended({ call }: CallView, clientId: ClientId | undefined): void {
    if (call.phase !== 'ended' || call.answeredAt !== undefined || this.#noted.has(call.id)) return
    this.#noted.add(call.id)
    if (!UNANSWERED_REASONS.some((kind) => kind === call.reason.kind)) return
    const whom = call.direction === 'outgoing' && clientId !== undefined ? { clientId } : {}
    this.#remember(call.id, (memory, key) => memory.noteUnanswered(key, { direction: call.direction, at: call.endedAt, ...whom }))
  }

  #unsay(callId: CallId, clientId: ClientId): void {
    this.#confirmed.delete(callId)
    this.#deps.judged(callId, clientId, undefined)
    this.#remember(callId, (memory, key) => memory.unlearn(key, clientId))
  }

  #remember(callId: CallId, work: (memory: CallerMemory, key: CallerKey) => Promise<void>): void {
    void this.#write(callId, work).catch(() => undefined)
  }

  async #write(callId: CallId, work: (memory: CallerMemory, key: CallerKey) => Promise<void>): Promise<boolean> {
    const { memory } = this.#deps
    const key = this.#keys.get(callId)
    if (memory === undefined || key === undefined) return false
    await work(memory, key)
    return true
  }
}
