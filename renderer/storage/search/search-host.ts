import { serveSearch } from './serve-search.ts'

/** Where the index lives: the port to it, and how to end it. */
export interface SearchHost {
  readonly port: MessagePort
  /** Called when it stopped by itself. */
  onStopped(listener: () => void): void
  end(): void
}

/** A module worker of its own. */
export function searchInWorker(): SearchHost {
  const worker = new Worker(new URL('./search.worker.ts', import.meta.url), { type: 'module' })
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
export function searchInPlace(): SearchHost {
  const { port1, port2 } = new MessageChannel()
  serveSearch(port2)
  return {
    port: port1,
    onStopped: () => undefined,
    end: () => {
      port1.close()
      port2.close()
    },
  }
}
