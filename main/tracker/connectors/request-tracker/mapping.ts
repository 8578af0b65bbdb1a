import type { TrackerStatus } from '../../../../core/domain/escalation/tracker-status.ts'
import type { NewTrackerIssue } from '../../../../core/ports/tracker.ts'
import { described, headline } from '../../described.ts'
import { markerOf } from '../../marker.ts'
import { oneLine, plainLines } from '../../text.ts'
import { ticketRefusalSchema, type Attachments, type Ticket } from './schema.ts'

/** The column of a subject holds 200 characters. */
const SUBJECT_LIMIT = 200
const CONTENT_LIMIT = 30_000

/** RT's scale goes from 0 to 100; as words it has Low 0, Medium 50 and High 100 ($PriorityAsString). */
const PRIORITIES: Readonly<Record<NewTrackerIssue['priority'], number>> = { critical: 100, high: 75, normal: 50, low: 0 }

/** A ticket refers to its escalation by an address of ours: RT keeps and searches such links without any set-up. */
export const linkOf = (escalationId: string): string => `firstline:escalation/${markerOf(escalationId)}`

/** TicketSQL. A deleted ticket is never found by it. */
export const searchFor = (escalationId: string): string => `RefersTo = '${linkOf(escalationId)}'`

export const wordsFor = (ticket: string): string =>
  `ObjectType = 'RT::Ticket' AND ObjectId = ${ticket} AND (Type = 'Correspond' OR Type = 'Comment')`

export const ticketOf = (issue: NewTrackerIssue, queue: string) => ({
  Queue: queue,
  Subject: headline(issue, SUBJECT_LIMIT),
  Content: described(issue, CONTENT_LIMIT),
  ContentType: 'text/plain',
  Priority: PRIORITIES[issue.priority],
  RefersTo: [linkOf(issue.escalationId)],
})

/** By the names of RT's own lifecycle; of others by their name and by RT's dates, which every lifecycle sets. */
export function stateOf({ Status, Started, Resolved }: Pick<Ticket, 'Status' | 'Started' | 'Resolved'>): TrackerStatus['state'] {
  switch (Status) {
    case 'new':
      return 'new'
    case 'open':
      return 'in-progress'
    case 'stalled':
      return 'waiting'
    case 'resolved':
      return 'resolved'
    case 'rejected':
    case 'deleted':
      return 'rejected'
    default:
      if (Resolved > 0) return /reject|declin|cancel|отклон|отмен/i.test(Status) ? 'rejected' : 'resolved'
      if (/wait|pend|hold|stall|ожид|отлож/i.test(Status)) return 'waiting'
      return Started > 0 ? 'in-progress' : 'new'
  }
}

export function statusOf(ticket: Ticket, lastWord: string | undefined, url: string): TrackerStatus {
  const { id, RealName } = ticket.Owner
  const name = RealName ?? ''
  return {
    tracker: 'request-tracker',
    key: ticket.id,
    url,
    state: stateOf(ticket),
    title: oneLine(ticket.Subject, 500),
    updatedAt: ticket.LastUpdated,
    ...(id === 'Nobody' ? {} : { assignee: oneLine(name === '' ? id : name, 200) }),
    ...(lastWord === undefined || lastWord === '' ? {} : { lastWord }),
  }
}

/** The text of a message: its plain part, else its HTML part without the marks. */
export function textOf({ items }: Attachments): string | undefined {
  const part = (type: string) =>
    items.find(({ ContentType, Content }) => ContentType === type && (Content ?? '') !== '')?.Content ?? undefined
  const html = part('text/html')
  const text = part('text/plain') ?? (html === undefined ? undefined : withoutMarks(html))
  return text === undefined ? undefined : plainLines(text, 2000).trim()
}

const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', '#39': "'", nbsp: ' ' }

/** Only ever shown as text: what is missed here is seen, never run. */
const withoutMarks = (html: string): string =>
  html
    .replace(/<(br|\/p|\/div|\/li)\b[^>]*>/gi, '\n')
    .replace(/<[^>]*>/g, '')
    .replace(/&(#39|[a-z]+);/gi, (whole, name: string) => ENTITIES[name.toLowerCase()] ?? whole)

export function ticketWords(json: unknown): string | undefined {
  const parsed = ticketRefusalSchema.safeParse(json)
  return parsed.success ? parsed.data.message : undefined
}
