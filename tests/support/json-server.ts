import { createServer, type IncomingMessage } from 'node:http'

export interface JsonQuestion {
  readonly method: string
  readonly path: string
  readonly query: URLSearchParams
  readonly headers: IncomingMessage['headers']
  readonly body: unknown
}

export interface JsonAnswer {
  readonly status: number
  readonly body?: unknown
  readonly headers?: Record<string, string>
}

/** A small HTTP server on loopback that speaks JSON; close it when done. */
export async function jsonServer(
  answerTo: (question: JsonQuestion) => JsonAnswer,
): Promise<{ readonly url: string; close(): Promise<void> }> {
  const server = createServer((request, response) => {
    const pieces: Buffer[] = []
    request.on('data', (piece: Buffer) => pieces.push(piece))
    request.once('end', () => {
      const { pathname, searchParams } = new URL(request.url ?? '/', 'http://127.0.0.1')
      const text = Buffer.concat(pieces).toString('utf8')
      const question = { method: request.method ?? '', path: pathname, query: searchParams, headers: request.headers }
      const answer = answerTo({ ...question, body: text === '' ? undefined : JSON.parse(text) })
      response.writeHead(answer.status, { 'Content-Type': 'application/json', ...answer.headers })
      response.end(answer.body === undefined ? '' : JSON.stringify(answer.body))
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('The server has no port')
  return {
    url: `http://127.0.0.1:${String(address.port)}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

/** User and password of `Authorization: Basic` (RFC 7617). */
export function basicUser(header: string | undefined): { readonly user: string; readonly password: string } | undefined {
  const [, encoded] = /^Basic (.+)$/.exec(header ?? '') ?? []
  if (encoded === undefined) return undefined
  const [, user, password] = /^([^:]*):(.*)$/s.exec(Buffer.from(encoded, 'base64').toString('utf8')) ?? []
  return user === undefined || password === undefined ? undefined : { user, password }
}
