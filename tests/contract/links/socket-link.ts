import { once } from 'node:events'
import { WebSocket } from 'ws'
import type { Transport } from '../../../core/contract/envelope.ts'
import { createBridgeSockets } from '../../../main/bridge/websocket-server.ts'
import { startWebServer, type WebServer } from '../../../main/web/web-server.ts'
import { anyPort } from '../../../main/services/profile/kept-port.ts'
import type { ServeBridge } from '../bridge-link.ts'

/** The bridge over real sockets, behind the real gate of the loopback host. */
export const serveOverSockets: ServeBridge = async (dispatcher) => {
  const sockets = createBridgeSockets((transport) => dispatcher.attach(transport))
  const web = await listen(sockets.upgrade)
  return {
    async open() {
      const socket = new WebSocket(`ws://127.0.0.1:${web.port}/bridge`, { headers: headersOf(web) })
      await once(socket, 'open')
      return { transport: transportOf(socket), sendRaw: (text) => socket.send(text), close: () => socket.terminate() }
    },
    async end() {
      await sockets.close()
      await web.close()
    },
  }
}

export const headersOf = ({ port, session }: WebServer): Record<string, string> => ({
  Origin: `http://127.0.0.1:${port}`,
  Cookie: `${session.cookie.name}=${session.cookie.value}`,
})

async function listen(onBridge: Parameters<typeof startWebServer>[1]['onBridge']): Promise<WebServer> {
  for (;;) {
    const web = await startWebServer(anyPort(), { folders: { pages: '/nowhere', resources: '/nowhere' }, connect: () => [], onBridge })
    if (web !== 'port-taken') return web
  }
}

function transportOf(socket: WebSocket): Transport {
  return {
    send: (text) => socket.send(text),
    onMessage: (listener) => socket.on('message', (data: Buffer) => listener(data.toString())),
    onClose: (listener) => socket.on('close', () => listener()),
  }
}
