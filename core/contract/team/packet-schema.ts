import { z } from 'zod'
import type { EscalationId } from '../../domain/escalation/escalation-id.ts'
import type { Packet } from '../../domain/escalation/packet.ts'
import type { Wanted } from '../../domain/escalation/wanted.ts'
import { recordingSchema } from '../call-schema.ts'
import { clientIdSchema, openRequestSchema, pastContactSchema } from '../client-schema.ts'
import { qualitySchema } from '../phone-channel.ts'
import { memberSchema } from './member-schema.ts'
import { organisationIdSchema } from './team-section.ts'

/** Zod mirror of a packet: what comes from the hub may be forged, and is parsed like everything that crosses a border. */
export const escalationIdSchema = z
  .string()
  .regex(/^[A-Za-z0-9-]{8,64}$/)
  .transform((id) => id as EscalationId)

const at = z.number()
const line = z.string().max(500)
const long = z.string().max(2000)

export const wantedSchema: z.ZodType<Wanted> = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('talk-now') }),
  z.object({ kind: z.literal('advice') }),
  z.object({ kind: z.literal('callback'), dueAt: at }),
  z.object({ kind: z.literal('take-over') }),
])

const verificationSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('verified'), how: z.enum(['code-word', 'document', 'call-back', 'script']), at }),
  z.object({
    kind: z.literal('recognised'),
    by: z.array(z.enum(['phone', 'line', 'open-request', 'pbx-client-id', 'chosen-by-operator'])).max(5),
  }),
  z.object({ kind: z.literal('unknown') }),
])

const clientSchema = z.object({
  id: clientIdSchema.exactOptional(),
  name: line,
  number: z.string().max(128).exactOptional(),
  role: z.object({ kind: z.enum(['private', 'employee', 'director']), title: line.exactOptional() }).exactOptional(),
  company: line.exactOptional(),
  segment: z.enum(['A', 'B', 'C', 'D']).exactOptional(),
  vip: z.boolean(),
  manager: z.object({ name: line, availability: line.exactOptional() }).exactOptional(),
  timeZone: z.string().max(64).exactOptional(),
  language: z.enum(['ru', 'en']),
  verification: verificationSchema,
})

const scriptSchema = z.object({
  scriptId: z.string().max(64),
  title: line,
  version: z.number().int().nonnegative(),
  answers: z.array(z.object({ label: line, answer: long, at })).max(100),
  stoppedAt: z.object({ step: z.number().int(), of: z.number().int(), title: line }).exactOptional(),
})

const callSchema = z.object({
  callId: z.string().max(128),
  lineId: z.string().max(64).exactOptional(),
  lineTitle: line.exactOptional(),
  startedAt: at,
  answeredAt: at.exactOptional(),
  quality: qualitySchema.exactOptional(),
  recording: recordingSchema.exactOptional(),
})

export const attachmentSchema = z.object({
  key: z.string().regex(/^[A-Za-z0-9._-]{1,128}$/),
  name: z.string().min(1).max(255),
  type: z.string().max(128),
  bytes: z.number().int().nonnegative(),
})

export const packetSchema: z.ZodType<Packet> = z.object({
  id: escalationIdSchema,
  organisation: organisationIdSchema,
  createdAt: at,
  author: memberSchema,
  client: clientSchema,
  problem: z.object({
    words: long,
    from: z.enum(['note', 'told-before', 'script', 'none']),
    sentence: line.exactOptional(),
  }),
  topic: z.object({ id: z.string().max(64), title: line }).exactOptional(),
  urgency: z.enum(['critical', 'high', 'normal', 'low']),
  wanted: wantedSchema,
  promise: z.object({ text: line, dueAt: at }).exactOptional(),
  deadlines: z.object({ acceptBy: at, answerBy: at, resolveBy: at }),
  script: scriptSchema.exactOptional(),
  tried: z.array(z.object({ what: line, at, outcome: z.enum(['done', 'failed']) })).max(50),
  requests: z.array(openRequestSchema).max(20),
  facts: z.array(z.object({ id: z.string().min(1).max(64), label: line, value: long })).max(40),
  history: z.array(pastContactSchema).max(10),
  call: callSchema.exactOptional(),
  thread: z
    .object({ id: z.string().max(64), messages: z.array(z.object({ by: line, at, text: z.string().max(4000) })).max(100) })
    .exactOptional(),
  attachments: z.array(attachmentSchema).max(10),
})
