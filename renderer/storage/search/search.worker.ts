import '../jitless.ts'
import { serveSearch } from './serve-search.ts'

/** Module worker: holds the index of the window that started it, which hands it a MessagePort and speaks over that. */
addEventListener('message', (event: MessageEvent<unknown>) => {
  const [port] = event.ports
  if (port) serveSearch(port)
})
