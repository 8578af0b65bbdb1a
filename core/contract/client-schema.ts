import { z } from 'zod'
import type { ClientNote } from '../domain/client/client-note.ts'
import type { ClientTask } from '../domain/client/client-task.ts'
import { isRecordingUrl } from '../domain/call/recording.ts'
import type { Client, ClientId, ClientPhone } from '../domain/client/client.ts'
import type { OpenRequest } from '../domain/client/request.ts'
import type { PastContact } from '../domain/interaction/interaction.ts'

/** Zod mirror of a client record: rows are parsed with it when read, and so is what the sandbox or a CRM sends. */
export const clientIdSchema = z
  .string()
  .min(1)
  .max(64)
  .transform((id) => id as ClientId)

const at = z.number()
const text = z.string().max(500)
const longText = z.string().max(20_000)
const shortId = z.string().min(1).max(64)
const promiseSchema = z.object({ text, dueAt: at, by: text, madeAt: at })

export const clientPhoneSchema: z.ZodType<ClientPhone> = z.object({
  number: z.string().regex(/^\+[1-9]\d{1,14}$/, 'E.164'),
  kind: z.enum(['mobile', 'work', 'office', 'home']),
  extension: z
    .string()
    .regex(/^\d{1,11}$/, 'an extension of 1–11 digits')
    .exactOptional(),
  callsFromIt: z.number().int().nonnegative().exactOptional(),
})

export const clientNoteSchema: z.ZodType<ClientNote> = z.object({
  id: shortId,
  at,
  by: text,
  text: z.string().max(4000),
  mentions: z.array(shortId).max(50),
})

export const clientTaskSchema: z.ZodType<ClientTask> = z.object({
  id: shortId,
  text,
  dueAt: at,
  remindAt: at.exactOptional(),
  createdAt: at,
  by: text,
  assignee: shortId.exactOptional(),
  done: z.object({ at, by: text }).exactOptional(),
})

export const openRequestSchema: z.ZodType<OpenRequest> = z
  .object({
    number: z.string().min(1).max(32),
    title: text,
    roleId: z.string().exactOptional(),
    stages: z
      .array(z.object({ title: text, note: text.exactOptional() }))
      .min(1)
      .max(12),
    currentStage: z.number().int().nonnegative(),
    dueAt: at.exactOptional(),
    owner: text.exactOptional(),
    openedAt: at,
    processId: shortId.exactOptional(),
    stageId: shortId.exactOptional(),
    steps: z
      .array(z.object({ at, by: text, text }))
      .max(200)
      .exactOptional(),
    promised: promiseSchema.exactOptional(),
  })
  .refine((request) => request.currentStage < request.stages.length, { path: ['currentStage'], message: 'points past the last stage' })

export const pastContactSchema: z.ZodType<PastContact> = z.object({
  id: z.string().min(1).max(64),
  channel: z.enum(['call-in', 'call-out', 'chat', 'bot', 'letter', 'visit', 'escalation']),
  at,
  title: text,
  details: text.exactOptional(),
  outcome: text.exactOptional(),
  outcomeNote: text.exactOptional(),
  by: text.exactOptional(),
  durationMs: z.number().nonnegative().exactOptional(),
  mos: z.number().min(1).max(5).exactOptional(),
  recording: z.string().max(2000).refine(isRecordingUrl, 'an https address').exactOptional(),
  notes: longText.exactOptional(),
  words: z.string().max(2000).exactOptional(),
  transcript: z
    .array(z.object({ who: z.enum(['client', 'operator', 'bot']), text: z.string().max(4000), at: at.exactOptional() }))
    .max(500)
    .exactOptional(),
  rating: z
    .object({ value: z.number().int().min(1), of: z.number().int().min(2).max(10), comment: text.exactOptional() })
    .refine(({ value, of }) => value <= of, 'more than the best rating')
    .exactOptional(),
  requestNumber: z.string().max(32).exactOptional(),
  roleId: shortId.exactOptional(),
  escalation: z.object({ number: z.string().max(64), outcome: text.exactOptional() }).exactOptional(),
})

export const clientSchema: z.ZodType<Client> = z.object({
  id: clientIdSchema,
  name: z.object({ given: text, family: text, patronymic: text.exactOptional() }),
  language: z.enum(['ru', 'en']),
  phones: z.array(clientPhoneSchema),
  emails: z.array(z.string().max(254)),
  logins: z.array(z.string().min(1).max(128)).max(20).exactOptional(),
  segment: z.enum(['A', 'B', 'C', 'D']),
  vip: z.boolean(),
  status: text,
  since: at.exactOptional(),
  birthday: z.object({ month: z.number().int().min(1).max(12), day: z.number().int().min(1).max(31) }).exactOptional(),
  service: z
    .object({ title: text, state: z.enum(['active', 'trial', 'ends', 'suspended', 'ended']), until: at.exactOptional() })
    .exactOptional(),
  debt: z
    .object({ amount: z.number().positive(), currency: z.string().regex(/^[A-Z]{3}$/, 'ISO 4217'), since: at.exactOptional() })
    .exactOptional(),
  company: text.exactOptional(),
  manager: z
    .object({
      name: text,
      availability: text.exactOptional(),
      memberId: shortId.exactOptional(),
      extension: z.string().max(64).exactOptional(),
    })
    .exactOptional(),
  timeZone: z.string().exactOptional(),
  city: text.exactOptional(),
  roles: z
    .array(
      z.object({
        id: z.string().min(1),
        kind: z.enum(['private', 'employee', 'director']),
        title: text.exactOptional(),
        company: text.exactOptional(),
        lineIds: z.array(z.string()),
      }),
    )
    .min(1),
  facts: z.array(z.object({ label: text, value: text, sensitive: z.literal(true).exactOptional() })),
  tags: z.array(z.string().min(1).max(64)).max(50).exactOptional(),
  notes: z.array(clientNoteSchema).max(500).exactOptional(),
  tasks: z.array(clientTaskSchema).max(200).exactOptional(),
  alerts: z.array(z.object({ kind: z.enum(['repeat-calls', 'asked-supervisor', 'debt', 'told-before', 'note']), text })),
  promise: promiseSchema.exactOptional(),
  told: z.object({ text: z.string().max(2000), channel: z.enum(['call', 'chat', 'bot', 'letter']), at }).exactOptional(),
  requests: z.array(openRequestSchema),
  history: z.array(pastContactSchema),
  source: shortId.exactOptional(),
  version: z.string().max(256).exactOptional(),
})
