import type { TrackerStatus } from '../../../../core/domain/escalation/tracker-status.ts'
import type { NewTrackerIssue } from '../../../../core/ports/tracker.ts'
import { described, headline } from '../../described.ts'
import { markerOf } from '../../marker.ts'
import { oneLine, plainLines } from '../../text.ts'
import { jiraRefusalSchema, type JiraComments, type JiraIssue } from './schema.ts'

/** Jira's own limit is 255 for a summary and, by default, 32,767 for a text field; escaping needs room. */
const SUMMARY_LIMIT = 250
const DESCRIPTION_LIMIT = 15_000

const PRIORITIES: Readonly<Record<NewTrackerIssue['priority'], string>> = {
  critical: 'Highest',
  high: 'High',
  normal: 'Medium',
  low: 'Low',
}

export const labelOf = (escalationId: string): string => `firstline-${markerOf(escalationId)}`

/** The oldest issue of the escalation comes first. */
export const searchFor = (project: string, escalationId: string): string =>
  `project = "${project}" AND labels = "${labelOf(escalationId)}" ORDER BY created ASC`

/** The fields of a new issue. */
export const fieldsOf = (issue: NewTrackerIssue, project: string, issueType: string) => ({
  project: { key: project },
  issuetype: { name: issueType },
  summary: headline(issue, SUMMARY_LIMIT),
  description: asWiki(described(issue, DESCRIPTION_LIMIT)),
  labels: ['firstline', labelOf(issue.escalationId)],
  priority: { name: PRIORITIES[issue.priority] },
})

/**
 * Text as itself in Jira's wiki notation: a client's words must not call people (`[~user]`), load pictures (`!url!`) or
 * run macros (`{…}`). A backslash would begin an escape of its own.
 */
export const asWiki = (text: string): string => text.replaceAll('\\', '&#92;').replace(/[{}[\]!|*_~^]/g, '\\$&')

const UNDONE = /won'?t|reject|declin|cancel|duplicate|cannot reproduce|invalid|отклон|отказ|не будет|дубл|отмен/i
const WAITING = /wait|pending|hold|block|stall|ожид|пауз|отлож/i

/** By the category, which every workflow has; the names only tell apart what the category does not. */
export function stateOf({ fields: { status, resolution } }: JiraIssue): TrackerStatus['state'] {
  const category = status.statusCategory?.key
  if (category === 'done' || (category === undefined && (resolution ?? undefined) !== undefined))
    return UNDONE.test(resolution?.name ?? status.name) ? 'rejected' : 'resolved'
  if (WAITING.test(status.name)) return 'waiting'
  return category === 'new' ? 'new' : 'in-progress'
}

export function statusOf(issue: JiraIssue, comments: JiraComments | undefined, url: string): TrackerStatus {
  const { summary, assignee, updated } = issue.fields
  const last = comments?.comments.toSorted((a, b) => a.created - b.created).at(-1)
  const word = last === undefined ? '' : plainLines(last.body, 2000).trim()
  return {
    tracker: 'jira',
    key: issue.key,
    url,
    state: stateOf(issue),
    title: oneLine(summary, 500),
    updatedAt: updated,
    ...(assignee === null || assignee === undefined ? {} : { assignee: oneLine(assignee.displayName, 200) }),
    ...(word === '' ? {} : { lastWord: word }),
  }
}

/** Jira's sentences, those of fields with the field's name. */
export function jiraWords(json: unknown): string | undefined {
  const parsed = jiraRefusalSchema.safeParse(json)
  if (!parsed.success) return undefined
  const words = [...parsed.data.errorMessages, ...Object.entries(parsed.data.errors).map(([field, text]) => `${field}: ${text}`)]
  return words.length === 0 ? undefined : words.join(' ')
}

/** Fields that Jira's refusal of a new issue names. */
export function refusedFields(json: unknown): readonly string[] {
  const parsed = jiraRefusalSchema.safeParse(json)
  return parsed.success ? Object.keys(parsed.data.errors) : []
}
