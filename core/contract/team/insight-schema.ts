import { z } from 'zod'
import { MAX_CHANGES } from '../../domain/escalation/escalation-of.ts'
import type { KnowledgeUsed, LoggedEvent, TeamEvent } from '../../domain/insight/team-event.ts'
import { runRecordSchema } from '../script-schema.ts'

const id = z.string().min(1).max(64)
const name = z.string().max(128)
const key = z.string().max(64)

/** A finished call of line 1, as its seat tells it. */
export const interactionFinishedSchema = z.object({
  kind: z.literal('interaction-finished'),
  id,
  at: z.number(),
  operatorId: key,
  site: name.exactOptional(),
  outsourcer: name.exactOptional(),
  topicId: key.exactOptional(),
  resultId: key.exactOptional(),
  lineId: key.exactOptional(),
  escalated: z.boolean(),
  predicted: z
    .object({ shown: z.number().int().min(1).max(12), asked: z.number().int().min(0).max(12), other: z.boolean() })
    .exactOptional(),
  /** The hub takes a message of 1 MiB: a record is at most some 40 kB. */
  scripts: z.array(runRecordSchema).max(12).readonly().exactOptional(),
}) satisfies z.ZodType<TeamEvent>

const query = z.string().min(1).max(200)

/** What was done with the knowledge base, as a seat tells it. */
export const knowledgeUsedSchema = z.object({
  kind: z.literal('knowledge-used'),
  id,
  at: z.number(),
  operatorId: key,
  topicId: key.exactOptional(),
  scriptId: key.exactOptional(),
  nodeId: key.exactOptional(),
  use: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('opened'), articleId: key, query: query.exactOptional() }),
    z.object({ kind: z.literal('inserted'), articleId: key }),
    z.object({ kind: z.literal('helped'), articleId: key }),
    z.object({ kind: z.literal('did-not-help'), articleId: key, query: query.exactOptional() }),
    z.object({ kind: z.literal('nothing-found'), query }),
  ]),
}) satisfies z.ZodType<KnowledgeUsed>

/** What a seat may write into an organisation's event log. */
export const seatEventSchema = z.discriminatedUnion('kind', [interactionFinishedSchema, knowledgeUsedSchema])

const wanted = z.enum(['talk-now', 'advice', 'callback', 'take-over'])

/** What may stand in an organisation's event log. */
export const loggedEventSchema: z.ZodType<LoggedEvent> = z.discriminatedUnion('kind', [
  interactionFinishedSchema,
  knowledgeUsedSchema,
  z.object({
    kind: z.literal('escalation-ended'),
    id,
    changes: z.number().int().positive().max(MAX_CHANGES),
    callId: z.string().max(128).exactOptional(),
    topicId: key.exactOptional(),
    segment: z.enum(['A', 'B', 'C', 'D']).exactOptional(),
    wanted,
    fellBack: z.boolean(),
    offeredAt: z.number(),
    acceptedAt: z.number().exactOptional(),
    answeredAt: z.number().exactOptional(),
    acceptBy: z.number(),
    answerBy: z.number(),
    resolveBy: z.number(),
    ended: z.object({ at: z.number(), how: z.enum(['resolved', 'returned', 'taken-back', 'client-left']) }),
    askedAgain: z.array(z.string().max(100)).max(40),
    site: name.exactOptional(),
    outsourcer: name.exactOptional(),
  }),
])

const count = z.number().int().nonnegative()
const share = z.number().min(0).max(1).nullable()
const measureSchema = z.object({ n: count, p50: z.number(), p90: z.number() })
const part = {
  interactions: count,
  escalations: count,
  solvedOnLine1: share,
  medianAcceptMs: z.number().nullable(),
  resolvedInTime: share,
  askedAgainPerEscalation: z.number().nullable(),
  foretold: count,
  foretoldRight: share,
}
const rows = z.array(z.object({ key: z.string(), ...part }))
const { medianAcceptMs: _median, ...all } = part

/** Times in ms; shares 0…1, null: nothing to count from. */
export const insightSchema = z.object({
  from: z.number(),
  to: z.number(),
  ...all,
  solved: count,
  takenBack: count,
  toAccept: measureSchema,
  toFirstAnswer: measureSchema,
  toResolution: measureSchema,
  acceptedInTime: share,
  answeredInTime: share,
  askedAgainFacts: z.array(z.object({ label: z.string(), n: count })),
  topics: rows,
  sites: rows,
  outsourcers: rows,
  wanted: z.array(z.object({ kind: wanted, n: count })),
  days: z.array(z.object({ day: z.string(), ...part })),
  byHour: z.array(z.object({ hour: z.number(), ...part })),
})

/** `isComplete`: all the hub keeps of these organisations has been counted; otherwise it is still being heard, ask again. */
export const insightAnswerSchema = insightSchema.extend({ isComplete: z.boolean() })
export type InsightAnswer = z.infer<typeof insightAnswerSchema>
