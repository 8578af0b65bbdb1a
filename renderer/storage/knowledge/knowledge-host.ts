import type { SearchHost } from '../search/search-host.ts'
import { serveKnowledge } from './serve-knowledge.ts'

/** A module worker of its own. */
export function knowledgeInWorker(): SearchHost {
  const worker = new Worker(new URL('./knowledge.worker.ts', import.meta.url), { type: 'module' })
  const { port1, port2 } = new MessageChannel()
  worker.postMessage(null, [port2])
  return {
    port: port1,
    onStopped: (listener) => {
      worker.onerror = listener
    },
    end: () => {
      port1.close()
      worker.terminate()
    },
  }
}

/** On this thread: for places without workers. */
export function knowledgeInPlace(): SearchHost {
  const { port1, port2 } = new MessageChannel()
  serveKnowledge(port2)
  return {
    port: port1,
    onStopped: () => undefined,
    end: () => {
      port1.close()
      port2.close()
    },
  }
}
