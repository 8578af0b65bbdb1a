import { openDatabase } from '../db.ts'
import { toStorageFailure } from '../storage-failure.ts'
import type { PageWriter } from './page-writer.ts'
import { toSyncSchema, type FromSync, type ToSync } from './sync-protocol.ts'
import { pageWriter } from './write-pages.ts'

/** Writes the pages that the window at the other end of the port hands over. */
export function serveSync(port: MessagePort): void {
  const say = (message: FromSync): void => port.postMessage(message)
  let writer: Promise<PageWriter> | undefined
  port.onmessage = (event: MessageEvent<unknown>) => {
    const parsed = toSyncSchema.safeParse(event.data)
    if (!parsed.success) return
    if (parsed.data.kind === 'open') writer = open(parsed.data)
    else if (writer !== undefined) void write(writer, parsed.data.page, say)
  }
}

async function open({ databaseName, keys, source }: Extract<ToSync, { kind: 'open' }>): Promise<PageWriter> {
  return pageWriter(await openDatabase(databaseName, () => undefined), keys, source)
}

async function write(writer: Promise<PageWriter>, page: string, say: (message: FromSync) => void): Promise<void> {
  try {
    say(await (await writer).write(page))
  } catch (error) {
    const failure = toStorageFailure(error)
    say({ kind: 'failed', failure: failure.kind, message: failure.message })
  }
}
