import { StorageFailure } from '../storage-failure.ts'
import type { FileProgress } from './file-imports.ts'
import type { FileWorker } from './file-worker.ts'
import { fromFileWorkerSchema, type FromFileWorker, type ToFileWorker } from './import-file-protocol.ts'

/** Reads files in a module worker: the window hands over the file's handle and hears how far it is. */
export const fileWorkInWorker: FileWorker = {
  look: (file, shape) =>
    ask({ kind: 'look', file, ...(shape && { shape }) }, {}, (said) => (said.kind === 'looked' ? { value: said.look } : undefined)),
  run: (parts, file, order, { onProgress, signal }) =>
    signal?.aborted === true
      ? Promise.resolve({ kind: 'cancelled', counts: { rows: 0, added: 0, updated: 0, present: 0, missing: 0, refused: 0 } })
      : ask({ kind: 'run', file, order, parts }, { ...(onProgress && { onProgress }), ...(signal && { signal }) }, (said) =>
          said.kind === 'ended' ? { value: said.outcome } : undefined,
        ),
  forget: (parts) => ask({ kind: 'forget', parts }, {}, (said) => (said.kind === 'forgotten' ? { value: undefined } : undefined)),
}

interface Listening {
  readonly onProgress?: (progress: FileProgress) => void
  readonly signal?: AbortSignal
}

function ask<T>(
  order: ToFileWorker,
  { onProgress, signal }: Listening,
  answerOf: (said: FromFileWorker) => { readonly value: T } | undefined,
): Promise<T> {
  const worker = new Worker(new URL('./import-file.worker.ts', import.meta.url), { type: 'module' })
  const { port1, port2 } = new MessageChannel()
  const say = (message: ToFileWorker): void => port1.postMessage(message)
  const cancel = (): void => say({ kind: 'cancel' })
  return new Promise<T>((resolve, reject) => {
    worker.onerror = () => reject(new StorageFailure('unavailable', 'the worker of files stopped'))
    port1.onmessage = (event: MessageEvent<unknown>) => {
      const parsed = fromFileWorkerSchema.safeParse(event.data)
      if (!parsed.success) {
        reject(new StorageFailure('unavailable', 'the worker of files said something else'))
        return
      }
      const said = parsed.data
      if (said.kind === 'progress') onProgress?.(said.progress)
      else if (said.kind === 'failed') reject(new StorageFailure(said.failure, said.message))
      else {
        const answer = answerOf(said)
        if (answer !== undefined) resolve(answer.value)
      }
    }
    worker.postMessage(null, [port2])
    signal?.addEventListener('abort', cancel)
    say(order)
  }).finally(() => {
    signal?.removeEventListener('abort', cancel)
    port1.close()
    worker.terminate()
  })
}
