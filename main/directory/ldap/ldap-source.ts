import { createHash, randomUUID } from 'node:crypto'
import { FilterParser, type Entry } from 'ldapts'
import type { z } from 'zod'
import type { ldapSchema } from '../../../core/contract/directory/directory-section.ts'
import type { RefusedRecord } from '../../../core/domain/directory/source-fault.ts'
import type { Client } from '../../../core/domain/client/client.ts'
import type { Clock } from '../../../core/ports/clock.ts'
import { SOURCE_LIMITS, type DirectorySource, type Pulled, type SourceLimits } from '../directory-source.ts'
import type { RecordOptions } from '../record-options.ts'
import { denied, notSetUp } from '../source-trouble.ts'
import { nextSecond, readCursor, type DirectoryCursor, type SyncedCursor } from './cursor.ts'
import { ASKED_ATTRIBUTES, clientOf, timeOf, type EntryTime } from './entry-record.ts'
import { LdapSession } from './ldap-session.ts'
import { ldapTroubleOf } from './ldap-trouble.ts'

export interface LdapOptions extends RecordOptions {
  readonly section: Omit<z.output<typeof ldapSchema>, 'secret'>
  readonly readSecret: () => Promise<string | undefined>
  readonly clock: Clock
  readonly limits?: SourceLimits
  /** How often everything is told, so that what was removed is found, in ms: an hour by default. */
  readonly fullEveryMs?: number
}

const FULL_EVERY_MS = 3_600_000
/** After this a second of the server is over, in ms. */
const SECOND_OVER_MS = 2_000

/** A search on its way. */
interface Run {
  readonly id: string
  readonly session: LdapSession
  /** Where it began; absent: it tells everything. */
  readonly back: SyncedCursor | undefined
  readonly startedAt: number
  /** Entries that came in a page larger than was asked for. */
  waiting: Entry[]
  done: number
  newest: EntryTime | undefined
}

/**
 * A directory server (RFC 4511). Between full listings it is asked for entries changed since the newest change seen; a
 * removed entry leaves no trace there, so everything is told again from time to time, and what is missing then is gone.
 */
export function ldapSource(options: LdapOptions): DirectorySource {
  const { section } = options
  const reader = new DirectoryReader(options)
  const { id, kind, title, everySeconds } = section
  return {
    description: { id, kind, title, everySeconds },
    pull: (cursor, limit, signal) => reader.pull(cursor, limit, signal),
    close: () => reader.close(),
  }
}

class DirectoryReader {
  readonly #options: LdapOptions
  readonly #limits: SourceLimits
  /** Of address, place and filter: a cursor of others is worth nothing here. */
  readonly #mark: string
  #run: Run | undefined

  constructor(options: LdapOptions) {
    this.#options = options
    this.#limits = options.limits ?? SOURCE_LIMITS
    const { url, baseDn, filter, bindDn } = options.section
    this.#mark = createHash('sha256')
      .update([url, baseDn, filter, bindDn ?? ''].join('\0'))
      .digest('hex')
      .slice(0, 16)
  }

  close(): void {
    this.#run?.session.close()
    this.#run = undefined
  }

  async pull(cursor: string | undefined, limit: number, signal: AbortSignal): Promise<Pulled> {
    if (!isFilter(this.#options.section.filter)) return notSetUp('filter', this.#options.section.filter)
    const secret = await this.#options.readSecret()
    // A name without a password would sign in as nobody (RFC 4513 §5.1.2).
    if (this.#options.section.bindDn !== undefined && secret === undefined) return denied
    try {
      const run = await this.#runAt(readCursor(cursor, this.#mark), limit, secret, signal)
      return await this.#page(run, limit, signal)
    } catch (error) {
      this.close()
      return ldapTroubleOf(error)
    }
  }

  /** The search that the cursor goes on with, or a new one. */
  async #runAt(at: DirectoryCursor | undefined, limit: number, secret: string | undefined, signal: AbortSignal): Promise<Run> {
    if (at?.kind === 'within' && at.run === this.#run?.id && at.done === this.#run.done) return this.#run
    this.close()
    const { section, clock, fullEveryMs } = this.#options
    const known = at?.kind === 'within' ? at.back : at
    const isDue = known?.newest === undefined || clock.now() - known.fullAt >= (fullEveryMs ?? FULL_EVERY_MS)
    const back = isDue ? undefined : known
    const startedAt = clock.now()
    const search = {
      baseDn: section.baseDn,
      filter: back?.newest === undefined ? section.filter : sinceFilter(section.filter, back.newest),
      attributes: ASKED_ATTRIBUTES,
      pageSize: limit,
    }
    const account = { url: new URL(section.url), bindDn: section.bindDn, secret }
    const session = await LdapSession.open(account, search, this.#limits, signal)
    this.#run = { id: randomUUID(), session, back, startedAt, waiting: [], done: 0, newest: undefined }
    return this.#run
  }

  async #page(run: Run, limit: number, signal: AbortSignal): Promise<Pulled> {
    let ended = false
    while (run.waiting.length <= limit && !ended) {
      const entries = await run.session.next(signal)
      if (entries === undefined) ended = true
      else run.waiting.push(...entries)
    }
    const entries = run.waiting.splice(0, limit)
    const more = run.waiting.length > 0 || !ended
    const fresh = run.back === undefined && run.done === 0
    for (const entry of entries) run.newest = later(run.newest, timeOf(entry))
    run.done += 1
    const cursor = more ? this.#within(run) : this.#synced(run)
    if (!more) this.close()
    return { kind: 'page', ...recordsOf(entries, this.#options), gone: [], cursor: JSON.stringify(cursor), more, fresh }
  }

  #within({ id, done, back }: Run): DirectoryCursor {
    return { kind: 'within', directory: this.#mark, run: id, done, ...(back === undefined ? {} : { back }) }
  }

  #synced({ back, startedAt, newest }: Run): SyncedCursor {
    const before = back?.newest
    const base = { kind: 'synced', directory: this.#mark, fullAt: back?.fullAt ?? startedAt } as const
    if (before !== undefined && (newest === undefined || newest.time <= before.time)) {
      const complete = before.complete || startedAt - before.seenAt >= SECOND_OVER_MS
      return { ...base, newest: { ...before, complete } }
    }
    return newest === undefined ? base : { ...base, newest: { ...newest, seenAt: startedAt, complete: false } }
  }
}

const later = (one: EntryTime | undefined, other: EntryTime | undefined): EntryTime | undefined =>
  one === undefined || (other !== undefined && other.time > one.time) ? other : one

function recordsOf(
  entries: readonly Entry[],
  options: RecordOptions,
): { readonly upserts: readonly Client[]; readonly refused: readonly RefusedRecord[] } {
  const upserts = new Map<string, Client>()
  const refused: RefusedRecord[] = []
  for (const entry of entries) {
    const made = clientOf(entry, options)
    if (made.ok) upserts.set(made.value.id, made.value)
    else refused.push(made.error)
  }
  return { upserts: [...upserts.values()], refused }
}

const isFilter = (filter: string): boolean => {
  try {
    FilterParser.parseString(filter)
    return true
  } catch {
    return false
  }
}

function sinceFilter(filter: string, { attribute, time, complete }: NonNullable<SyncedCursor['newest']>): string {
  const inner = filter.startsWith('(') ? filter : `(${filter})`
  return `(&${inner}(${attribute}>=${complete ? nextSecond(time) : time}))`
}
