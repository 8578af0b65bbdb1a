import type { Client, ClientId } from '../../../../core/domain/client/client.ts'
import { withChange } from '../../../../core/domain/client/change/apply-change.ts'
import type { ClientChange } from '../../../../core/domain/client/change/client-change.ts'
import { rebase } from '../../../../core/domain/client/change/rebase.ts'
import { sameValue } from '../../../../core/domain/client/change/same-value.ts'
import type { SourcePage } from '../../../../core/domain/directory/source-page.ts'
import type { Clock } from '../../../../core/ports/clock.ts'
import type { DeliveryOutcome } from '../../connector.ts'
import { colleagueChange } from './colleague-change.ts'
import { RecordLog, type LogEntry } from './record-log.ts'

/** Where the records of the CRM begin; undefined: it never had this one. */
export type OriginalRecord = (clientId: ClientId) => Client | undefined

/** Records of the sandbox's CRM: how they began, and every change that was taken since. */
export class SandboxRecords {
  readonly #log: RecordLog
  readonly #original: OriginalRecord
  readonly #clock: Clock
  /** Whose record a colleague edits just before the first edit of the operator comes: a conflict to see. */
  readonly #contested: (clientId: ClientId) => boolean
  #turn: Promise<unknown> = Promise.resolve()

  constructor(directory: string, clock: Clock, original: OriginalRecord, contested: (clientId: ClientId) => boolean) {
    this.#log = new RecordLog(directory)
    this.#original = original
    this.#clock = clock
    this.#contested = contested
  }

  /** Takes a change, once however often it comes; one that meets a newer one is answered with the record as it is now. */
  take(change: ClientChange): Promise<DeliveryOutcome> {
    return this.#inTurn(async () => {
      const entries = await this.#log.entries()
      const known = entries.find((entry) => entry.change.id === change.id)
      if (known !== undefined)
        return sameChange(known.change, change)
          ? delivered(known)
          : { kind: 'rejected', why: 'This change was delivered before with other content' }
      if (this.#isContested(change, entries)) await this.#edit(change)
      const current = await this.#current(change.clientId)
      // A record that came from elsewhere, e.g. a file, is taken as it comes.
      if (current === undefined) return delivered(await this.#log.append(numbered(change, entries.length + 1)))
      if (rebase(undefined, [change], current).conflicts.length > 0) return { kind: 'conflict', current }
      return delivered(await this.#log.append(numbered(change, entries.length + 1)))
    })
  }

  /** A colleague edits the record; false: there is no such record here. */
  colleagueEdits(clientId: ClientId): Promise<boolean> {
    return this.#inTurn(async () => {
      const current = await this.#current(clientId)
      if (current === undefined) return false
      await this.#log.append(colleagueChange(current, 'status', `colleague-${crypto.randomUUID()}`, this.#clock.now()))
      return true
    })
  }

  /** These records as they are now; merged ones are left out. */
  standing(originals: readonly Client[]): Promise<readonly Client[]> {
    return this.#inTurn(async () => {
      const entries = await this.#log.entries()
      return originals.flatMap((original) => replay(original, original.id, entries) ?? [])
    })
  }

  /** What changed since `cursor`, the number of an entry; each record once, as it is now. */
  changes(cursor: string | undefined, limit: number): Promise<SourcePage> {
    return this.#inTurn(async () => {
      const after = Number(cursor ?? 0)
      const entries = await this.#log.entries()
      const ids = new Map<ClientId, number>()
      for (const { no, change } of entries) {
        if (no <= after) continue
        for (const id of touchedIds(change)) ids.set(id, no)
      }
      const inOrder = [...ids].sort((a, b) => a[1] - b[1])
      const page = inOrder.slice(0, limit)
      const records = page.map(([id]) => [id, replay(this.#original(id), id, entries)] as const)
      const more = inOrder.length > page.length
      return {
        upserts: records.flatMap(([, record]) => record ?? []),
        // What it never had as a whole is not gone: it only cannot tell it.
        gone: records.filter(([id, record]) => record === undefined && isMerged(id, entries)).map(([id]) => id),
        cursor: String(more ? (page.at(-1)?.[1] ?? after) : (entries.at(-1)?.no ?? after)),
        more,
        refused: [],
        fresh: false,
      }
    })
  }

  async #current(clientId: ClientId): Promise<Client | undefined> {
    return replay(this.#original(clientId), clientId, await this.#log.entries())
  }

  #isContested({ clientId, body }: ClientChange, entries: readonly LogEntry[]): boolean {
    return (
      body.kind === 'edited' &&
      this.#contested(clientId) &&
      !entries.some(({ change }) => change.clientId === clientId && change.body.kind === 'edited')
    )
  }

  /** The colleague was quicker, with the first field that the operator edits. */
  async #edit({ clientId, id, body }: ClientChange): Promise<void> {
    const current = await this.#current(clientId)
    const field = body.kind === 'edited' ? body.edits[0]?.field : undefined
    if (current !== undefined && field !== undefined)
      await this.#log.append(colleagueChange(current, field, `${id}-colleague`.slice(-64), this.#clock.now()))
  }

  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const result = this.#turn.then(work, work)
    this.#turn = result.catch(() => undefined)
    return result
  }
}

/** The record after all that was taken; its version is the number of the last change. */
function replay(original: Client | undefined, clientId: ClientId, entries: readonly LogEntry[]): Client | undefined {
  let record = original
  for (const { no, change } of entries) {
    const { body } = change
    const other = body.kind === 'merged' || body.kind === 'unmerged' ? body.from : undefined
    if (other === clientId) record = body.kind === 'unmerged' ? body.fromBefore : undefined
    if (change.clientId !== clientId) continue
    if (body.kind === 'created') record = body.client
    else if (record !== undefined) record = withChange(record, change)
    if (record !== undefined) record = { ...record, version: `v${no}` }
  }
  return record
}

const touchedIds = ({ clientId, body }: ClientChange): readonly ClientId[] =>
  body.kind === 'merged' || body.kind === 'unmerged' ? [clientId, body.from] : [clientId]

function isMerged(clientId: ClientId, entries: readonly LogEntry[]): boolean {
  const last = entries.findLast(({ change }) => touchedIds(change).includes(clientId) && change.clientId !== clientId)
  return last?.change.body.kind === 'merged'
}

/** Requests of the seat get their number here: `NN-NNNN`, as people say it aloud. */
function numbered(change: ClientChange, no: number): ClientChange {
  if (change.body.kind !== 'request-created') return change
  const number = `${50 + Math.floor(no / 9000)}-${String(1000 + (no % 9000))}`
  return { ...change, body: { ...change.body, request: { ...change.body.request, number } } }
}

/** The number of a request is ours: a resend comes with the temporary one. */
function sameChange(kept: ClientChange, come: ClientChange): boolean {
  if (kept.body.kind !== 'request-created' || come.body.kind !== 'request-created') return sameValue(kept, come)
  const request = { ...come.body.request, number: kept.body.request.number }
  return sameValue(kept, { ...come, body: { ...come.body, request } })
}

function delivered({ no, change }: LogEntry): DeliveryOutcome {
  const number = change.body.kind === 'request-created' ? { number: change.body.request.number } : {}
  return { kind: 'delivered', version: `v${no}`, ...number }
}
