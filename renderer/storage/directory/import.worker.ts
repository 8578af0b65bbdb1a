import '../jitless.ts'
import { mindCalls } from '../right-of-way.ts'
import { serveImport } from './serve-import.ts'

mindCalls()

/** Module worker: one import a life. The window hands it a MessagePort and speaks over that. */
addEventListener('message', (event: MessageEvent<unknown>) => {
  const [port] = event.ports
  if (port) serveImport(port)
})
