import type { Transport } from '../../../core/contract/envelope.ts'

const FIRST_RETRY_MS = 250
const LONGEST_RETRY_MS = 5_000

/** Keeps a WebSocket to the host open: hands over one transport per connection, and tries again with growing pauses. */
export function keepSocketOpen(url: string, onTransport: (transport: Transport) => void): void {
  let retryMs = FIRST_RETRY_MS
  const open = (): void => {
    const socket = new WebSocket(url)
    socket.addEventListener('open', () => {
      retryMs = FIRST_RETRY_MS
      onTransport(socketTransport(socket))
    })
    socket.addEventListener('close', () => {
      setTimeout(open, retryMs)
      retryMs = Math.min(retryMs * 2, LONGEST_RETRY_MS)
    })
  }
  open()
}

/** The bridge on one open WebSocket. */
export function socketTransport(socket: WebSocket): Transport {
  return {
    send: (text) => {
      if (socket.readyState === WebSocket.OPEN) socket.send(text)
    },
    onMessage: (listener) =>
      socket.addEventListener('message', (event) => {
        if (typeof event.data === 'string') listener(event.data)
      }),
    onClose: (listener) => socket.addEventListener('close', () => listener()),
  }
}
