import { missingCase } from '../../../core/domain/exhaustive.ts'
import { toStorageFailure } from '../storage-failure.ts'
import { fileWorkInPlace } from './file-work-in-place.ts'
import { toFileWorkerSchema, type FileWorkOrder, type FromFileWorker } from './import-file-protocol.ts'

/** Does one thing with a file for the window at the other end of the port. */
export function serveFileWork(port: MessagePort): void {
  const say = (message: FromFileWorker): void => port.postMessage(message)
  const cancel = new AbortController()
  port.onmessage = (event: MessageEvent<unknown>) => {
    const parsed = toFileWorkerSchema.safeParse(event.data)
    if (!parsed.success) return
    if (parsed.data.kind === 'cancel') cancel.abort()
    else void answer(parsed.data, cancel.signal, say)
  }
}

async function answer(order: FileWorkOrder, signal: AbortSignal, say: (message: FromFileWorker) => void): Promise<void> {
  try {
    say(await done(order, signal, say))
  } catch (error) {
    const failure = toStorageFailure(error)
    say({ kind: 'failed', failure: failure.kind, message: failure.message })
  }
}

async function done(order: FileWorkOrder, signal: AbortSignal, say: (message: FromFileWorker) => void): Promise<FromFileWorker> {
  switch (order.kind) {
    case 'look':
      return { kind: 'looked', look: await fileWorkInPlace.look(order.file, order.shape) }
    case 'run': {
      const onProgress = (progress: Extract<FromFileWorker, { kind: 'progress' }>['progress']): void => say({ kind: 'progress', progress })
      return { kind: 'ended', outcome: await fileWorkInPlace.run(order.parts, order.file, order.order, { onProgress, signal }) }
    }
    case 'forget':
      await fileWorkInPlace.forget(order.parts)
      return { kind: 'forgotten' }
    default:
      return missingCase(order)
  }
}
