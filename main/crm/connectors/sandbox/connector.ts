import { createHash } from 'node:crypto'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { clientChangeSchema } from '../../../../core/contract/client-change-schema.ts'
import type { Client } from '../../../../core/domain/client/client.ts'
import type { Clock } from '../../../../core/ports/clock.ts'
import { readIfThere, writePrivately } from '../../../services/profile/private-file.ts'
import type { CrmConnector, Delivery, DeliveryOutcome } from '../../connector.ts'
import { inventedClient, sandboxHistory, type ScenarioContacts } from './history.ts'
import { SandboxRecords, type OriginalRecord } from './records.ts'

/**
 * The CRM of the sandbox: a folder with one JSON document per job. A job that comes again with the same content is
 * delivered again and changes nothing; with other content it is rejected, as a real idempotency key would be.
 */
export function sandboxCrm(
  directory: string,
  clock: Clock,
  scenario: ScenarioContacts = () => undefined,
  people: () => readonly Client[] = () => [],
): CrmConnector {
  const records = new SandboxRecords(join(directory, 'records'), clock, originals(people, clock.now()), (id) => CONTESTED.includes(id))
  return {
    changes: async (cursor, limit) => ({ kind: 'page', ...(await records.changes(cursor, limit)) }),
    rehearsal: { standing: (clients) => records.standing(clients), colleagueEdits: (clientId) => records.colleagueEdits(clientId) },
    history: (question) => Promise.resolve(sandboxHistory(question, clock.now(), scenario)),
    async deliver(delivery, signal) {
      if (delivery.kind === 'client-change') return takeChange(records, delivery, signal)
      await mkdir(directory, { recursive: true, mode: 0o700 })
      // The id comes from a window: only its hash becomes part of a path.
      const path = join(directory, `${createHash('sha256').update(delivery.jobId).digest('hex').slice(0, 32)}.json`)
      const content = JSON.stringify(delivery.body)
      const kept = await readIfThere(path)
      if (kept !== undefined)
        return contentOf(kept) === content
          ? { kind: 'delivered' }
          : { kind: 'rejected', why: 'This job was delivered before with other content' }
      if (signal.aborted) return { kind: 'retry', afterMs: 1000 }
      await writePrivately(path, `${JSON.stringify({ jobId: delivery.jobId, kind: delivery.kind, deliveredAt: clock.now(), content })}\n`)
      return { kind: 'delivered' }
    },
  }
}

/** The people of two scenarios, whose records a colleague edits at the same time. */
const CONTESTED: readonly string[] = ['10871', '88208']

async function takeChange(records: SandboxRecords, { jobId, body }: Delivery, signal: AbortSignal): Promise<DeliveryOutcome> {
  if (signal.aborted) return { kind: 'retry', afterMs: 1000 }
  const change = clientChangeSchema.safeParse(body)
  if (!change.success || change.data.id !== jobId) return { kind: 'rejected', why: 'This is no change of a client' }
  return records.take(change.data)
}

/** People of the scenarios, and the invented clients that the directory of the sandbox is filled with. */
const originals =
  (people: () => readonly Client[], nowMs: number): OriginalRecord =>
  (clientId) =>
    people().find(({ id }) => id === clientId) ?? inventedClient(clientId, nowMs)

function contentOf(kept: string): string | undefined {
  try {
    const document: unknown = JSON.parse(kept)
    return typeof document === 'object' && document !== null && 'content' in document && typeof document.content === 'string'
      ? document.content
      : undefined
  } catch {
    return undefined
  }
}
