import Dexie from 'dexie'
import type { CallId } from '../../../core/domain/call/call.ts'
import type { ClientId } from '../../../core/domain/client/client.ts'
import type { FinishedFigure } from '../../../core/domain/insight/finished-figure.ts'
import type { CallFactsRecord, Interaction, InteractionStage, OperatorWork } from '../../../core/domain/interaction/interaction.ts'
import type { EpochMs } from '../../../core/domain/time.ts'
import type { KeptWork } from '../../../core/ports/interaction-journal.ts'
import type { ChangeChannel } from '../change-channel.ts'
import { sealRecord } from '../crypto/record-box.ts'
import { digestKey, type SeatKeys } from '../crypto/seat-keys.ts'
import type { SeatDatabase } from '../db.ts'
import type { Quarantine } from '../quarantine.ts'
import type { SeatJournal } from '../seat-storage.ts'
import { SerialQueue } from '../serial-queue.ts'
import { guarded } from '../storage-failure.ts'
import { finishInteraction } from './finish-interaction.ts'
import { factsPlace, InteractionReader, workPlace } from './interaction-reader.ts'
import { isOlder, withWork, type SealedWork } from './work-columns.ts'

/**
 * The journal in IndexedDB. Boxes are sealed before a transaction opens; a transaction reads the row again and replaces
 * one part of it, so the phone window and the desk never undo each other.
 */
export class DexieInteractionJournal implements SeatJournal {
  readonly #db: SeatDatabase
  readonly #keys: SeatKeys
  readonly #reader: InteractionReader
  readonly #changes: ChangeChannel
  readonly #now: () => number
  readonly #queue = new SerialQueue()

  constructor(db: SeatDatabase, keys: SeatKeys, quarantine: Quarantine, changes: ChangeChannel, now: () => number) {
    this.#db = db
    this.#keys = keys
    this.#reader = new InteractionReader(keys, quarantine)
    this.#changes = changes
    this.#now = now
  }

  recordFacts(facts: CallFactsRecord): Promise<void> {
    return this.#writeFacts(facts, (stage) => stage ?? 'open')
  }

  close(facts: CallFactsRecord, stage: 'wrap-up' | 'not-required'): Promise<void> {
    return this.#writeFacts(facts, (before) => (before === 'done' ? before : stage))
  }

  recordWork(callId: CallId, work: OperatorWork): Promise<void> {
    return this.#write(callId, async () => {
      const sealed = await this.#sealWork(callId, work)
      await this.#db.transaction('rw', this.#db.interactions, async () => {
        const row = await this.#db.interactions.get(callId)
        if (!isOlder(sealed, row)) await this.#db.interactions.put(withWork(row ?? { id: callId, stage: 'open' }, sealed))
      })
    })
  }

  async finish(callId: CallId, work: OperatorWork, figure?: FinishedFigure): Promise<void> {
    await this.#write(callId, async () => {
      const sealed = await this.#sealWork(callId, work)
      const deps = { db: this.#db, keys: this.#keys, reader: this.#reader, now: this.#now }
      await finishInteraction(deps, callId, { work, sealed, figure })
    })
    this.#changes.announce({ kind: 'jobs' })
    if (figure !== undefined) this.#changes.announce({ kind: 'team' })
  }

  find(callId: CallId): Promise<Interaction | undefined> {
    return guarded(async () => {
      const row = await this.#db.interactions.get(callId)
      return row && this.#reader.interaction(row)
    })
  }

  findWork(callId: CallId): Promise<KeptWork | undefined> {
    return guarded(async () => {
      const row = await this.#db.interactions.get(callId)
      const opened = row && (await this.#reader.open(row))
      return opened && { stage: opened.row.stage, work: opened.work }
    })
  }

  ofClient(clientId: ClientId, limit: number, before?: EpochMs): Promise<readonly Interaction[]> {
    return guarded(async () => {
      const key = await digestKey(this.#keys, 'client', clientId)
      const upTo = [key, before ?? Dexie.maxKey]
      const rows = this.#db.interactions.where('[clientKey+startedAt]').between([key, Dexie.minKey], upTo)
      return this.#reader.interactions(await rows.reverse().limit(limit).toArray())
    })
  }

  recent(limit: number): Promise<readonly Interaction[]> {
    return guarded(async () => {
      const rows = await this.#db.interactions.orderBy('startedAt').reverse().limit(limit).toArray()
      return this.#reader.interactions(rows)
    })
  }

  unfinished(): Promise<readonly Interaction[]> {
    return guarded(async () => {
      const rows = await this.#db.interactions.where('[stage+startedAt]').between(['open', Dexie.minKey], ['open', Dexie.maxKey]).toArray()
      const ended = this.#db.interactions.where('[stage+startedAt]').between(['wrap-up', Dexie.minKey], ['wrap-up', Dexie.maxKey])
      const all = await this.#reader.interactions([...rows, ...(await ended.toArray())])
      return [...all].sort((a, b) => a.facts.startedAt - b.facts.startedAt)
    })
  }

  onChange(listener: (change: { readonly callId: CallId }) => void): () => void {
    return this.#changes.listen((change) => {
      if (change.kind === 'interaction') listener({ callId: change.callId })
    })
  }

  #writeFacts(facts: CallFactsRecord, stageAfter: (before: InteractionStage | undefined) => InteractionStage): Promise<void> {
    return this.#write(facts.callId, async () => {
      const box = await sealRecord(this.#keys, 'interactions', factsPlace(facts.callId), facts)
      await this.#db.transaction('rw', this.#db.interactions, async () => {
        const row = await this.#db.interactions.get(facts.callId)
        const stage = stageAfter(row?.facts ? row.stage : undefined)
        await this.#db.interactions.put({ ...row, id: facts.callId, stage, startedAt: facts.startedAt, facts: box })
      })
    })
  }

  async #write(callId: CallId, work: () => Promise<void>): Promise<void> {
    await guarded(() => this.#queue.run(callId, work))
    this.#changes.announce({ kind: 'interaction', callId })
  }

  async #sealWork(callId: CallId, work: OperatorWork): Promise<SealedWork> {
    return {
      work: await sealRecord(this.#keys, 'interactions', workPlace(callId), work),
      clientKey: work.clientId === undefined ? undefined : await digestKey(this.#keys, 'client', work.clientId),
      savedAt: work.savedAt,
    }
  }
}
