import { z } from 'zod'

/** What is read of Jira's answers (REST API version 2, in Data Center and Cloud). Everything else is ignored. */

/** `2026-11-22T00:36:25.000+0000`: ISO 8601 without the colon that RFC 3339 wants. */
const momentSchema = z
  .string()
  .max(40)
  .transform((text, context) => {
    const at = Date.parse(text.replace(/([+-]\d{2})(\d{2})$/, '$1:$2'))
    if (!Number.isNaN(at)) return at
    context.addIssue({ code: 'custom', message: 'a time' })
    return z.NEVER
  })

const personSchema = z.object({ displayName: z.string() })

export const jiraKeySchema = z.string().regex(/^[A-Z][A-Z0-9_]{0,40}-\d{1,20}$/)

export const jiraIssueSchema = z.object({
  key: jiraKeySchema,
  fields: z.object({
    summary: z.string(),
    status: z.object({ name: z.string(), statusCategory: z.object({ key: z.string() }).optional() }),
    resolution: z.object({ name: z.string() }).nullish(),
    assignee: personSchema.nullish(),
    updated: momentSchema,
  }),
})
export type JiraIssue = z.output<typeof jiraIssueSchema>

export const jiraFoundSchema = z.object({ issues: z.array(jiraIssueSchema) })

export const jiraMadeSchema = z.object({ key: jiraKeySchema })

export const jiraCommentsSchema = z.object({
  comments: z.array(z.object({ body: z.string(), author: personSchema.nullish(), created: momentSchema })),
})
export type JiraComments = z.output<typeof jiraCommentsSchema>

/** A refusal: sentences, and sentences by field. */
export const jiraRefusalSchema = z.object({
  errorMessages: z.array(z.string()).default([]),
  errors: z.record(z.string(), z.string()).default({}),
})
