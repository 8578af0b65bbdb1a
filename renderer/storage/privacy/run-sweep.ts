import type { Client, ClientId } from '../../../core/domain/client/client.ts'
import { isNeeded } from '../../../core/domain/privacy/retention.ts'
import type { EpochMs } from '../../../core/domain/time.ts'
import type { CallerMemory } from '../../../core/ports/caller-memory.ts'
import { toHex } from '../bytes.ts'
import { inTurn } from '../changes/change-parts.ts'
import { forgetChangesOf, pruneSettled } from '../changes/prune-changes.ts'
import { RowDigest } from '../crypto/row-digest.ts'
import type { SeatDirectory } from '../directory/seat-directory.ts'
import { forgetDraftsOf, type DraftParts } from './drafts-of.ts'
import { anonymise, type JournalParts } from './journal-privacy.ts'
import { dayOf } from './privacy-row.ts'
import type { SweepOptions, SweepOutcome } from './seat-privacy.ts'
import { unsentOnSeat, type Unsent } from './unsent-work.ts'

export interface SweepParts extends JournalParts, DraftParts {
  readonly callers: Pick<CallerMemory, 'forgetBefore'>
  readonly directory: Pick<SeatDirectory, 'eachPage' | 'remove' | 'imported' | 'count'>
  readonly now: () => EpochMs
  /** Lets others work between two pages. */
  readonly rest: () => Promise<void>
}

/** Clients that leave at once: few enough that the pages are soon whole again. */
const LEAVE_AT_ONCE = 2_000
/** So many at most in one walk through the pages; then another one begins. */
const LEAVE_A_WALK = 20_000
const CALLS_AT_ONCE = 64
const FIRST_SWEEP = 'retention'
const DAY_MS = 86_400_000
/** Changes that came to their end stay so long, in days, where nothing else leaves. */
const SETTLED_DAYS = 30

/**
 * Lets go of clients and of the persons of calls that nobody needed for `days`, and of what was learned and settled before.
 * Undefined: aborted; what left is gone.
 */
export async function runSweep(parts: SweepParts, options: SweepOptions): Promise<SweepOutcome | undefined> {
  const { days } = options
  await pruneSettled(parts.db, parts.now() - (days === 0 ? SETTLED_DAYS : days) * DAY_MS, parts.rest)
  if (days === 0) return { clients: 0, calls: 0 }
  const oldest = dayOf(parts.now()) - days
  await parts.callers.forgetBefore(oldest * DAY_MS)
  const calls = await sweepCalls(parts, options, oldest)
  let clients = 0
  for (;;) {
    const leaving = await whoLeaves(parts, options, oldest)
    if (leaving === undefined) return undefined
    for (let from = 0; from < leaving.length; from += LEAVE_AT_ONCE) {
      await leave(parts, leaving.slice(from, from + LEAVE_AT_ONCE))
      if (options.signal?.aborted === true) return undefined
    }
    clients += leaving.length
    if (leaving.length < LEAVE_A_WALK) return { clients, calls }
  }
}

async function whoLeaves(
  parts: SweepParts,
  { signal, onProgress }: SweepOptions,
  oldest: number,
): Promise<readonly ClientId[] | undefined> {
  const { db, keys, directory } = parts
  const digest = new RowDigest(keys.digestSecret)
  const days = new Map((await db.needed.toArray()).map(({ clientKey, day }) => [toHex(new Uint8Array(clientKey)), day]))
  const unsent = await unsentOnSeat(db)
  const base = await baseDay(parts)
  const total = await directory.count()
  const leaving: ClientId[] = []
  let looked = 0
  const stays = (client: Client): boolean => {
    const key = toHex(digest.of('client', client.id))
    return isNeeded(client, { lastDay: days.get(key) ?? base, oldest, unsent: unsent.clients.has(key) })
  }
  for await (const page of directory.eachPage()) {
    if (signal?.aborted === true) return undefined
    for (const client of page) if (!stays(client)) leaving.push(client.id)
    looked += page.length
    onProgress?.({ looked, total: Math.max(looked, total) })
    if (leaving.length >= LEAVE_A_WALK) break
    await parts.rest()
  }
  return leaving
}

/** Removes them with all that is kept of them, unless one was needed or worked on meanwhile. */
async function leave(parts: SweepParts, ids: readonly ClientId[]): Promise<void> {
  const { db, keys, directory } = parts
  const digest = new RowDigest(keys.digestSecret)
  // In turn: nobody changes one of them between the look and the removal.
  await inTurn(parts, async () => {
    const unsent = await unsentOnSeat(db)
    const still = ids.filter((id) => !unsent.clients.has(toHex(digest.of('client', id))))
    const clientKeys = still.map((id) => digest.of('client', id))
    await forgetDraftsOf(parts, still)
    await forgetChangesOf(db, clientKeys)
    await directory.remove(still)
    await db.needed.bulkDelete(clientKeys)
  })
}

/** What stands for the last day of whom nobody ever needed: the import, or the day of the first sweep where nothing was imported. */
async function baseDay({ db, directory, now }: SweepParts): Promise<number> {
  const imported = await directory.imported()
  const row: unknown = await db.meta.get(FIRST_SWEEP)
  const first = typeof row === 'object' && row !== null && 'day' in row && typeof row.day === 'number' ? row.day : undefined
  if (first === undefined) await db.meta.put({ id: FIRST_SWEEP, day: dayOf(now()) })
  return imported === undefined ? (first ?? dayOf(now())) : dayOf(imported.at)
}

async function sweepCalls(parts: SweepParts, { signal }: SweepOptions, oldest: number): Promise<number> {
  const { db, reader } = parts
  const before = oldest * DAY_MS
  let from = -Infinity
  let swept = 0
  for (;;) {
    const rows = await db.interactions.where('startedAt').between(from, before, true, false).limit(CALLS_AT_ONCE).toArray()
    const last = rows.at(-1)?.startedAt
    if (last === undefined || signal?.aborted === true) return swept
    const unsent: Unsent = await unsentOnSeat(db)
    for (const row of rows) {
      if (row.anonymous === true || unsent.calls.has(row.id)) continue
      const opened = await reader.open(row)
      if (opened !== undefined && (await anonymise(parts, opened))) swept += 1
    }
    // Calls of one moment stand in one slice, or the rest of them in the next.
    from = last === from || rows.length < CALLS_AT_ONCE ? last + 1 : last
    await parts.rest()
  }
}
