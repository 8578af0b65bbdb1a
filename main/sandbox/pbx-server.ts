import { createServer, type IncomingMessage, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Duplex } from 'node:stream'
import { WebSocketServer, type WebSocket } from 'ws'
import type { PbxOptions, PbxStats } from '../../core/sandbox/pbx/options.ts'
import { createPbx } from '../../core/sandbox/pbx/pbx.ts'
import type { AnsweredCall, PbxLog } from '../../core/sandbox/pbx/ports.ts'
import { attachFlow, type PbxSocket } from './pbx-flow.ts'
import { nodePbxPorts } from './pbx-ports.ts'

export interface PbxServerOptions extends PbxOptions {
  /** 0 or absent: any free port. */
  readonly port?: number
  readonly log: PbxLog
  readonly answered?: (call: AnsweredCall) => void
}

/** A virtual PBX that listens. The controls below `stats` exist so that tests and trainers can break the network. */
export interface RunningPbx {
  /** `ws://127.0.0.1:PORT` */
  readonly url: string
  readonly port: number
  /** Cuts every connection and stops listening. Idempotent. */
  close(): Promise<void>
  stats(): PbxStats
  /** Cuts the sockets without a goodbye: all, or those on which `user` is registered. Returns how many. */
  dropConnections(user?: string): number
  /** The connections open now stay open, but nothing is read from them or sent to them: half-open. New ones work. `false` heals them. */
  goSilent(silent: boolean): void
  /** While true, new connections are refused with 503. */
  refuseConnections(refuse: boolean): void
  /** Loses the next `count` requests of this method without a word, as a PBX that is still starting does. */
  swallowNext(method: string, count: number): void
}

/** Largest frame, in bytes; a larger one closes its connection with 1009 (RFC 6455 §7.4.1). */
export const MAX_SIP_FRAME_BYTES = 65_536
const MAX_CONNECTIONS = 64

/** Starts the virtual PBX on 127.0.0.1 (RFC 7118: subprotocol `sip`). Rejects when the port is taken. */
export async function startPbx(options: PbxServerOptions): Promise<RunningPbx> {
  const pbx = createPbx(options, nodePbxPorts(options.log, options.answered))
  const http = createServer((_request, response) => response.writeHead(426, { Upgrade: 'websocket' }).end())
  const sockets = new WebSocketServer({
    noServer: true,
    maxPayload: MAX_SIP_FRAME_BYTES,
    handleProtocols: () => 'sip',
    perMessageDeflate: false,
  })
  const open = new Set<PbxSocket>()
  const swallow = new Map<string, number>()
  let refusing = false

  http.on('upgrade', (request, socket, head) => {
    const refusal = refusing || open.size >= MAX_CONNECTIONS ? '503 Service Unavailable' : refusalOf(request)
    if (refusal !== undefined) return refuse(socket, refusal)
    sockets.handleUpgrade(request, socket, head, (ws: WebSocket) => {
      const flow = attachFlow({ ws, pbx, swallow, remoteAddress: request.socket.remoteAddress ?? '127.0.0.1', log: options.log })
      open.add(flow)
      ws.on('close', () => open.delete(flow))
    })
  })
  const port = await listen(http, options.port ?? 0)
  let closing: Promise<void> | undefined
  return {
    url: `ws://127.0.0.1:${port}`,
    port,
    close() {
      pbx.stop()
      closing ??= closeAll(http, open)
      return closing
    },
    stats: () => pbx.stats(),
    dropConnections(user) {
      const wanted = user === undefined ? undefined : new Set(pbx.flowsOf(user))
      const cut = [...open].filter((flow) => wanted?.has(flow.id) ?? true)
      for (const flow of cut) flow.cut()
      return cut.length
    },
    goSilent(silent) {
      for (const flow of open) flow.goSilent(silent)
    },
    refuseConnections(refuse) {
      refusing = refuse
    },
    swallowNext: (method, count) => void swallow.set(method, count),
  }
}

/** Pages of this machine may connect (any port of it, and the packaged app); pages from elsewhere, and sandboxed ones (`null`), may not. */
const ownOrigin = /^(?:https?:\/\/(?:127\.0\.0\.1|localhost|\[::1\])(?::\d+)?|app:\/\/.*)$/

function refusalOf(request: IncomingMessage): string | undefined {
  const offered = (request.headers['sec-websocket-protocol'] ?? '').split(',').map((name) => name.trim())
  if (!offered.includes('sip')) return '400 Bad Request'
  const { origin } = request.headers
  return origin === undefined || ownOrigin.test(origin) ? undefined : '403 Forbidden'
}

function refuse(socket: Duplex, status: string): void {
  socket.on('error', () => undefined)
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`)
}

function listen(http: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    http.once('error', reject)
    http.listen(port, '127.0.0.1', () => {
      http.off('error', reject)
      resolve((http.address() as AddressInfo).port)
    })
  })
}

function closeAll(http: Server, open: ReadonlySet<PbxSocket>): Promise<void> {
  for (const flow of open) flow.cut()
  return new Promise((resolve) => {
    http.close(() => resolve())
    http.closeAllConnections()
  })
}
