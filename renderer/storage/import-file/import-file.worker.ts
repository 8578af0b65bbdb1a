import '../jitless.ts'
import { mindCalls } from '../right-of-way.ts'
import { serveFileWork } from './serve-file-work.ts'

mindCalls()

/** Module worker: one look at a file or one import a life. The window hands it a MessagePort and speaks over that. */
addEventListener('message', (event: MessageEvent<unknown>) => {
  const [port] = event.ports
  if (port) serveFileWork(port)
})
