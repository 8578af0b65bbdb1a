import type { Bridge } from '../../core/contract/bridge.ts'
import { BridgeClient } from './bridge-client.ts'
import { findPreloadLink, preloadTransport } from './transports/preload-transport.ts'
import { keepSocketOpen } from './transports/socket-transport.ts'

/**
 * The bridge of this page: over Electron's preload object where there is one, else over a WebSocket to the host that
 * served the page, which is opened again by itself. Usable at once; early calls wait for the connection.
 */
export function connectBridge(): Bridge {
  const client = new BridgeClient(
    {
      now: () => Date.now(),
      after: (delayMs, run) => {
        const timer = setTimeout(run, delayMs)
        return () => clearTimeout(timer)
      },
    },
    { next: () => crypto.randomUUID() },
  )
  const link = findPreloadLink(window)
  if (link !== undefined) client.attach(preloadTransport(link))
  else keepSocketOpen(`${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/bridge`, (transport) => client.attach(transport))
  return client
}
