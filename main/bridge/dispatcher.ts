import { bridgeEvents, bridgeRpcs, type EventName, type EventPayload, type RpcName } from '../../core/contract/bridge.ts'
import { envelopeSchema, MAX_FRAME_BYTES, type BridgeFailure, type Envelope, type Transport } from '../../core/contract/envelope.ts'
import type { Handlers } from './handlers.ts'

/** Why a frame was thrown away; counted and logged, never fatal. */
export type FrameFault = 'not-json' | 'not-an-envelope' | 'unexpected-kind' | 'too-large'

/** What the dispatcher tells the log. `error` is an exception out of a handler, that is, a bug. */
export interface DispatcherLog {
  handlerFailed(method: string, error: unknown): void
  frameRefused(fault: FrameFault): void
}

export interface Dispatcher {
  /** Serves one window until its transport closes; what it had pending is then aborted. */
  attach(transport: Transport): void
  /** Tells every attached window. */
  emit<N extends EventName>(name: N, payload: EventPayload<N>): void
}

type Answer = { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly error: BridgeFailure }
const failure = (code: BridgeFailure['code'], message: string): Answer => ({ ok: false, error: { code, message, retryable: false } })

const isMethod = (name: string): name is RpcName => Object.hasOwn(bridgeRpcs, name)
const byteLength = (text: string): number => new TextEncoder().encode(text).length

/**
 * The one place where bridge calls meet their handlers: parses what comes in and what goes out, turns every outcome
 * into one answer, and owns cancellation. Knows nothing of the transport but that it carries texts.
 */
export function createDispatcher(handlers: Handlers, log: DispatcherLog): Dispatcher {
  const attached = new Set<Transport>()
  return {
    attach(transport) {
      attached.add(transport)
      const session = new Session(transport, handlers, log)
      transport.onMessage((text) => {
        session.receive(text)
      })
      transport.onClose(() => {
        attached.delete(transport)
        session.close()
      })
    },
    emit(name, payload) {
      const parsed = bridgeEvents[name].payload.safeParse(payload)
      if (!parsed.success) {
        log.handlerFailed(name, parsed.error)
        return
      }
      const envelope: Envelope = { v: 1, kind: 'event', name, payload: parsed.data }
      const text = JSON.stringify(envelope)
      for (const transport of attached) transport.send(text)
    },
  }
}

/** The calls of one window. */
class Session {
  readonly #transport: Transport
  readonly #handlers: Handlers
  readonly #log: DispatcherLog
  readonly #pending = new Map<string, AbortController>()

  constructor(transport: Transport, handlers: Handlers, log: DispatcherLog) {
    this.#transport = transport
    this.#handlers = handlers
    this.#log = log
  }

  receive(text: string): void {
    const envelope = this.#parse(text)
    if (envelope === undefined) return
    if (envelope.kind === 'cancel') {
      this.#pending.get(envelope.id)?.abort()
      return
    }
    if (envelope.kind !== 'request') {
      this.#log.frameRefused('unexpected-kind')
      return
    }
    void this.#serve(envelope.id, envelope.method, envelope.params)
  }

  close(): void {
    for (const controller of this.#pending.values()) controller.abort()
    this.#pending.clear()
  }

  #parse(text: string): Envelope | undefined {
    if (text.length > MAX_FRAME_BYTES || byteLength(text) > MAX_FRAME_BYTES) {
      this.#log.frameRefused('too-large')
      const id = idOfTooLarge(text)
      if (id !== undefined) this.#answer(id, failure('too-large', `A message may have ${String(MAX_FRAME_BYTES)} bytes at most`))
      return undefined
    }
    let json: unknown
    try {
      json = JSON.parse(text)
    } catch {
      this.#log.frameRefused('not-json')
      return undefined
    }
    const envelope = envelopeSchema.safeParse(json)
    if (envelope.success) return envelope.data
    this.#log.frameRefused('not-an-envelope')
    const id = idOf(json)
    if (id !== undefined) this.#answer(id, failure('invalid-params', 'Not a message of this bridge'))
    return undefined
  }

  async #serve(id: string, method: string, params: unknown): Promise<void> {
    if (this.#pending.has(id)) {
      this.#answer(id, failure('invalid-params', 'A call with this id is under way'))
      return
    }
    const controller = new AbortController()
    this.#pending.set(id, controller)
    const answer = await this.#run(method, params, controller.signal)
    if (!this.#pending.delete(id)) return
    this.#answer(id, controller.signal.aborted ? failure('cancelled', 'Cancelled by the caller') : answer)
  }

  async #run(method: string, params: unknown, signal: AbortSignal): Promise<Answer> {
    if (!isMethod(method)) return failure('unknown-method', 'There is no such call')
    const { input, output } = bridgeRpcs[method]
    const parsed = input.safeParse(params)
    if (!parsed.success) return failure('invalid-params', plainIssues(parsed.error.issues))
    try {
      // The table pairs each name with its own handler; TypeScript cannot carry that pairing through a lookup by union.
      const handler = this.#handlers[method] as (input: unknown, scope: { signal: AbortSignal }) => Promise<Answer>
      const outcome = await handler(parsed.data, { signal })
      if (!outcome.ok) return outcome
      const result = output.safeParse(outcome.value)
      if (result.success) return { ok: true, value: result.data }
      this.#log.handlerFailed(method, result.error)
      return failure('invalid-result', 'The answer was not what the contract says')
    } catch (error) {
      if (!signal.aborted) this.#log.handlerFailed(method, error)
      return failure('internal', 'Something is wrong in the workstation itself; the log has the details')
    }
  }

  #answer(id: string, answer: Answer): void {
    const envelope: Envelope = answer.ok
      ? { v: 1, kind: 'response', id, result: answer.value }
      : { v: 1, kind: 'failure', id, failure: answer.error }
    const text = JSON.stringify(envelope)
    if (byteLength(text) <= MAX_FRAME_BYTES) this.#transport.send(text)
    else this.#answer(id, failure('too-large', 'The answer is larger than a message may be'))
  }
}

/** `path: message` of the first few issues; the values themselves are never repeated. */
function plainIssues(issues: readonly { readonly path: PropertyKey[]; readonly message: string }[]): string {
  return issues
    .slice(0, 5)
    .map((issue) => `${issue.path.length === 0 ? 'input' : issue.path.map(String).join('.')}: ${issue.message}`)
    .join('; ')
    .slice(0, 1000)
}

function idOf(json: unknown): string | undefined {
  if (typeof json !== 'object' || json === null || !('id' in json)) return undefined
  const { id } = json
  return typeof id === 'string' && id.length > 0 && id.length <= 64 ? id : undefined
}

/** The id near the head of a frame that is not worth parsing. */
function idOfTooLarge(text: string): string | undefined {
  return /^.{0,120}?"id"\s*:\s*"([^"\\]{1,64})"/s.exec(text.slice(0, 256))?.[1]
}
