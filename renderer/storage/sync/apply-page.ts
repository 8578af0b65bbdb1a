import type { z } from 'zod'
import { clientSchema } from '../../../core/contract/client-schema.ts'
import { sourcePageSchema } from '../../../core/contract/directory/source-page-schema.ts'
import type { Client, ClientId } from '../../../core/domain/client/client.ts'
import type { RefusedRecord } from '../../../core/domain/directory/source-fault.ts'
import type { RemoteNews } from '../../../core/ports/client-changes.ts'
import { toHex, toUtf8 } from '../bytes.ts'
import type { SeatKeys } from '../crypto/seat-keys.ts'
import type { SeatDatabase } from '../db.ts'
import { readDirectoryState } from '../directory/directory-state.ts'
import type { Applied } from './applied.ts'
import { KnownRecords } from './known-records.ts'
import { openState, REFUSED_KEPT, sealRecords, sealState, type SourceState } from './source-row.ts'

export interface PageParts {
  readonly db: SeatDatabase
  readonly keys: SeatKeys
  /** Brings news into the directory, durable when it resolves. The same news twice is the same as once. */
  readonly applyRemote: (news: RemoteNews) => Promise<void>
  readonly now: () => number
}

type Page = z.output<typeof sourcePageSchema>

/** What one round of reading a source remembers between its pages. */
export interface Round {
  readonly source: string
  known: KnownRecords | undefined
}

/**
 * Writes one page: first into the directory, then, in one transaction, who was named and where to go on. A power cut in between
 * leaves the cursor where it was: the page comes again and says the same. So none is skipped, and none counts twice.
 */
export async function applyPage(parts: PageParts, round: Round, text: string): Promise<Applied> {
  const page = pageOf(text)
  if (page === undefined) return { kind: 'unreadable' }
  const { db, keys } = parts
  const state = await stateFor(parts, round.source, page)
  const known = (round.known ??= await KnownRecords.read(db, keys, round.source))
  const { clients, refused } = clientsOf(page, round.source)
  const digests = await Promise.all(clients.map(digestOf))
  // What an import swept away has to be written again, whatever is known of it. So has what is told beside a telling anew: it is
  // news there, and whoever left this seat by retention meanwhile comes back. A telling anew names everybody, and brings back nobody.
  const isNews = state.rewriting || !state.sweeping
  const isNew = (client: Client, index: number): boolean => isNews || !known.isSame(client.id, digests[index] ?? '')
  const records = {
    sweep: state.sweep,
    told: clients.map((client, index): [string, string] => [client.id, digests[index] ?? '']),
    gone: [...page.gone],
  }
  const upserts = clients.filter(isNew)
  known.take(records)
  const swept = state.sweeping && !page.more ? known.missedBy(state.sweep) : []
  const gone = [...page.gone, ...swept]
  if (upserts.length > 0 || gone.length > 0) await parts.applyRemote({ upserts, gone })
  if (swept.length > 0) known.take({ sweep: state.sweep, told: [], gone: [...swept] })
  await keepPlace(parts, round.source, { ...records, gone }, nextState(parts, state, page, known.size, [...page.refused, ...refused]))
  if (!page.more) await known.pack()
  return { kind: 'applied', more: page.more, cursor: page.cursor, changed: upserts.length + gone.length }
}

/** The envelope of a page; its clients are not parsed yet. */
export function pageOf(text: string): Page | undefined {
  try {
    const parsed = sourcePageSchema.safeParse(JSON.parse(text))
    return parsed.success ? parsed.data : undefined
  } catch {
    return undefined
  }
}

/** The state that the page belongs to; a telling anew begins a sweep. */
async function stateFor({ db, keys }: PageParts, source: string, page: Page): Promise<SourceState> {
  const state = await openState(keys, source, await db.sources.get(source))
  if (!page.fresh) return state
  const imported = await importOf(db)
  const rewriting = state.rewriting || state.imported !== imported
  return { ...state, imported, rewriting, sweep: state.sweep + 1, sweeping: true, refused: [], refusedCount: 0 }
}

/** Where to go on; undefined: at the beginning, also after an import that may have replaced what was told. */
export async function readPlace({ db, keys }: Pick<PageParts, 'db' | 'keys'>, source: string): Promise<string | undefined> {
  const state = await openState(keys, source, await db.sources.get(source))
  return state.imported === (await importOf(db)) ? state.cursor : undefined
}

/** Names the bulk import in force; pages that were made of edits alone have no label, and replaced nothing. */
async function importOf(db: SeatDatabase): Promise<string> {
  const directory = await readDirectoryState(db)
  return directory === undefined || directory.label === '' ? '' : `${directory.label}/${String(directory.at)}`
}

function nextState(
  { now }: PageParts,
  { trouble: _trouble, ...state }: SourceState,
  page: Page,
  clientCount: number,
  refused: readonly RefusedRecord[],
): SourceState {
  return {
    ...state,
    cursor: page.cursor,
    sweeping: state.sweeping && page.more,
    rewriting: state.rewriting && page.more,
    clientCount,
    refused: [...state.refused, ...refused].slice(-REFUSED_KEPT),
    refusedCount: state.refusedCount + refused.length,
    ...(page.more ? {} : { succeededAt: now() }),
  }
}

async function keepPlace(
  { db, keys }: PageParts,
  source: string,
  records: Parameters<typeof sealRecords>[2],
  state: SourceState,
): Promise<void> {
  const row = await sealState(keys, source, state)
  const named = records.told.length > 0 || records.gone.length > 0 ? await sealRecords(keys, source, records) : undefined
  await db.transaction('rw', db.sources, db.sourceRecords, async () => {
    if (named !== undefined) await db.sourceRecords.add(named)
    await db.sources.put(row)
  })
}

function clientsOf(page: Page, source: string): { readonly clients: readonly Client[]; readonly refused: readonly RefusedRecord[] } {
  const clients = new Map<ClientId, Client>()
  const refused: RefusedRecord[] = []
  for (const raw of page.upserts) {
    const parsed = clientSchema.safeParse(raw)
    if (parsed.success) clients.set(parsed.data.id, { ...parsed.data, source })
    else refused.push({ name: nameIn(raw), fault: 'bad-value', detail: (parsed.error.issues[0]?.path.join('.') ?? '').slice(0, 200) })
  }
  return { clients: [...clients.values()], refused }
}

const nameIn = (raw: unknown): string =>
  typeof raw === 'object' && raw !== null && 'id' in raw && typeof raw.id === 'string' ? raw.id.slice(0, 64) : '?'

/** Of what was told, 16 hexadecimal digits. The order of fields is the source's own, the same each time. */
async function digestOf(client: Client): Promise<string> {
  const hash = await crypto.subtle.digest('SHA-256', toUtf8(JSON.stringify(client)))
  return toHex(new Uint8Array(hash, 0, 8))
}
