import type { TrackerSection } from '../../../../core/contract/team/tracker-section.ts'
import type { Clock } from '../../../../core/ports/clock.ts'
import type { NewTrackerIssue, Tracker, TrackerOutcome, TrackerRef } from '../../../../core/ports/tracker.ts'
import { askerOf, type Ask, type Asked, type AskLimits } from '../../ask.ts'
import { oneAtATime } from '../../one-at-a-time.ts'
import { rejected, toldOutcome, type Dialect } from '../../told.ts'
import { fieldsOf, jiraWords, refusedFields, searchFor, statusOf } from './mapping.ts'
import { jiraCommentsSchema, jiraFoundSchema, jiraIssueSchema, jiraKeySchema, jiraMadeSchema } from './schema.ts'

type Section = Extract<TrackerSection, { kind: 'jira' }>

const JIRA: Dialect = {
  name: 'Jira',
  wordsOf: jiraWords,
  isStranger: (headers) =>
    /FAILED|DENIED/.test(String(headers['x-seraph-loginreason'] ?? '')) || 'x-authentication-denied-reason' in headers,
}
const FIELDS = 'summary,status,resolution,assignee,updated'

/** Jira, Data Center and Cloud, over its REST API version 2. An issue is found again by a label. */
export function jiraTracker(section: Section, readToken: () => Promise<string | undefined>, clock: Clock, limits?: AskLimits): Tracker {
  const ask = askerOf(section, readToken, limits)
  const base = section.url.replace(/\/+$/, '')
  const refOf = (key: string): TrackerRef => ({ kind: 'jira', key, url: `${base}/browse/${key}` })
  const noProject = `There is no project ${section.project} in Jira, or this account does not see it.`

  async function find(escalationId: string) {
    const asked = await search(ask, searchFor(section.project, escalationId))
    // The query is ours, but for the project: it is all that Jira can have against it.
    const told = asked.kind === 'answer' && asked.status === 400 ? { ...asked, status: 404 } : asked
    return toldOutcome(told, jiraFoundSchema, JIRA, clock.now(), noProject)
  }

  async function create(issue: NewTrackerIssue): Promise<TrackerOutcome> {
    const found = await find(issue.escalationId)
    if (found.kind !== 'told') return found
    const [there] = found.value.issues
    if (there !== undefined) return { kind: 'created', ref: refOf(there.key), issue: statusOf(there, undefined, refOf(there.key).url) }
    const fields = fieldsOf(issue, section.project, section.issueType)
    const asked = await submit(ask, fields)
    if (asked.kind === 'answer' && refusedFields(asked.json).includes('labels'))
      return rejected('refused', `Put the field Labels on the create screen of project ${section.project}: an issue is found again by it.`)
    const made = toldOutcome(asked, jiraMadeSchema, JIRA, clock.now(), noProject)
    if (made.kind !== 'told') return made
    const ref = refOf(made.value.key)
    const status = { tracker: 'jira', key: ref.key, url: ref.url, state: 'new', title: fields.summary, updatedAt: clock.now() } as const
    return { kind: 'created', ref, issue: status }
  }

  return {
    create: oneAtATime(create),
    async status(ref) {
      if (ref.kind !== 'jira' || !jiraKeySchema.safeParse(ref.key).success) return rejected('not-found', 'This is not an issue of Jira.')
      const path = `/rest/api/2/issue/${ref.key}`
      const [issue, words] = await Promise.all([
        ask({ method: 'GET', path, query: { fields: FIELDS } }),
        ask({ method: 'GET', path: `${path}/comment`, query: { orderBy: '-created', maxResults: '1' } }),
      ])
      const told = toldOutcome(
        issue,
        jiraIssueSchema,
        JIRA,
        clock.now(),
        `There is no issue ${ref.key} any more, or this account does not see it.`,
      )
      if (told.kind !== 'told') return told
      // Comments that cannot be read are none; while Jira is only busy nothing is told, or they would seem to come and go.
      const comments = toldOutcome(words, jiraCommentsSchema, JIRA, clock.now(), '')
      if (comments.kind === 'retry') return comments
      const now = refOf(told.value.key)
      return { kind: 'known', ref: now, status: statusOf(told.value, comments.kind === 'told' ? comments.value : undefined, now.url) }
    },
  }
}

/** Cloud took `search` away in favour of `search/jql`; Data Center has only the former. */
async function search(ask: Ask, jql: string): Promise<Asked> {
  const query = { jql, maxResults: '1', fields: FIELDS }
  const asked = await ask({ method: 'GET', path: '/rest/api/2/search', query })
  const gone = asked.kind === 'answer' && (asked.status === 410 || asked.status === 404)
  return gone ? ask({ method: 'GET', path: '/rest/api/2/search/jql', query }) : asked
}

/** A project without priorities, or with others, still takes the issue. */
async function submit(ask: Ask, fields: ReturnType<typeof fieldsOf>): Promise<Asked> {
  const path = '/rest/api/2/issue'
  const asked = await ask({ method: 'POST', path, body: { fields } })
  const refused = asked.kind === 'answer' && asked.status === 400 ? refusedFields(asked.json) : []
  if (refused.length !== 1 || refused[0] !== 'priority') return asked
  const { priority: _refused, ...rest } = fields
  return ask({ method: 'POST', path, body: { fields: rest } })
}
