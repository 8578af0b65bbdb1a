import { StorageFailure } from '../storage-failure.ts'
import type { Applied } from './applied.ts'
import type { OpenWriter } from './page-writer.ts'
import { fromSyncSchema, type ToSync } from './sync-protocol.ts'

/** Pages are parsed, sealed and written in a module worker; the window only passes texts on. */
export const writerInWorker: OpenWriter = ({ db, keys, source }) => {
  const worker = new Worker(new URL('./sync.worker.ts', import.meta.url), { type: 'module' })
  const { port1, port2 } = new MessageChannel()
  let waiting: { readonly resolve: (applied: Applied) => void; readonly reject: (failure: StorageFailure) => void } | undefined
  const stopped = (): void => waiting?.reject(new StorageFailure('unavailable', 'the sync worker stopped'))
  worker.onerror = stopped
  port1.onmessage = (event: MessageEvent<unknown>) => {
    const parsed = fromSyncSchema.safeParse(event.data)
    if (!parsed.success) return
    if (parsed.data.kind === 'failed') waiting?.reject(new StorageFailure(parsed.data.failure, parsed.data.message))
    else waiting?.resolve(parsed.data)
  }
  worker.postMessage(null, [port2])
  const say = (message: ToSync): void => port1.postMessage(message)
  say({ kind: 'open', databaseName: db.name, keys, source })
  return {
    write: (page) =>
      new Promise((resolve, reject) => {
        waiting = { resolve, reject }
        say({ kind: 'page', page })
      }),
    close: () => {
      stopped()
      port1.close()
      worker.terminate()
    },
  }
}
