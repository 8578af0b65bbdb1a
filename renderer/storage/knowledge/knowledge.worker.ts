import '../jitless.ts'
import { serveKnowledge } from './serve-knowledge.ts'

/** Module worker: holds the articles of the window that started it, which hands it a MessagePort and speaks over that. */
addEventListener('message', (event: MessageEvent<unknown>) => {
  const [port] = event.ports
  if (port) serveKnowledge(port)
})
