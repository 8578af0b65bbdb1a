import type { IncomingMessage } from 'node:http'

/** What a browser says of a request from elsewhere. `same-site` is another port of 127.0.0.1: cookies and sites do not tell ports apart. */
const FOREIGN_SITES: readonly string[] = ['cross-site', 'same-site']

/**
 * Whether a request was meant for this server: the `Host` must be the one it was printed with (a foreign name that
 * resolves to 127.0.0.1 is DNS rebinding), and an `Origin`, when there is one, must be its own.
 * WebSocket upgrades must have an Origin: browsers always send it there.
 */
export function isOwnRequest(request: Pick<IncomingMessage, 'headers'>, port: number, kind: 'page' | 'socket'): boolean {
  const own = `127.0.0.1:${String(port)}`
  if (request.headers.host !== own) return false
  const { origin } = request.headers
  if (origin === undefined) return kind === 'page' && !FOREIGN_SITES.includes(String(request.headers['sec-fetch-site']))
  return origin === `http://${own}`
}
