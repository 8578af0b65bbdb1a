import { createConnection, createServer, type Socket } from 'node:net'

/** A TCP line that a test can break. */
export interface CuttableProxy {
  readonly port: number
  /** Ends what is open and refuses what comes. */
  cut(): void
  /** Nothing passes any more, yet nobody is told: a half-open line. */
  freeze(): void
  /** What the client says passes, what it is answered does not, once the server has something to say about a write. */
  muteAnswers(): void
  mend(): void
  close(): Promise<void>
}

/** JetStream's acknowledgement of a write, as it stands in the stream of bytes. */
const isAcknowledgement = (bytes: Buffer): boolean => /\{"stream":"[^"]+", ?"seq":\d+/.test(bytes.toString('latin1'))

export async function openProxy(targetPort: number, port = 0): Promise<CuttableProxy> {
  const pairs = new Set<readonly [Socket, Socket]>()
  let state: 'open' | 'cut' | 'frozen' | 'mute' = 'open'
  const destroyAll = (): void => {
    for (const pair of pairs) for (const socket of pair) socket.destroy()
    pairs.clear()
  }
  const server = createServer((incoming) => {
    if (state === 'cut') {
      incoming.destroy()
      return
    }
    const outgoing = createConnection(targetPort, '127.0.0.1')
    const pair = [incoming, outgoing] as const
    pairs.add(pair)
    for (const [from, to] of [pair, [outgoing, incoming] as const]) {
      from.setNoDelay(true)
      from.on('data', (bytes) => {
        const swallowed = state === 'frozen' || (state === 'mute' && from === outgoing && isAcknowledgement(bytes))
        if (!swallowed) to.write(bytes)
      })
      from.on('error', () => to.destroy())
      from.on('close', () => {
        pairs.delete(pair)
        to.destroy()
      })
    }
  })
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', () => resolve()))
  const address = server.address()
  return {
    port: address !== null && typeof address === 'object' ? address.port : 0,
    cut() {
      state = 'cut'
      destroyAll()
    },
    freeze() {
      state = 'frozen'
    },
    muteAnswers() {
      state = 'mute'
    },
    mend() {
      // What was swallowed is missing in the stream: such a line can only be taken anew.
      if (state === 'frozen') destroyAll()
      state = 'open'
    },
    close: () =>
      new Promise((resolve) => {
        destroyAll()
        server.close(() => resolve())
      }),
  }
}
