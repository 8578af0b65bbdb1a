import { EmitterImpl, TransportState, type Core, type Emitter, type Transport } from 'sip.js'

export interface SocketTransportOptions {
  /** Told of every frame as it arrives, before SIP.js sees it. `at`: epoch ms with fraction. */
  readonly onArrival: (text: string, at: number) => void
}

const CONNECT_TIMEOUT_MS = 4_000

interface Unanswered {
  readonly branch: string
  readonly answered: () => void
  readonly lost: (error: Error) => void
}

/**
 * SIP over WebSocket (RFC 7118) that our code can break. Three things the stock transport does not do:
 * - the server can change (fail-over) under the same user agent, so that calls outlive it;
 * - `abandon` gives a half-open socket up at once instead of waiting for a close handshake nobody answers;
 * - `send` of a request settles only with its final response, and rejects when the socket goes before: SIP.js then ends
 *   the transaction at once with 503 (RFC 3261 §8.1.3.1) instead of blocking the dialog for 32 s.
 */
export class SocketTransport implements Transport {
  onConnect: (() => void) | undefined
  onDisconnect: ((error?: Error) => void) | undefined
  onMessage: ((message: string) => void) | undefined
  readonly #logger: Core.Logger
  readonly #options: SocketTransportOptions
  readonly #stateChange = new EmitterImpl<TransportState>()
  #state = TransportState.Disconnected
  #server = 'ws://unset.invalid'
  #socket: WebSocket | undefined
  #unanswered = new Set<Unanswered>()

  constructor(logger: Core.Logger, options: SocketTransportOptions) {
    this.#logger = logger
    this.#options = options
  }

  /** Takes effect with the next `connect`. */
  useServer(server: string): void {
    this.#server = server
  }

  get server(): string {
    return this.#server
  }

  get protocol(): string {
    return this.#server.startsWith('wss:') ? 'WSS' : 'WS'
  }

  get state(): TransportState {
    return this.#state
  }

  get stateChange(): Emitter<TransportState> {
    return this.#stateChange
  }

  isConnected(): boolean {
    return this.#state === TransportState.Connected
  }

  /** Rejects when the server does not take the connection within 4 s. */
  async connect(): Promise<void> {
    if (this.isConnected()) return
    this.abandon('connecting anew')
    this.#enter(TransportState.Connecting)
    const socket = new WebSocket(this.#server, 'sip')
    this.#socket = socket
    await new Promise<void>((resolve, reject) => {
      const timer = setTimeout(() => this.#lose(socket, 'connect timed out'), CONNECT_TIMEOUT_MS)
      socket.addEventListener('open', () => {
        clearTimeout(timer)
        if (this.#socket !== socket) {
          reject(new Error('superseded'))
          return
        }
        this.#enter(TransportState.Connected)
        this.onConnect?.()
        resolve()
      })
      socket.addEventListener('message', (event) => this.#receive(socket, event.data))
      socket.addEventListener('close', () => {
        clearTimeout(timer)
        this.#lose(socket, 'socket closed')
        reject(new Error('socket closed'))
      })
    })
  }

  disconnect(): Promise<void> {
    this.abandon(undefined)
    return Promise.resolve()
  }

  dispose(): Promise<void> {
    return this.disconnect()
  }

  /** Gives the socket up now, whatever its other side does. With a reason, SIP.js is told of a failure. */
  abandon(reason: string | undefined): void {
    if (this.#socket !== undefined) this.#lose(this.#socket, reason)
  }

  send(message: string): Promise<void> {
    const socket = this.#socket
    if (socket === undefined || !this.isConnected()) return Promise.reject(new Error('Not connected.'))
    socket.send(message)
    const branch = branchAwaitingAnswer(message)
    if (branch === undefined) return Promise.resolve()
    return new Promise((answered, lost) => this.#unanswered.add({ branch, answered, lost }))
  }

  #receive(socket: WebSocket, data: unknown): void {
    if (socket !== this.#socket || typeof data !== 'string') return
    this.#options.onArrival(data, performance.timeOrigin + performance.now())
    if (data.trim() === '') return
    const branch = branchOfFinalResponse(data)
    if (branch !== undefined) this.#settle(branch)
    try {
      this.onMessage?.(data)
    } catch (error) {
      // A message that SIP.js cannot digest is its loss, not the line's.
      this.#logger.error(error instanceof Error ? error.message : 'A message could not be handled.')
    }
  }

  #settle(branch: string): void {
    for (const entry of [...this.#unanswered]) {
      if (entry.branch !== branch) continue
      this.#unanswered.delete(entry)
      entry.answered()
    }
  }

  #lose(socket: WebSocket, reason: string | undefined): void {
    if (socket !== this.#socket) return
    const wasConnected = this.isConnected()
    this.#socket = undefined
    socket.close()
    this.#enter(TransportState.Disconnected)
    const unanswered = this.#unanswered
    this.#unanswered = new Set()
    for (const { lost } of unanswered) lost(new Error(reason ?? 'disconnected'))
    if (wasConnected) this.onDisconnect?.(reason === undefined ? undefined : new Error(reason))
  }

  #enter(state: TransportState): void {
    this.#state = state
    this.#stateChange.emit(state)
  }
}

/** The Via branch (RFC 3261 §8.1.1.7) of a request that will be answered; ACK never is. */
export function branchAwaitingAnswer(message: string): string | undefined {
  if (message.startsWith('SIP/2.0 ') || message.startsWith('ACK ') || !/^[A-Z]+ /.test(message)) return undefined
  return topBranch(message)
}

/** The branch a final response (2xx–6xx) answers. */
export function branchOfFinalResponse(message: string): string | undefined {
  return /^SIP\/2\.0 [2-6]\d\d /.test(message) ? topBranch(message) : undefined
}

function topBranch(message: string): string | undefined {
  return /^(?:via|v)\s*:[^\r\n]*?;\s*branch=([^;,\s]+)/im.exec(message)?.[1]
}
