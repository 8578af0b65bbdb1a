import { createServer, request, type IncomingMessage, type ServerResponse } from 'node:http'
import { onTestFinished } from 'vitest'

/** What a network, a proxy or a tracker in trouble does to the next question that fits. */
export type TrackerTrouble =
  /** None: this one goes through, and the next in the row meets what was ordered after. */
  | { readonly kind: 'pass' }
  /** The question arrives and is done; its answer does not come back. */
  | { readonly kind: 'answer-lost' }
  /** The connection is closed before anything arrives. */
  | { readonly kind: 'cut' }
  | { readonly kind: 'silent' }
  | { readonly kind: 'says'; readonly status: number; readonly headers?: Record<string, string>; readonly body?: string }

/** Stands before a tracker, real or not, and makes trouble on demand. */
export interface TrackerFront {
  readonly url: string
  /** Method and path of every question so far. */
  readonly asked: readonly string[]
  /** The next question with this method meets `trouble`; `times` of them in a row. */
  trouble(method: 'GET' | 'POST', trouble: TrackerTrouble, times?: number): void
}

export async function trackerFront(behind: string): Promise<TrackerFront> {
  const asked: string[] = []
  const troubles: { method: string; trouble: TrackerTrouble }[] = []
  const server = createServer((question, answer) => {
    asked.push(`${question.method ?? ''} ${question.url ?? ''}`)
    const index = troubles.findIndex(({ method }) => method === question.method)
    const [met] = index < 0 ? [] : troubles.splice(index, 1)
    meet(met?.trouble, behind, question, answer)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('The front has no port')
  onTestFinished(
    () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  )
  return {
    url: `http://127.0.0.1:${String(address.port)}${new URL(behind).pathname.replace(/\/$/, '')}`,
    asked,
    trouble(method, trouble, times = 1) {
      for (let count = 0; count < times; count += 1) troubles.push({ method, trouble })
    },
  }
}

function meet(trouble: TrackerTrouble | undefined, behind: string, question: IncomingMessage, answer: ServerResponse): void {
  switch (trouble?.kind) {
    case 'silent':
      return
    case 'cut':
      question.socket.destroy()
      return
    case 'says':
      answer.writeHead(trouble.status, { 'Content-Type': 'application/json', ...trouble.headers }).end(trouble.body ?? '{}')
      return
    case 'answer-lost':
      pass(behind, question, answer, () => question.socket.destroy())
      return
    case 'pass':
    case undefined:
      pass(behind, question, answer, (told) => {
        answer.writeHead(told.statusCode ?? 0, told.headers)
        told.pipe(answer)
      })
  }
}

function pass(behind: string, question: IncomingMessage, answer: ServerResponse, done: (told: IncomingMessage) => void): void {
  const { hostname, port } = new URL(behind)
  const sent = request({
    host: hostname,
    port,
    method: question.method ?? 'GET',
    path: question.url ?? '/',
    headers: { ...question.headers, host: `${hostname}:${port}` },
    agent: false,
  })
  sent.once('response', done)
  sent.once('error', () => answer.destroy())
  question.pipe(sent)
}
