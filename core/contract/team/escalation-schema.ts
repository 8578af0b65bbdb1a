import { z } from 'zod'
import type { Author, Change, ChangeWhat } from '../../domain/escalation/change.ts'
import type { EscalationRecord } from '../../domain/escalation/escalation.ts'
import type { TrackerStatus } from '../../domain/escalation/tracker-status.ts'
import { memberSchema } from './member-schema.ts'
import { attachmentSchema, packetSchema } from './packet-schema.ts'

const at = z.number()
const text = z.string().max(4000)
const articleId = z.string().max(64).exactOptional()

export const trackerStatusSchema: z.ZodType<TrackerStatus> = z.object({
  tracker: z.enum(['jira', 'request-tracker']),
  key: z.string().min(1).max(64),
  url: z
    .string()
    .regex(/^https?:\/\//)
    .max(2000),
  state: z.enum(['new', 'in-progress', 'waiting', 'resolved', 'rejected']),
  title: z.string().max(500),
  assignee: z.string().max(200).exactOptional(),
  lastWord: text.exactOptional(),
  updatedAt: at,
})

export const authorSchema: z.ZodType<Author> = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('member'), member: memberSchema }),
  z.object({ kind: z.literal('clockwork'), seat: z.string().max(64) }),
])

const to = memberSchema.exactOptional()

export const changeWhatSchema: z.ZodType<ChangeWhat> = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('offered'), to, until: at }),
  z.object({ kind: z.literal('seen') }),
  z.object({ kind: z.literal('re-offered'), to, until: at }),
  z.object({ kind: z.literal('fell-back'), dueAt: at, until: at }),
  z.object({ kind: z.literal('accepted') }),
  z.object({ kind: z.literal('connected') }),
  z.object({ kind: z.literal('advising') }),
  z.object({ kind: z.literal('asked-again'), factId: z.string().min(1).max(64), asked: z.boolean() }),
  z.object({ kind: z.literal('noted'), text: text.min(1), attachment: attachmentSchema.exactOptional() }),
  z.object({ kind: z.literal('handed-over'), to, until: at }),
  z.object({ kind: z.literal('returned'), answer: text.min(1), articleId }),
  z.object({ kind: z.literal('resolved'), how: text, articleId }),
  z.object({ kind: z.literal('sent-to-line-three'), issue: trackerStatusSchema }),
  z.object({ kind: z.literal('line-three-told'), issue: trackerStatusSchema }),
  z.object({ kind: z.literal('withdrawn'), why: z.enum(['undone', 'solved', 'client-left']) }),
  z.object({ kind: z.literal('answer-read') }),
])

export const changeSchema: z.ZodType<Change> = z.object({ id: z.string().min(1).max(64), at, by: authorSchema, what: changeWhatSchema })

export const escalationRecordSchema: z.ZodType<EscalationRecord> = z.object({
  packet: packetSchema,
  changes: z.array(changeSchema).min(1).max(500),
})
