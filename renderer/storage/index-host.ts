/** Where an index lives: the port to it, and how to end it. */
export interface IndexHost {
  readonly port: MessagePort
  /** Called when it stopped by itself. */
  onStopped(listener: () => void): void
  end(): void
}

/** In a module worker of its own, which serves the port it is handed. */
export function hostInWorker(worker: Worker): IndexHost {
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
export function hostInPlace(serve: (port: MessagePort) => void): IndexHost {
  const { port1, port2 } = new MessageChannel()
  serve(port2)
  return {
    port: port1,
    onStopped: () => undefined,
    end: () => {
      port1.close()
      port2.close()
    },
  }
}

/** How long a closing index gets to wipe its memory before it is ended, in ms. */
const CLOSE_WITHIN_MS = 500

/** Asks an index to close, and ends it when it says that it has. */
export function closeHost(host: IndexHost, hasClosed: (message: unknown) => boolean): void {
  const ending = setTimeout(() => host.end(), CLOSE_WITHIN_MS)
  host.port.onmessage = (event: MessageEvent<unknown>) => {
    if (!hasClosed(event.data)) return
    clearTimeout(ending)
    host.end()
  }
  host.port.postMessage({ kind: 'close' })
}
