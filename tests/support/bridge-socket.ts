import { request } from 'node:http'
import WebSocket from 'ws'

export interface BridgeSocketOptions {
  readonly cookie?: string
  /** The host's own when absent; empty: none is sent. */
  readonly origin?: string
  readonly host?: string
}

/** What came of a connection to the bridge: `refused` with the HTTP status, or an open socket. */
export type BridgeSocket = { readonly kind: 'refused'; readonly status: number } | { readonly kind: 'open'; readonly socket: WebSocket }

/** Connects to a host's bridge as any program of this machine could. */
export function openBridgeSocket(page: URL, { cookie, origin = page.origin, host }: BridgeSocketOptions): Promise<BridgeSocket> {
  return new Promise((resolve) => {
    const headers = { ...(cookie === undefined ? {} : { Cookie: cookie }), ...(host === undefined ? {} : { Host: host }) }
    const socket = new WebSocket(`ws://${page.host}/bridge`, { headers, ...(origin === '' ? {} : { origin }) })
    socket.on('error', () => undefined)
    socket.once('open', () => resolve({ kind: 'open', socket }))
    socket.once('unexpected-response', (_request, response) => {
      resolve({ kind: 'refused', status: response.statusCode ?? 0 })
      socket.terminate()
    })
  })
}

/** The code a socket is closed with. */
export const closeCode = (socket: WebSocket): Promise<number> => new Promise((resolve) => socket.once('close', resolve))

/** Spends the token of a printed address; the session cookie, or undefined when the host does not give one. */
export function redeem(address: string): Promise<string | undefined> {
  return new Promise((resolve, reject) => {
    request(address, (response) => {
      response.resume()
      resolve(response.headers['set-cookie']?.[0]?.split(';')[0])
    })
      .once('error', reject)
      .end()
  })
}
