import WebSocket from 'ws'
import { until } from './until.ts'

/** A bare WebSocket to the virtual PBX that keeps what it got. */
export class SipSocket {
  readonly frames: string[] = []
  /** Close code; undefined while open. */
  closed: number | undefined
  readonly #ws: WebSocket

  constructor(ws: WebSocket) {
    this.#ws = ws
    ws.on('message', (data) => void this.frames.push(Buffer.isBuffer(data) ? data.toString('utf8') : 'not one buffer'))
    ws.on('close', (code) => void (this.closed = code))
    ws.on('error', () => undefined)
  }

  send(frame: string | Uint8Array): void {
    this.#ws.send(frame)
  }

  /** Asks "are you there?" and waits for the 200. */
  async ping(): Promise<void> {
    const before = this.answers(200)
    const id = `${before}.${Math.random().toString(36).slice(2)}`
    const lines = [
      'OPTIONS sip:sandbox.test SIP/2.0',
      `Via: SIP/2.0/WS a.invalid;branch=z9hG4bK${id}`,
      'From: <sip:a@sandbox.test>;tag=1',
      'To: <sip:sandbox.test>',
      `Call-ID: ${id}`,
      'CSeq: 1 OPTIONS',
    ]
    this.send(`${lines.join('\r\n')}\r\n\r\n`)
    await until('the ping is answered', () => this.answers(200) > before)
  }

  answers(status: number): number {
    return this.frames.filter((frame) => frame.startsWith(`SIP/2.0 ${status} `)).length
  }

  close(): void {
    this.#ws.terminate()
  }
}

export type Opened = { readonly kind: 'open'; readonly socket: SipSocket } | { readonly kind: 'refused'; readonly status: number }

/** Tries to connect; an empty `protocol` offers none. */
export function openSipSocket(url: string, protocol = 'sip', origin?: string): Promise<Opened> {
  return new Promise((resolve) => {
    const options = origin === undefined ? {} : { origin }
    const ws = protocol === '' ? new WebSocket(url, options) : new WebSocket(url, protocol, options)
    const socket = new SipSocket(ws)
    ws.once('open', () => resolve({ kind: 'open', socket }))
    ws.once('unexpected-response', (_request, response) => {
      resolve({ kind: 'refused', status: response.statusCode ?? 0 })
      ws.terminate()
    })
  })
}
