import { createServer, type Socket } from 'node:net'
import { connect, type NatsConnection } from '@nats-io/transport-node'

/** What the server does with a request: the JSON of its reply, nobody who listens, no answer, or it hangs up. */
export type ScriptedReply = object | 'nobody' | 'silence' | 'hang-up'

/** A server that speaks just enough of the NATS client protocol to answer requests as a test says. */
export interface ScriptedNats {
  readonly connection: NatsConnection
  /** Subjects that were asked, oldest first. */
  readonly asked: string[]
  close(): Promise<void>
}

const GREETING = { server_id: 'S', server_name: 'scripted', version: '2.10.0', proto: 1, headers: true, max_payload: 1_048_576 }
const NOBODY = 'NATS/1.0 503\r\n\r\n'

/** One `PUB`/`HPUB` with its payload, or any other line, at the beginning of `text`; undefined while it is not complete. */
function firstOf(text: string): { readonly words: readonly string[]; readonly length: number } | undefined {
  const end = text.indexOf('\r\n')
  if (end < 0) return undefined
  const words = text.slice(0, end).split(' ')
  const length = words[0] === 'PUB' || words[0] === 'HPUB' ? end + 2 + Number(words.at(-1)) + 2 : end + 2
  return text.length < length ? undefined : { words, length }
}

/** @param cluster name of the cluster that the server says it belongs to */
export async function scriptedNats(replyTo: (subject: string) => ScriptedReply, cluster?: string): Promise<ScriptedNats> {
  const asked: string[] = []
  const sockets = new Set<Socket>()
  const answer = (socket: Socket, subject: string, to: string, sid: string): void => {
    asked.push(subject)
    const reply = replyTo(subject)
    if (reply === 'silence') return
    if (reply === 'hang-up') return void socket.destroy()
    if (reply === 'nobody') {
      const size = String(NOBODY.length)
      return void socket.write(`HMSG ${to} ${sid} ${size} ${size}\r\n${NOBODY}\r\n`)
    }
    const body = JSON.stringify(reply)
    socket.write(`MSG ${to} ${sid} ${String(body.length)}\r\n${body}\r\n`)
  }
  const server = createServer((socket) => {
    sockets.add(socket)
    let text = ''
    let sid = ''
    socket.on('error', () => undefined)
    socket.write(`INFO ${JSON.stringify(cluster === undefined ? GREETING : { ...GREETING, cluster })}\r\n`)
    socket.on('data', (bytes) => {
      text += bytes.toString('latin1')
      for (let first = firstOf(text); first !== undefined; first = firstOf(text)) {
        const [verb, subject = '', to = ''] = first.words
        text = text.slice(first.length)
        if (verb === 'PING') socket.write('PONG\r\n')
        // The one subscription is the inbox of all replies.
        else if (verb === 'SUB') sid = first.words.at(-1) ?? ''
        else if (verb === 'PUB' || verb === 'HPUB') answer(socket, subject, to, sid)
      }
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('The server has no port')
  const connection = await connect({ servers: [`127.0.0.1:${String(address.port)}`], reconnect: false })
  return {
    connection,
    asked,
    async close() {
      await connection.close()
      for (const socket of sockets) socket.destroy()
      await new Promise<void>((resolve) => server.close(() => resolve()))
    },
  }
}
