import {
  bridgeEvents,
  bridgeRpcs,
  type Bridge,
  type CallOptions,
  type EventName,
  type EventPayload,
  type RpcInput,
  type RpcName,
  type RpcOutput,
} from '../../core/contract/bridge.ts'
import { BridgeError } from '../../core/contract/bridge-error.ts'
import { envelopeSchema, MAX_FRAME_BYTES, type Envelope, type Transport } from '../../core/contract/envelope.ts'
import { missingCase } from '../../core/domain/exhaustive.ts'
import type { Clock } from '../../core/ports/clock.ts'
import type { Ids } from '../../core/ports/ids.ts'

const DEFAULT_TIMEOUT_MS = 10_000

interface Pending {
  readonly settle: (outcome: { readonly result: unknown } | { readonly error: BridgeError }) => void
}

/**
 * The one owner of what is pending on the bridge: timeouts, cancellation, and the rejection of everything when the
 * other side goes. Calls made while no transport is attached wait for one, within their timeout.
 */
export class BridgeClient implements Bridge {
  readonly #clock: Clock
  readonly #ids: Ids
  readonly #pending = new Map<string, Pending>()
  readonly #listeners = new Map<EventName, Set<(payload: unknown) => void>>()
  /** Text by id, in the order of the calls. */
  readonly #waiting = new Map<string, string>()
  readonly #connectionListeners = new Set<(connected: boolean) => void>()
  #transport: Transport | undefined
  #wasLost = false

  constructor(clock: Clock, ids: Ids) {
    this.#clock = clock
    this.#ids = ids
  }

  /** Puts the client on a transport. When that transport closes, everything that was sent over it is rejected. */
  attach(transport: Transport): void {
    this.#transport = transport
    transport.onMessage((text) => {
      if (this.#transport === transport) this.#receive(text)
    })
    transport.onClose(() => {
      if (this.#transport === transport) this.#disconnected()
    })
    const waiting = [...this.#waiting.values()]
    this.#waiting.clear()
    for (const text of waiting) transport.send(text)
    if (this.#wasLost) this.#tellConnection(true)
    this.#wasLost = false
  }

  call<N extends RpcName>(name: N, input: RpcInput<N>, options: CallOptions = {}): Promise<RpcOutput<N>> {
    const params = bridgeRpcs[name].input.safeParse(input)
    if (!params.success) return Promise.reject(BridgeError.of('invalid-params', `${name}: ${params.error.message}`.slice(0, 1000)))
    const id = this.#ids.next()
    const text = JSON.stringify({ v: 1, kind: 'request', id, method: name, params: params.data } satisfies Envelope)
    if (isTooLarge(text)) return Promise.reject(BridgeError.of('too-large', `${name}: the request is too large`))
    return this.#request(id, text, name, options)
  }

  on<N extends EventName>(name: N, listener: (payload: EventPayload<N>) => void): () => void {
    const listeners = this.#listeners.get(name) ?? new Set()
    this.#listeners.set(name, listeners)
    const parsed = (payload: unknown): void => {
      const outcome = bridgeEvents[name].payload.safeParse(payload)
      if (outcome.success) listener(outcome.data as EventPayload<N>)
    }
    listeners.add(parsed)
    return () => listeners.delete(parsed)
  }

  onConnection(listener: (connected: boolean) => void): () => void {
    this.#connectionListeners.add(listener)
    return () => this.#connectionListeners.delete(listener)
  }

  #request<N extends RpcName>(
    id: string,
    text: string,
    name: N,
    { timeoutMs = DEFAULT_TIMEOUT_MS, signal }: CallOptions,
  ): Promise<RpcOutput<N>> {
    if (signal?.aborted === true) return Promise.reject(BridgeError.of('cancelled', name))
    return new Promise((resolve, reject) => {
      const abandon = (error: BridgeError): void => {
        this.#send({ v: 1, kind: 'cancel', id })
        this.#pending.get(id)?.settle({ error })
      }
      const onAbort = (): void => abandon(BridgeError.of('cancelled', name))
      const stopTimer = this.#clock.after(timeoutMs, () => {
        abandon(
          this.#transport === undefined ? BridgeError.of('disconnected', name) : BridgeError.of('timeout', `${name} after ${timeoutMs} ms`),
        )
      })
      signal?.addEventListener('abort', onAbort)
      this.#pending.set(id, {
        settle: (outcome) => {
          this.#pending.delete(id)
          this.#waiting.delete(id)
          stopTimer()
          signal?.removeEventListener('abort', onAbort)
          if ('error' in outcome) return reject(outcome.error)
          const parsed = bridgeRpcs[name].output.safeParse(outcome.result)
          if (parsed.success) resolve(parsed.data as RpcOutput<N>)
          else reject(BridgeError.of('invalid-result', `${name}: ${parsed.error.message}`.slice(0, 1000)))
        },
      })
      if (this.#transport === undefined) this.#waiting.set(id, text)
      else this.#transport.send(text)
    })
  }

  #send(envelope: Envelope): void {
    this.#transport?.send(JSON.stringify(envelope))
  }

  /** What does not parse, or answers nothing we asked, is dropped: its caller meets the timeout. */
  #receive(text: string): void {
    const envelope = parseEnvelope(text)
    if (envelope === undefined) return
    switch (envelope.kind) {
      case 'response':
        this.#pending.get(envelope.id)?.settle({ result: envelope.result })
        return
      case 'failure':
        this.#pending.get(envelope.id)?.settle({ error: new BridgeError(envelope.failure) })
        return
      case 'event':
        for (const [name, listeners] of this.#listeners)
          if (name === envelope.name) for (const listener of [...listeners]) listener(envelope.payload)
        return
      case 'request':
      case 'cancel':
        return
      default:
        missingCase(envelope)
    }
  }

  #disconnected(): void {
    this.#transport = undefined
    for (const { settle } of [...this.#pending.values()]) settle({ error: BridgeError.of('disconnected', 'the host went away') })
    this.#wasLost = true
    this.#tellConnection(false)
  }

  #tellConnection(connected: boolean): void {
    for (const listener of [...this.#connectionListeners]) listener(connected)
  }
}

/** The host counts bytes of UTF-8 and closes the connection on a frame that is too large: Cyrillic takes two a letter. */
function isTooLarge(text: string): boolean {
  if (text.length > MAX_FRAME_BYTES) return true
  return text.length > MAX_FRAME_BYTES / 3 && new TextEncoder().encode(text).byteLength > MAX_FRAME_BYTES
}

function parseEnvelope(text: string): Envelope | undefined {
  try {
    const outcome = envelopeSchema.safeParse(JSON.parse(text))
    return outcome.success ? outcome.data : undefined
  } catch {
    return undefined
  }
}
