import { missingCase } from '../../../core/domain/exhaustive.ts'
import { StorageFailure } from '../storage-failure.ts'
import type { BulkWork, ImportRequest } from './bulk-work.ts'
import { fromWorkerSchema, type FromWorker, type ToWorker } from './import-protocol.ts'
import type { ImportOptions, ImportOutcome } from './import-source.ts'

/** Records a message, at most; fewer when making them takes long, so that the window is never held up. */
const CHUNK = 100
const CHUNK_MS = 8

/** Does bulk work in a module worker; the window only hands over records, when asked for them. */
export const bulkWorkInWorker: BulkWork = {
  import: (request, options) =>
    options.signal?.aborted ? Promise.resolve({ kind: 'cancelled' }) : inWorker((port) => converse(port, request, options)),
  compact: ({ databaseName, keys, only }) => {
    const order: ToWorker = { kind: 'compact', databaseName, keys, ...(only && { only: [...only] }) }
    return inWorker((port) => ask(port, order))
  },
}

async function inWorker<T>(work: (port: MessagePort) => Promise<T>): Promise<T> {
  const worker = new Worker(new URL('./import.worker.ts', import.meta.url), { type: 'module' })
  const { port1, port2 } = new MessageChannel()
  return new Promise<T>((resolve, reject) => {
    worker.onerror = () => reject(new StorageFailure('unavailable', 'the import worker stopped'))
    work(port1).then(resolve, reject)
    worker.postMessage(null, [port2])
  }).finally(() => {
    port1.close()
    worker.terminate()
  })
}

function ask(port: MessagePort, order: ToWorker): Promise<void> {
  return new Promise((resolve, reject) => {
    port.onmessage = (event: MessageEvent<unknown>) => {
      const parsed = fromWorkerSchema.safeParse(event.data)
      if (!parsed.success) return
      if (parsed.data.kind === 'compacted') resolve()
      if (parsed.data.kind === 'failed') reject(new StorageFailure(parsed.data.failure, parsed.data.message))
    }
    port.postMessage(order)
  })
}

function converse(port: MessagePort, request: ImportRequest, options: ImportOptions): Promise<ImportOutcome> {
  const say = (message: ToWorker): void => port.postMessage(message)
  const feed = request.source.kind === 'clients' ? chunksOf(request.source.clients) : undefined
  return new Promise((resolve, reject) => {
    const take = async (message: FromWorker): Promise<void> => {
      switch (message.kind) {
        case 'want':
          if (feed) say(await feed())
          break
        case 'progress':
          options.onProgress?.(message)
          break
        case 'ended':
          resolve(message.outcome)
          break
        case 'failed':
          reject(new StorageFailure(message.failure, message.message))
          break
        case 'compacted':
          break
        default:
          missingCase(message)
      }
    }
    port.onmessage = (event: MessageEvent<unknown>) => {
      const parsed = fromWorkerSchema.safeParse(event.data)
      if (parsed.success) take(parsed.data).catch(reject)
    }
    options.signal?.addEventListener('abort', () => say({ kind: 'cancel' }))
    const { databaseName, keys, label, keep, resume } = request
    const source = request.source.kind === 'clients' ? { kind: 'chunks' as const } : request.source
    say({ kind: 'start', databaseName, keys, label, keep, resume, source })
  })
}

function chunksOf(clients: Iterable<unknown> | AsyncIterable<unknown>): () => Promise<ToWorker> {
  const iterator = Symbol.asyncIterator in clients ? clients[Symbol.asyncIterator]() : clients[Symbol.iterator]()
  return async () => {
    const chunk: unknown[] = []
    const began = performance.now()
    while (chunk.length < CHUNK && performance.now() - began < CHUNK_MS) {
      const next = await iterator.next()
      if (next.done) return { kind: 'chunk', clients: chunk, last: true }
      chunk.push(next.value)
    }
    return { kind: 'chunk', clients: chunk, last: false }
  }
}
