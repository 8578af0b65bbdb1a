import type { Client, ClientId } from '../../../core/domain/client/client.ts'
import type { EpochMs } from '../../../core/domain/time.ts'
import type { CallerMemory } from '../../../core/ports/caller-memory.ts'
import { toHex } from '../bytes.ts'
import type { ChangeChannel } from '../change-channel.ts'
import { digestKey } from '../crypto/seat-keys.ts'
import type { OpenedRow } from '../journal/interaction-reader.ts'
import type { SeatClientChanges } from '../seat-storage.ts'
import type { SeatDirectory } from '../directory/seat-directory.ts'
import { guarded } from '../storage-failure.ts'
import { callerKeysOf } from './caller-keys-of.ts'
import { draftsOf, forgetDraftsOf, type DraftParts } from './drafts-of.ts'
import { eraseMergesOf, eraseQuarantined } from './erase-leftovers.ts'
import { anonymise, callsOf, type CallsOf, type JournalParts } from './journal-privacy.ts'
import { dayOf } from './privacy-row.ts'
import { runSweep } from './run-sweep.ts'
import type { PersonalData, SeatPrivacy, SweepOptions, SweepOutcome, UnsentWork } from './seat-privacy.ts'
import { countUnsent, unsentOf } from './unsent-work.ts'

export interface PrivacyParts extends JournalParts, DraftParts {
  readonly directory: SeatDirectory
  readonly clientChanges: SeatClientChanges
  readonly callers: CallerMemory
  readonly changes: ChangeChannel
  /** Erases him in the storage that stands in for this one. */
  readonly eraseRescued: (clientId: ClientId, numbers: ReadonlySet<string>) => Promise<void>
  readonly now: () => EpochMs
}

const EVERY_CHANGE = 10_000
const SWEPT = 'retention-swept'

/** What the owner of personal data asks for, in IndexedDB. */
export class DexieSeatPrivacy implements SeatPrivacy {
  readonly #parts: PrivacyParts

  constructor(parts: PrivacyParts) {
    this.#parts = parts
  }

  subjectOf(clientId: ClientId): Promise<string> {
    return guarded(async () => toHex(await digestKey(this.#parts.keys, 'client', `audit:${clientId}`)))
  }

  needed(clientId: ClientId): Promise<void> {
    const { db, keys, now } = this.#parts
    return guarded(async () => {
      await db.needed.put({ clientKey: await digestKey(keys, 'client', clientId), day: dayOf(now()) })
    })
  }

  dataOf(clientId: ClientId): Promise<PersonalData> {
    const { directory, clientChanges } = this.#parts
    return guarded(async () => {
      const record = await directory.byId(clientId)
      const { told } = await directory.layers(clientId)
      const calls = await this.#callsOf(clientId, record)
      const drafts = await draftsOf(this.#parts, clientId)
      return {
        ...(record === undefined ? {} : { record }),
        ...(told === undefined || JSON.stringify(told) === JSON.stringify(record) ? {} : { told }),
        changes: (await clientChanges.statesOf(clientId, EVERY_CHANGE)).map(({ change, state }) => ({ change, state: state.kind })),
        calls: calls.flatMap(({ id, row, facts, work }) => (facts === undefined ? [] : [{ id, stage: row.stage, facts, work }])),
        learned: await this.#learnedOf(record),
        ...(drafts.length === 0 ? {} : { drafts: drafts.map(({ text }) => text) }),
      }
    })
  }

  unsentOf(clientId: ClientId): Promise<UnsentWork> {
    const { db, keys, directory } = this.#parts
    return guarded(async () => {
      const calls = await this.#callsOf(clientId, await directory.byId(clientId))
      return unsentOf(
        db,
        await digestKey(keys, 'client', clientId),
        calls.map(({ id }) => id),
      )
    })
  }

  /** The mark first: whatever comes between, no source brings him back, and erasing goes on where it was when it is asked again. */
  erase(clientId: ClientId): Promise<void> {
    const { db, keys, directory, clientChanges, callers, changes, now } = this.#parts
    return guarded(async () => {
      const clientKey = await digestKey(keys, 'client', clientId)
      const record = await directory.byId(clientId)
      await db.erased.put({ clientKey, at: now() })
      await this.#parts.eraseRescued(clientId, new Set(record?.phones.map(({ number }) => number) ?? []))
      const calls = await this.#callsOf(clientId, record)
      for (const opened of calls) {
        await this.#anonymise(opened)
        changes.announce({ kind: 'interaction', callId: opened.id })
      }
      await clientChanges.erase([clientId])
      await eraseMergesOf(this.#parts, clientId)
      await callers.forgetClient(clientId)
      const callerKeys = callerKeysOf(record)
      for (const caller of callerKeys) await callers.forgetCaller(caller)
      await forgetDraftsOf(this.#parts, [clientId])
      await eraseQuarantined(this.#parts, { clientId, callIds: calls.map(({ id }) => id), callers: callerKeys })
      await db.needed.delete(clientKey)
      // Last: until then he is found, and erasing can be asked again.
      await directory.remove([clientId])
      changes.announce({ kind: 'jobs' })
    })
  }

  sweep(options: SweepOptions): Promise<SweepOutcome | undefined> {
    const { db, now } = this.#parts
    return guarded(() =>
      navigator.locks.request(`${db.name}-retention`, { ifAvailable: true }, async (lock) => {
        if (lock === null) return undefined
        const outcome = await runSweep({ ...this.#parts, rest }, options)
        if (outcome !== undefined) await db.meta.put({ id: SWEPT, at: now() })
        return outcome
      }),
    )
  }

  unsent(): Promise<number> {
    return guarded(() => countUnsent(this.#parts.db))
  }

  lastSweep(): Promise<EpochMs | undefined> {
    return guarded(async () => {
      const row: unknown = await this.#parts.db.meta.get(SWEPT)
      return typeof row === 'object' && row !== null && 'at' in row && typeof row.at === 'number' ? row.at : undefined
    })
  }

  async #callsOf(clientId: ClientId, record: Client | undefined): Promise<readonly OpenedRow[]> {
    const numbers = new Set(record?.phones.map(({ number }) => number) ?? [])
    const person: CallsOf = { clientId, clientKey: await digestKey(this.#parts.keys, 'client', clientId), numbers }
    const found: OpenedRow[] = []
    for await (const some of callsOf(this.#parts, person)) found.push(...some)
    return found
  }

  /** A call that is being written meanwhile is tried again with what was written. */
  async #anonymise(opened: OpenedRow): Promise<void> {
    let now: OpenedRow | undefined = opened
    while (now !== undefined && !(await anonymise(this.#parts, now))) {
      const row = await this.#parts.db.interactions.get(opened.id)
      now = row && (await this.#parts.reader.open(row))
    }
  }

  async #learnedOf(record: Client | undefined): Promise<PersonalData['learned']> {
    const { callers } = this.#parts
    const learned = callerKeysOf(record).map(async (caller) => ({
      number: caller.startsWith('tel:') ? caller.slice('tel:'.length) : caller,
      knowledge: await callers.recall(caller),
    }))
    const found = await Promise.all(learned)
    return found.filter(
      ({ knowledge: { verdicts, nuisance, nuisanceCalls, unanswered } }) =>
        verdicts.length > 0 || nuisance !== undefined || nuisanceCalls > 0 || unanswered !== undefined,
    )
  }
}

/** Between two pages: whoever waits for the thread gets it. */
const rest = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0))
