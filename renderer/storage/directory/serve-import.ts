import { openDatabase, type SeatDatabase } from '../db.ts'
import { toStorageFailure } from '../storage-failure.ts'
import { compact } from './compaction.ts'
import { toWorkerSchema, type FromWorker, type ToWorker } from './import-protocol.ts'
import { runImport } from './run-import.ts'

type Start = Extract<ToWorker, { kind: 'start' }>
type Compact = Extract<ToWorker, { kind: 'compact' }>
type Chunk = Extract<ToWorker, { kind: 'chunk' }>

/** Carries out one import for the window at the other end of the port. */
export function serveImport(port: MessagePort): void {
  const say = (message: FromWorker): void => port.postMessage(message)
  const chunks = new ChunkStream(() => say({ kind: 'want' }))
  let cancelled = false
  port.onmessage = (event: MessageEvent<unknown>) => {
    const parsed = toWorkerSchema.safeParse(event.data)
    if (!parsed.success) return
    const message = parsed.data
    if (message.kind === 'chunk') chunks.give(message)
    if (message.kind === 'compact') void compactOnce(message, say)
    if (message.kind === 'start') void carryOut(message, chunks, say, () => cancelled)
    if (message.kind === 'cancel') {
      cancelled = true
      chunks.give({ kind: 'chunk', clients: [], last: true })
    }
  }
}

async function carryOut(start: Start, chunks: ChunkStream, say: (message: FromWorker) => void, isCancelled: () => boolean): Promise<void> {
  await answering(say, async () => {
    const db = await openForBulk(start.databaseName)
    const source = start.source.kind === 'demo' ? start.source : { kind: 'clients' as const, clients: chunks.records() }
    const onProgress = (progress: { readonly done: number; readonly total?: number }): void => say({ kind: 'progress', ...progress })
    const { keys, label, keep, resume } = start
    const run = { db, keys, label, keep, resume, source, onProgress, isCancelled, now: Date.now }
    return { kind: 'ended', outcome: await runImport(run).finally(() => db.close()) }
  })
}

async function compactOnce({ databaseName, keys, only }: Compact, say: (message: FromWorker) => void): Promise<void> {
  await answering(say, async () => {
    const db = await openForBulk(databaseName)
    await compact({ db, keys, ...(only && { only }), now: Date.now }).finally(() => db.close())
    return { kind: 'compacted' }
  })
}

/** Bulk writes need not be on the disk one by one: what puts them in force is written strictly, behind them. */
const openForBulk = (name: string): Promise<SeatDatabase> => openDatabase(name, () => undefined, undefined, 'relaxed')

async function answering(say: (message: FromWorker) => void, work: () => Promise<FromWorker>): Promise<void> {
  try {
    say(await work())
  } catch (error) {
    const failure = toStorageFailure(error)
    say({ kind: 'failed', failure: failure.kind, message: failure.message })
  }
}

/** Records as they come from the window, a chunk at a time, each asked for when the one before is written. */
class ChunkStream {
  readonly #want: () => void
  #waiting: ((chunk: Chunk) => void) | undefined

  constructor(want: () => void) {
    this.#want = want
  }

  give(chunk: Chunk): void {
    this.#waiting?.(chunk)
  }

  async *records(): AsyncGenerator {
    for (;;) {
      const chunk = await new Promise<Chunk>((resolve) => {
        this.#waiting = resolve
        this.#want()
      })
      yield* chunk.clients
      if (chunk.last) return
    }
  }
}
