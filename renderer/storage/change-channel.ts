import { z } from 'zod'
import { callIdSchema } from '../../core/contract/call-schema.ts'

const changeSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('interaction'), callId: callIdSchema }),
  z.object({ kind: z.literal('jobs') }),
  z.object({ kind: z.literal('directory') }),
  z.object({ kind: z.literal('client-changes') }),
  z.object({ kind: z.literal('team') }),
  z.object({ kind: z.literal('team-files') }),
  z.object({ kind: z.literal('sources') }),
  /** Somebody wants a source to be read now: whichever window reads does it. */
  z.object({ kind: z.literal('source-wanted'), source: z.string(), whole: z.boolean().exactOptional() }),
])
/** What was written, without what is in it. Sent after the write is durable. */
export type Change = z.infer<typeof changeSchema>

/** Tells every window of the seat, this one included, what changed. */
export class ChangeChannel {
  readonly #channel: BroadcastChannel
  #closed = false
  readonly #listeners = new Set<(change: Change) => void>()

  constructor(databaseName: string) {
    this.#channel = new BroadcastChannel(`${databaseName}-changes`)
    this.#channel.onmessage = (event: MessageEvent<unknown>) => {
      const parsed = changeSchema.safeParse(event.data)
      if (parsed.success) this.#tell(parsed.data)
    }
  }

  announce(change: Change): void {
    if (this.#closed) return
    this.#channel.postMessage(change)
    this.#tell(change)
  }

  listen(listener: (change: Change) => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  close(): void {
    this.#closed = true
    this.#listeners.clear()
    this.#channel.close()
  }

  #tell(change: Change): void {
    for (const listener of [...this.#listeners]) listener(change)
  }
}
