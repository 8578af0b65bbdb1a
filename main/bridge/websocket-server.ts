import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import { WebSocketServer, type WebSocket } from 'ws'
import { MAX_FRAME_BYTES, type Transport } from '../../core/contract/envelope.ts'

export interface BridgeSockets {
  /** Takes over an upgrade request whose session, Origin and Host were already checked. */
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void
  /** Closes every socket and resolves when they are gone. */
  close(): Promise<void>
}

/** Policy violation (RFC 6455 §7.4.1): what a socket is closed with when it sends what is no text. */
const NOT_TEXT = 1003

/**
 * The bridge over WebSocket. A frame over the cap closes its own socket with 1009 (RFC 6455 §7.4.1); others go on.
 * @param attach  gets one transport for each socket
 */
export function createBridgeSockets(attach: (transport: Transport) => void): BridgeSockets {
  const server = new WebSocketServer({ noServer: true, maxPayload: MAX_FRAME_BYTES, perMessageDeflate: false })
  return {
    upgrade(request, socket, head) {
      server.handleUpgrade(request, socket, head, (webSocket) => {
        attach(transportOf(webSocket))
      })
    },
    async close() {
      for (const client of server.clients) client.terminate()
      await new Promise<void>((resolve) => {
        server.close(() => {
          resolve()
        })
      })
    },
  }
}

function transportOf(webSocket: WebSocket): Transport {
  // ws closes the socket itself after an error; without a listener the error would end the process.
  webSocket.on('error', () => undefined)
  return {
    send(text) {
      if (webSocket.readyState === webSocket.OPEN) webSocket.send(text)
    },
    onMessage(listener) {
      webSocket.on('message', (data: Buffer, isBinary: boolean) => {
        if (isBinary) webSocket.close(NOT_TEXT, 'text only')
        else listener(data.toString('utf8'))
      })
    },
    onClose(listener) {
      webSocket.once('close', listener)
    },
  }
}
