import { randomUUID } from 'node:crypto'
import type { RawData, WebSocket } from 'ws'
import type { Pbx } from '../../core/sandbox/pbx/pbx.ts'
import type { Flow, PbxLog } from '../../core/sandbox/pbx/ports.ts'

/** One WebSocket of the virtual PBX, as the server controls it. */
export interface PbxSocket {
  readonly id: string
  /** Cuts the connection without a closing handshake. */
  cut(): void
  goSilent(silent: boolean): void
}

interface Attached {
  readonly ws: WebSocket
  readonly pbx: Pbx
  readonly remoteAddress: string
  /** Requests still to be lost, by method. */
  readonly swallow: Map<string, number>
  readonly log: PbxLog
}

/** A reader this far behind, in bytes, is cut off. */
const MAX_UNSENT_BYTES = 1_048_576

/** Connects a WebSocket with the PBX until it closes. One frame is one SIP message, text or binary (RFC 7118 §5). */
export function attachFlow({ ws, pbx, remoteAddress, swallow, log }: Attached): PbxSocket {
  let silent = false
  const flow: Flow = {
    id: randomUUID(),
    remoteAddress,
    send(text) {
      if (silent || ws.readyState !== ws.OPEN) return
      if (ws.bufferedAmount > MAX_UNSENT_BYTES) ws.terminate()
      else ws.send(text)
    },
  }
  ws.on('message', (data) => {
    const text = textOf(data)
    if (silent || swallowed(swallow, text)) return
    try {
      pbx.received(flow, text)
    } catch (error) {
      // A bug; the calls of others go on.
      log('error', 'The virtual PBX failed on a message', { name: error instanceof Error ? error.name : 'unknown', flow: flow.id })
    }
  })
  // ws has already closed the connection with the right code (1009 for a frame too large, 1002, 1007).
  ws.on('error', () => log('warn', 'Connection to the virtual PBX broken off', { flow: flow.id }))
  ws.on('close', () => pbx.closed(flow))
  pbx.opened(flow)
  return {
    id: flow.id,
    cut() {
      // A paused socket would not notice its own end.
      ws.resume()
      ws.terminate()
    },
    goSilent(wanted) {
      silent = wanted
      // Paused, so that not even a closing handshake is answered.
      if (wanted) ws.pause()
      else ws.resume()
    },
  }
}

function textOf(data: RawData): string {
  if (Array.isArray(data)) return Buffer.concat(data).toString('utf8')
  return Buffer.isBuffer(data) ? data.toString('utf8') : Buffer.from(data).toString('utf8')
}

function swallowed(swallow: Map<string, number>, text: string): boolean {
  const method = text.slice(0, text.indexOf(' '))
  const left = swallow.get(method) ?? 0
  if (left > 0) swallow.set(method, left - 1)
  return left > 0
}
