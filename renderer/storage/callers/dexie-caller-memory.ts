import type { Table } from 'dexie'
import type { CallId } from '../../../core/domain/call/call-id.ts'
import type { CallerKey } from '../../../core/domain/client/caller-key.ts'
import { NOTHING_LEARNED, type CallerKnowledge, type NuisanceMark, type Unanswered } from '../../../core/domain/client/caller-knowledge.ts'
import type { ClientId } from '../../../core/domain/client/client-id.ts'
import { withoutVerdictOn, withVerdict, type LearnedVerdict } from '../../../core/domain/client/learned-verdict.ts'
import type { CallerMemory } from '../../../core/ports/caller-memory.ts'
import { toHex, type Bytes } from '../bytes.ts'
import { openRecord, sealRecord } from '../crypto/record-box.ts'
import { digestKey, type SeatKeys } from '../crypto/seat-keys.ts'
import type { SeatDatabase } from '../db.ts'
import type { Quarantine } from '../quarantine.ts'
import { SerialQueue } from '../serial-queue.ts'
import { guarded } from '../storage-failure.ts'
import { callerRowSchema, keptCallerSchema, placeOfCaller, type CallerRow, type KeptCaller } from './caller-row.ts'

/** A note on a nuisance is cut to this, in UTF-16 units. */
const LONGEST_NOTE = 500

/**
 * What the seat learned about callers, in IndexedDB: one row a caller under a digest of his number. Windows of a seat write
 * one after the other (Web Locks), so that none undoes what another learned.
 */
export class DexieCallerMemory implements CallerMemory {
  readonly #rows: Table<CallerRow, Bytes>
  readonly #name: string
  readonly #keys: SeatKeys
  readonly #quarantine: Quarantine
  readonly #queue = new SerialQueue()

  constructor(db: SeatDatabase, keys: SeatKeys, quarantine: Quarantine) {
    this.#rows = db.table('callers')
    this.#name = db.name
    this.#keys = keys
    this.#quarantine = quarantine
  }

  recall(caller: CallerKey): Promise<CallerKnowledge> {
    return guarded(async () => {
      const raw: unknown = await this.#rows.get(await this.#keyOf(caller))
      return (raw === undefined ? undefined : await this.#read(raw))?.kept ?? NOTHING_LEARNED
    })
  }

  learn(caller: CallerKey, verdict: LearnedVerdict): Promise<void> {
    return this.#change(caller, (kept) => ({ ...kept, verdicts: withVerdict(kept.verdicts, verdict) }))
  }

  unlearn(caller: CallerKey, clientId: ClientId): Promise<void> {
    return this.#change(caller, (kept) => ({ ...kept, verdicts: withoutVerdictOn(kept.verdicts, clientId) }))
  }

  mark(caller: CallerKey, { note, at }: NuisanceMark): Promise<void> {
    return this.#change(caller, (kept) => ({ ...kept, nuisance: { note: note.slice(0, LONGEST_NOTE), at: kept.nuisance?.at ?? at } }))
  }

  unmark(caller: CallerKey): Promise<void> {
    return this.#change(caller, ({ nuisance: _nuisance, ...kept }) => kept)
  }

  countNuisance(caller: CallerKey, callId: CallId): Promise<void> {
    return this.#change(caller, (kept) =>
      kept.lastNuisanceCall === callId ? kept : { ...kept, nuisanceCalls: kept.nuisanceCalls + 1, lastNuisanceCall: callId },
    )
  }

  noteUnanswered(caller: CallerKey, unanswered: Unanswered): Promise<void> {
    return this.#change(caller, (kept) => ({ ...kept, unanswered }))
  }

  forgetClient(clientId: ClientId): Promise<void> {
    return this.#changeAll(({ unanswered, ...kept }) => ({
      ...kept,
      verdicts: withoutVerdictOn(kept.verdicts, clientId),
      ...(unanswered === undefined || unanswered.clientId === clientId ? {} : { unanswered }),
    }))
  }

  forgetCaller(caller: CallerKey): Promise<void> {
    return this.#change(caller, ({ verdicts }) => ({ verdicts, nuisanceCalls: 0 }))
  }

  forgetBefore(at: number): Promise<void> {
    return this.#changeAll(({ unanswered, ...kept }) => ({
      ...kept,
      verdicts: kept.verdicts.filter((verdict) => verdict.at >= at),
      ...(unanswered === undefined || unanswered.at < at ? {} : { unanswered }),
    }))
  }

  #keyOf(caller: CallerKey): Promise<Bytes> {
    return digestKey(this.#keys, 'client', `caller:${caller}`)
  }

  #change(caller: CallerKey, change: (kept: KeptCaller) => KeptCaller): Promise<void> {
    return this.#alone(async () => {
      const key = await this.#keyOf(caller)
      const raw: unknown = await this.#rows.get(key)
      const before = raw === undefined ? undefined : await this.#read(raw)
      await this.#write(key, change(before?.kept ?? NOTHING_LEARNED))
    })
  }

  #changeAll(change: (kept: KeptCaller) => KeptCaller): Promise<void> {
    return this.#alone(async () => {
      for (const raw of await this.#rows.toArray()) {
        const row = await this.#read(raw)
        if (row !== undefined) await this.#write(row.key, change(row.kept))
      }
    })
  }

  /** What holds nothing any more leaves no row: that somebody called is nobody's business either. */
  async #write(key: Bytes, kept: KeptCaller): Promise<void> {
    const { verdicts, nuisance, nuisanceCalls, unanswered } = kept
    if (verdicts.length === 0 && nuisance === undefined && nuisanceCalls === 0 && unanswered === undefined) await this.#rows.delete(key)
    else await this.#rows.put({ key, box: await sealRecord(this.#keys, 'clients', placeOfCaller(key), kept) })
  }

  async #read(raw: unknown): Promise<{ readonly key: Bytes; readonly kept: KeptCaller } | undefined> {
    const row = callerRowSchema.safeParse(raw)
    if (!row.success) {
      await this.#quarantine.keep('callers', 'unknown', 'bad-shape', raw)
      return undefined
    }
    const { key, box } = row.data
    const opened = await openRecord(this.#keys, 'clients', placeOfCaller(key), box, keptCallerSchema)
    if (opened.ok) return { key, kept: opened.value }
    await this.#quarantine.keep('callers', toHex(key), opened.error, raw)
    return undefined
  }

  /** One change at a time, in the order of the clicks. */
  #alone(work: () => Promise<void>): Promise<void> {
    return this.#queue.run('callers', () => guarded(() => navigator.locks.request(`${this.#name}-callers`, work)))
  }
}
