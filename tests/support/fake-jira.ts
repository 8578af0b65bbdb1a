import { z } from 'zod'
import { basicUser, jsonServer, type JsonAnswer, type JsonQuestion } from './json-server.ts'
import type { LineThree, TrackerWorld } from './tracker-world.ts'

interface Issue {
  readonly key: string
  readonly summary: string
  readonly description: string
  readonly labels: readonly string[]
  readonly priority: string
  readonly createdAt: number
  updatedAt: number
  status: { readonly name: string; readonly category: 'new' | 'indeterminate' | 'done' }
  resolution?: string
  assignee?: string
  readonly comments: { readonly body: string; readonly author: string; readonly createdAt: number }[]
}

/** How this Jira differs from the usual one. */
export interface JiraManners {
  /** Cloud answers `search` with 410 and has `search/jql`. */
  readonly cloud?: boolean
  /** Fields that the create screen does not have. */
  readonly withoutFields?: readonly string[]
}

const PROJECT = 'SUP'
const TOKEN = 'jira-token-of-the-seat'
const made = z.object({
  fields: z.object({
    project: z.object({ key: z.string() }),
    issuetype: z.object({ name: z.string() }),
    summary: z.string().min(1).max(255),
    description: z.string().max(32_767),
    labels: z.array(z.string().regex(/^\S{1,255}$/)).default([]),
    priority: z.object({ name: z.enum(['Highest', 'High', 'Medium', 'Low', 'Lowest']) }).default({ name: 'Medium' }),
  }),
})

const refusal = (status: number, message: string, errors: Record<string, string> = {}): JsonAnswer => ({
  status,
  body: { errorMessages: message === '' ? [] : [message], errors },
})

/** `2026-11-22T00:36:25.000+0000`, as Jira writes it. */
const moment = (at: number): string => new Date(at).toISOString().replace('Z', '+0000')

/** A Jira with one project, in memory: what its REST API version 2 does for a connector. */
export class FakeJira {
  readonly #issues: Issue[] = []
  readonly #manners: JiraManners
  #clock = Date.now()

  constructor(manners: JiraManners = {}) {
    this.#manners = manners
  }

  readonly lineThree: LineThree = {
    name: 'Лена Третья',
    take: async (key) =>
      this.#change(key, (issue) =>
        Object.assign(issue, { status: { name: 'In Progress', category: 'indeterminate' }, assignee: this.lineThree.name }),
      ),
    say: async (key, body) =>
      this.#change(key, (issue) => issue.comments.push({ body, author: this.lineThree.name, createdAt: (this.#clock += 1000) })),
    wait: async (key) => this.#change(key, (issue) => (issue.status = { name: 'Waiting for customer', category: 'indeterminate' })),
    resolve: async (key) => this.#close(key, 'Done'),
    reject: async (key) => this.#close(key, "Won't Do"),
    read: async (key) => {
      const { summary, description, priority } = this.#issue(key)
      return { title: summary, text: asRead(description), priority }
    },
    count: async () => this.#issues.length,
  }

  async start(): Promise<{ readonly world: TrackerWorld; stop(): Promise<void> }> {
    const server = await jsonServer((question) => this.#answer(question))
    const section = { kind: 'jira', url: server.url, project: PROJECT, issueType: 'Task' } as const
    return {
      world: {
        section,
        token: TOKEN,
        stranger: { user: 'stranger@firm.example', token: 'known' },
        elsewhere: { ...section, project: 'NOPE' },
        priorities: { critical: 'Highest', high: 'High', normal: 'Medium', low: 'Low' },
        lineThree: this.lineThree,
        missingKey: 'SUP-999',
      },
      stop: () => server.close(),
    }
  }

  #issue(key: string): Issue {
    const issue = this.#issues.find((one) => one.key === key)
    if (issue === undefined) throw new Error(`No issue ${key}`)
    return issue
  }

  #change(key: string, how: (issue: Issue) => unknown): void {
    const issue = this.#issue(key)
    how(issue)
    issue.updatedAt = this.#clock += 1000
  }

  #close(key: string, resolution: string): void {
    this.#change(key, (issue) => Object.assign(issue, { status: { name: 'Done', category: 'done' }, resolution }))
  }

  #answer(question: JsonQuestion): JsonAnswer {
    const { method, path, headers } = question
    const known = basicUser(headers.authorization)?.password === 'known'
    if (headers.authorization !== `Bearer ${TOKEN}` && !known) return refusal(401, '')
    const [, key, part] = /^\/rest\/api\/2\/issue\/([^/]+)(\/comment)?$/.exec(path) ?? []
    if (method === 'POST' && path === '/rest/api/2/issue') return this.#create(question.body, known)
    if (method === 'GET' && key !== undefined) return this.#read(key, part !== undefined)
    if (method === 'GET' && path === '/rest/api/2/search')
      return this.#manners.cloud === true
        ? refusal(410, 'The requested API has been removed.')
        : this.#search(question.query.get('jql') ?? '')
    if (method === 'GET' && path === '/rest/api/2/search/jql' && this.#manners.cloud === true)
      return this.#search(question.query.get('jql') ?? '')
    return refusal(404, 'Not found')
  }

  #search(jql: string): JsonAnswer {
    const [, project, label] = /^project = "([^"]*)" AND labels = "([^"]*)" ORDER BY created ASC$/.exec(jql) ?? []
    if (project === undefined || label === undefined) return refusal(400, 'Error in the JQL Query')
    if (project !== PROJECT) return refusal(400, `The value '${project}' does not exist for the field 'project'.`)
    const found = this.#issues.filter(({ labels }) => labels.includes(label))
    return { status: 200, body: { issues: found.map((issue) => this.#shown(issue)) } }
  }

  #create(body: unknown, stranger: boolean): JsonAnswer {
    if (stranger) return refusal(403, 'You do not have permission to create issues in this project.')
    const parsed = made.safeParse(body)
    if (!parsed.success) return refusal(400, 'Malformed', { [String(parsed.error.issues[0]?.path[1] ?? '')]: 'is wrong' })
    const { fields } = parsed.data
    const refused = (this.#manners.withoutFields ?? []).filter(
      (field) => typeof body === 'object' && JSON.stringify(body).includes(`"${field}":`),
    )
    const words = (field: string): [string, string] => [
      field,
      `Field '${field}' cannot be set. It is not on the appropriate screen, or unknown.`,
    ]
    if (refused.length > 0) return refusal(400, '', Object.fromEntries(refused.map(words)))
    if (fields.project.key !== PROJECT) return refusal(400, '', { project: 'valid project is required' })
    if (fields.issuetype.name !== 'Task') return refusal(400, '', { issuetype: 'The issue type selected is invalid.' })
    const key = `${PROJECT}-${String(this.#issues.length + 1)}`
    const at = (this.#clock += 1000)
    const { summary, description, labels, priority } = fields
    const status = { name: 'To Do', category: 'new' } as const
    this.#issues.push({ key, summary, description, labels, priority: priority.name, createdAt: at, updatedAt: at, status, comments: [] })
    return { status: 201, body: { id: String(10_000 + this.#issues.length), key, self: `http://127.0.0.1/rest/api/2/issue/${key}` } }
  }

  #read(key: string, comments: boolean): JsonAnswer {
    const issue = this.#issues.find((one) => one.key === key)
    if (issue === undefined) return refusal(404, 'Issue does not exist or you do not have permission to see it.')
    if (!comments) return { status: 200, body: this.#shown(issue) }
    const newest = issue.comments.at(-1)
    const shown =
      newest === undefined ? [] : [{ body: newest.body, author: { displayName: newest.author }, created: moment(newest.createdAt) }]
    return { status: 200, body: { startAt: 0, maxResults: 1, total: issue.comments.length, comments: shown } }
  }

  #shown({ key, summary, status, resolution, assignee, updatedAt }: Issue): unknown {
    return {
      key,
      fields: {
        summary,
        status: { name: status.name, statusCategory: { key: status.category } },
        resolution: resolution === undefined ? null : { name: resolution },
        assignee: assignee === undefined ? null : { displayName: assignee },
        updated: moment(updatedAt),
      },
    }
  }
}

/** The description as Jira's page shows it: escapes are taken off. */
const asRead = (wiki: string): string => wiki.replace(/\\([{}[\]!|*_~^])/g, '$1').replaceAll('&#92;', '\\')
