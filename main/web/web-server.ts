import { randomBytes } from 'node:crypto'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { Duplex } from 'node:stream'
import { isOwnRequest } from './gate.ts'
import { plainPage, withNonce } from './page.ts'
import { securityHeaders } from './security-headers.ts'
import { WebSession } from './session.ts'
import { findPublicFile, type PublicFolders } from './static-files.ts'

export interface WebServerOptions {
  readonly folders: PublicFolders
  /** Origins the pages may connect to beside their own (SIP servers). Asked at each answer. */
  readonly connect: () => readonly string[]
  /** Takes over an upgrade to `/bridge` that passed all checks. */
  readonly onBridge: (request: IncomingMessage, socket: Duplex, head: Buffer) => void
}

export interface WebServer {
  readonly port: number
  readonly session: WebSession
  close(): Promise<void>
}

/** What one browser of this machine never reaches, and a program that wants to hold the host up meets soon. Times in ms, sizes in bytes. */
const LIMITS = {
  headersTimeout: 10_000,
  requestTimeout: 15_000,
  connectionsCheckingInterval: 2_000,
  maxHeaderSize: 16_384,
} as const
const MAX_CONNECTIONS = 128

/** Where a window waits until the host sends it to the desk; needs no session and says nothing. */
export const OPENING_PATH = '/opening'

/**
 * Serves the pages on 127.0.0.1 only.
 * @param port  to listen on; `'any'` is not offered, because the browser's data belongs to the port
 * @returns the server, or `port-taken`
 */
export async function startWebServer(port: number, options: WebServerOptions): Promise<WebServer | 'port-taken'> {
  const session = new WebSession(port)
  const server = createServer(LIMITS, (request, response) => {
    answer(request, response, port, session, options).catch(() => response.destroy())
  })
  server.maxConnections = MAX_CONNECTIONS
  server.on('upgrade', (request, socket, head) => {
    // The HTTP server has let go of this socket: nobody else hears that the other side broke it off, and the process would end.
    socket.on('error', () => undefined)
    const path = pathOf(request)
    if (path?.pathname === '/bridge' && isOwnRequest(request, port, 'socket') && session.admits(request.headers.cookie)) {
      options.onBridge(request, socket, head)
    } else socket.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\n\r\n')
  })
  if (!(await listens(server, port))) return 'port-taken'
  return {
    port,
    session,
    async close() {
      server.closeAllConnections()
      await new Promise<void>((resolve) => {
        server.close(() => {
          resolve()
        })
      })
    },
  }
}

function listens(server: Server, port: number): Promise<boolean> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE' || error.code === 'EACCES') resolve(false)
      else reject(error)
    })
    server.listen(port, '127.0.0.1', () => {
      resolve(true)
    })
  })
}

/** The parsed target, or undefined when the request line is no path. */
function pathOf(request: IncomingMessage): URL | undefined {
  const target = request.url ?? ''
  return target.startsWith('/') && !target.startsWith('//') && URL.canParse(target, 'http://localhost')
    ? new URL(target, 'http://localhost')
    : undefined
}

interface Reply {
  readonly status: number
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: Buffer
}

const page = (status: number, text: string): Reply => ({
  status,
  headers: { 'Content-Type': 'text/html; charset=utf-8', 'Cache-Control': 'no-store' },
  body: plainPage(text),
})

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  port: number,
  session: WebSession,
  options: WebServerOptions,
): Promise<void> {
  const nonce = randomBytes(16).toString('base64url')
  const reply = await replyTo(request, port, session, options.folders, nonce)
  const socket = `ws://127.0.0.1:${String(port)}`
  response.writeHead(reply.status, { ...securityHeaders({ nonce, connect: [socket, ...options.connect()] }), ...reply.headers })
  response.end(request.method === 'HEAD' ? undefined : reply.body)
}

async function replyTo(request: IncomingMessage, port: number, session: WebSession, folders: PublicFolders, nonce: string): Promise<Reply> {
  if (!isOwnRequest(request, port, 'page')) return page(403, 'This address answers only to itself.')
  if (request.method !== 'GET' && request.method !== 'HEAD') return { ...page(405, 'Only GET.'), headers: { Allow: 'GET, HEAD' } }
  const url = pathOf(request)
  if (url === undefined) return page(400, 'Not a path.')
  if (url.pathname === OPENING_PATH) return page(200, '')
  if (url.pathname === '/') return enter(url, request, session)
  if (!session.admits(request.headers.cookie)) return page(403, 'Open the address that the host printed when it started.')
  const file = await findPublicFile(folders, url.pathname)
  if (file === undefined) return page(404, 'There is no such page.')
  const isPage = file.type.startsWith('text/html')
  return {
    status: 200,
    headers: { 'Content-Type': file.type, 'Cache-Control': file.immutable ? 'private, max-age=31536000, immutable' : 'no-cache' },
    body: isPage ? withNonce(file.body, nonce) : file.body,
  }
}

/** Trades the token for the cookie, and leads to the desk. */
function enter(url: URL, request: IncomingMessage, session: WebSession): Reply {
  const toDesk = { Location: '/desk.html', 'Cache-Control': 'no-store' }
  if (session.admits(request.headers.cookie)) return { status: 303, headers: toDesk }
  const cookie = session.redeem(url.searchParams.get('token') ?? '')
  if (cookie === undefined)
    return page(403, 'This address was used already, or is of an earlier start. Start the host again for a new one.')
  return { status: 303, headers: { ...toDesk, 'Set-Cookie': cookie } }
}
