import '../jitless.ts'
import { mindCalls } from '../right-of-way.ts'
import { serveSync } from './serve-sync.ts'

mindCalls()

/** Module worker: one round of one source a life. The window hands it a MessagePort and speaks over that. */
addEventListener('message', (event: MessageEvent<unknown>) => {
  const [port] = event.ports
  if (port) serveSync(port)
})
