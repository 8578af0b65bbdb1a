import { z } from 'zod'
import { basicUser, jsonServer, type JsonAnswer, type JsonQuestion } from './json-server.ts'
import type { LineThree, TrackerWorld } from './tracker-world.ts'

interface Ticket {
  readonly id: string
  readonly subject: string
  readonly content: string
  readonly priority: number
  readonly refersTo: readonly string[]
  updatedAt: number
  startedAt: number
  resolvedAt: number
  status: string
  owner: string
}

/** A message of a ticket; its id is that of its transaction. */
interface Message {
  readonly id: string
  readonly ticket: string
  readonly parts: readonly { readonly ContentType: string; readonly Content: string }[]
}

const QUEUE = 'Line 3'
const TOKEN = '1-14-aabbccdd'
const made = z.object({
  Queue: z.string(),
  Subject: z.string().max(200),
  Content: z.string(),
  ContentType: z.literal('text/plain'),
  Priority: z.number().int().min(0).max(100),
  RefersTo: z.array(z.string()),
})

const says = (status: number, message: string): JsonAnswer => ({ status, body: { message } })

/** As RT writes it: whole seconds, 1970 for never. */
const moment = (at: number): string => new Date(at).toISOString().replace(/\.\d+Z$/, 'Z')

/** A Request Tracker 5 with one queue, in memory: what its REST 2.0 does for a connector, written down from the real one. */
export class FakeRequestTracker {
  readonly #tickets: Ticket[] = []
  readonly #messages: Message[] = []
  #clock = Math.floor(Date.now() / 1000) * 1000

  readonly lineThree: LineThree = {
    name: 'line3',
    take: async (key) => this.#change(key, { status: 'open', owner: 'line3', startedAt: this.#clock }),
    say: async (key, text) => this.hear(key, [{ ContentType: 'text/plain', Content: text }]),
    wait: async (key) => this.#change(key, { status: 'stalled' }),
    resolve: async (key) => this.#change(key, { status: 'resolved', resolvedAt: this.#clock }),
    reject: async (key) => this.#change(key, { status: 'rejected', resolvedAt: this.#clock }),
    read: async (key) => {
      const { subject, content, priority } = this.#ticket(key)
      return { title: subject, text: content, priority: String(priority) }
    },
    count: async () => this.#tickets.length,
  }

  async start(): Promise<{ readonly world: TrackerWorld; stop(): Promise<void> }> {
    const server = await jsonServer((question) => this.#answer(question))
    const section = { kind: 'request-tracker', url: server.url, queue: QUEUE } as const
    return {
      world: {
        section,
        token: TOKEN,
        stranger: { user: 'stranger', token: 'known' },
        elsewhere: { ...section, queue: 'Nowhere' },
        priorities: { critical: '100', high: '75', normal: '50', low: '0' },
        lineThree: this.lineThree,
        missingKey: '999',
      },
      stop: () => server.close(),
    }
  }

  /** A message in any parts, as mail brings them. */
  hear(key: string, parts: Message['parts']): void {
    this.#messages.push({ id: String(this.#messages.length + 40), ticket: key, parts })
    this.#change(key, {})
  }

  /** The status is of a lifecycle of its own. */
  setStatus(key: string, status: string): void {
    this.#change(key, { status })
  }

  #ticket(key: string): Ticket {
    const ticket = this.#tickets.find(({ id }) => id === key)
    if (ticket === undefined) throw new Error(`No ticket ${key}`)
    return ticket
  }

  #change(key: string, what: Partial<Ticket>): void {
    Object.assign(this.#ticket(key), what, { updatedAt: (this.#clock += 1000) })
  }

  #answer({ method, path, query, headers, body }: JsonQuestion): JsonAnswer {
    const known = basicUser(headers.authorization)?.password === 'known'
    if (headers.authorization !== `token ${TOKEN}` && !known) return says(401, 'Unauthorized')
    const [, ticket] = /^\/REST\/2\.0\/ticket\/(\d+)$/.exec(path) ?? []
    const [, transaction] = /^\/REST\/2\.0\/transaction\/(\d+)\/attachments$/.exec(path) ?? []
    if (method === 'POST' && path === '/REST/2.0/ticket') return this.#create(body, known)
    if (method !== 'GET') return says(405, 'Method Not Allowed')
    if (ticket !== undefined) return this.#read(ticket, known)
    if (path === '/REST/2.0/tickets') return this.#search(query.get('query') ?? '', known)
    if (path === '/REST/2.0/transactions') return this.#lastWords(query.get('query') ?? '')
    if (transaction !== undefined) return list(this.#messages.find(({ id }) => id === transaction)?.parts ?? [])
    return says(404, 'Not Found')
  }

  #create(body: unknown, stranger: boolean): JsonAnswer {
    const parsed = made.safeParse(body)
    if (!parsed.success) return says(400, 'JSON object must be a ticket')
    const { Queue, Subject, Content, Priority, RefersTo } = parsed.data
    if (stranger || Queue !== QUEUE) return says(403, `No permission to create tickets in the queue '${Queue}'`)
    const id = String(this.#tickets.length + 1)
    const at = (this.#clock += 1000)
    const times = { updatedAt: at, startedAt: 0, resolvedAt: 0 }
    this.#tickets.push({
      id,
      subject: Subject.replaceAll('\n', ''),
      content: Content,
      priority: Priority,
      refersTo: RefersTo,
      status: 'new',
      owner: 'Nobody',
      ...times,
    })
    return { status: 201, body: { id, type: 'ticket', _url: `http://127.0.0.1/REST/2.0/ticket/${id}` } }
  }

  #read(id: string, stranger: boolean): JsonAnswer {
    const ticket = this.#tickets.find((one) => one.id === id)
    if (ticket === undefined) return says(404, 'Not Found')
    return stranger ? says(403, 'Forbidden') : { status: 200, body: { ...shown(ticket), id: Number(id) } }
  }

  #search(query: string, stranger: boolean): JsonAnswer {
    const [, link] = /^RefersTo = '([^']*)'$/.exec(query) ?? []
    if (link === undefined) return says(400, `Couldn't parse query: ${query}`)
    return list(this.#tickets.filter(({ refersTo, status }) => !stranger && status !== 'deleted' && refersTo.includes(link)).map(shown))
  }

  #lastWords(query: string): JsonAnswer {
    const [, ticket] = /ObjectId = (\d+) AND/.exec(query) ?? []
    const newest = this.#messages.filter((message) => message.ticket === ticket).at(-1)
    return list(newest === undefined ? [] : [{ id: newest.id, type: 'transaction' }])
  }
}

const list = (items: readonly unknown[]): JsonAnswer => ({ status: 200, body: { items, count: items.length, page: 1, per_page: 20 } })

const shown = (ticket: Ticket) => ({
  id: ticket.id,
  type: 'ticket',
  Subject: ticket.subject,
  Status: ticket.status,
  Priority: String(ticket.priority),
  Owner: { id: ticket.owner, type: 'user', RealName: ticket.owner === 'Nobody' ? 'Nobody in particular' : '' },
  Started: moment(ticket.startedAt),
  Resolved: moment(ticket.resolvedAt),
  LastUpdated: moment(ticket.updatedAt),
})
