import type { TrackerSection } from '../../../../core/contract/team/tracker-section.ts'
import type { Clock } from '../../../../core/ports/clock.ts'
import type {
  NewTrackerIssue,
  Tracker,
  TrackerOutcome,
  TrackerRef,
  TrackerRetry,
  TrackerStatusOutcome,
} from '../../../../core/ports/tracker.ts'
import { askerOf, type Ask, type AskLimits } from '../../ask.ts'
import { oneAtATime } from '../../one-at-a-time.ts'
import { rejected, toldOutcome, type Dialect } from '../../told.ts'
import { searchFor, statusOf, textOf, ticketOf, ticketWords, wordsFor } from './mapping.ts'
import { attachmentsSchema, foundTicketsSchema, madeTicketSchema, ticketKeySchema, ticketSchema, transactionsSchema } from './schema.ts'

type Section = Extract<TrackerSection, { kind: 'request-tracker' }>

const RT: Dialect = { name: 'Request Tracker', wordsOf: ticketWords }
const REST = '/REST/2.0'
const OWNER = { 'fields[Owner]': 'RealName' }
const NO_INTERFACE = 'There is no REST 2.0 at this address. Check the address of Request Tracker.'

interface Desk {
  readonly ask: Ask
  readonly queue: string
  readonly clock: Clock
  readonly refOf: (key: string) => TrackerRef
}

/** Request Tracker 5 over its REST 2.0. A ticket is found again by a link to the escalation. */
export function requestTracker(section: Section, readToken: () => Promise<string | undefined>, clock: Clock, limits?: AskLimits): Tracker {
  const base = section.url.replace(/\/+$/, '')
  const refOf = (key: string): TrackerRef => ({ kind: 'request-tracker', key, url: `${base}/Ticket/Display.html?id=${key}` })
  const desk: Desk = { ask: askerOf(section, readToken, limits), queue: section.queue, clock, refOf }
  return {
    create: oneAtATime((issue) => create(desk, issue)),
    status: (ref) => status(desk, ref),
  }
}

async function create(desk: Desk, issue: NewTrackerIssue): Promise<TrackerOutcome> {
  const { ask, clock, refOf } = desk
  const found = await find(desk, issue.escalationId)
  if (found.kind !== 'told') return found
  const [there] = found.value.items
  if (there !== undefined) return { kind: 'created', ref: refOf(there.id), issue: statusOf(there, undefined, refOf(there.id).url) }
  const ticket = ticketOf(issue, desk.queue)
  const asked = await ask({ method: 'POST', path: `${REST}/ticket`, body: ticket })
  const made = toldOutcome(asked, madeTicketSchema, RT, clock.now(), NO_INTERFACE)
  if (made.kind !== 'told') return made
  const ref = refOf(made.value.id)
  const fresh = { tracker: ref.kind, key: ref.key, url: ref.url, state: 'new', title: ticket.Subject, updatedAt: clock.now() } as const
  return { kind: 'created', ref, issue: fresh }
}

async function find({ ask, clock }: Desk, escalationId: string) {
  const fields = 'Subject,Status,Owner,Started,Resolved,LastUpdated'
  const query = { query: searchFor(escalationId), orderby: 'id', order: 'ASC', per_page: '1', fields, ...OWNER }
  return toldOutcome(await ask({ method: 'GET', path: `${REST}/tickets`, query }), foundTicketsSchema, RT, clock.now(), NO_INTERFACE)
}

async function status(desk: Desk, ref: TrackerRef): Promise<TrackerStatusOutcome> {
  const { ask, clock, refOf } = desk
  if (ref.kind !== 'request-tracker' || !ticketKeySchema.safeParse(ref.key).success)
    return rejected('not-found', 'This is not a ticket of Request Tracker.')
  const asked = await ask({ method: 'GET', path: `${REST}/ticket/${ref.key}`, query: OWNER })
  const missing = `There is no ticket ${ref.key} in Request Tracker any more.`
  const told = toldOutcome(asked, ticketSchema, RT, clock.now(), missing)
  if (told.kind !== 'told') return told
  // A merged ticket answers with the id of the one it became.
  const now = refOf(told.value.id)
  const word = await lastWord(desk, now.key)
  if (word.kind === 'retry') return word
  return { kind: 'known', ref: now, status: statusOf(told.value, word.text, now.url) }
}

/**
 * The text of the last message. One that cannot be read (no rights, too large) is none; while the tracker is only busy
 * nothing is told, or the last word would seem to come and go.
 */
async function lastWord(
  { ask, clock }: Desk,
  key: string,
): Promise<TrackerRetry | { readonly kind: 'word'; readonly text: string | undefined }> {
  const query = { query: wordsFor(key), orderby: 'id', order: 'DESC', per_page: '1' }
  const listed = toldOutcome(await ask({ method: 'GET', path: `${REST}/transactions`, query }), transactionsSchema, RT, clock.now(), '')
  if (listed.kind === 'retry') return listed
  const last = listed.kind === 'told' ? listed.value.items[0] : undefined
  if (last === undefined) return { kind: 'word', text: undefined }
  const path = `${REST}/transaction/${last.id}/attachments`
  const asked = await ask({ method: 'GET', path, query: { fields: 'ContentType,Content' } })
  const parts = toldOutcome(asked, attachmentsSchema, RT, clock.now(), '')
  if (parts.kind === 'retry') return parts
  return { kind: 'word', text: parts.kind === 'told' ? textOf(parts.value) : undefined }
}
