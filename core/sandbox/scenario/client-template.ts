import { z } from 'zod'
import { isRecordingUrl } from '../../domain/call/recording.ts'
import type { ClientId } from '../../domain/client/client.ts'
import { datedTextSchema } from './dated-text.ts'
import { relativeDateSchema } from './relative-date.ts'

const text = datedTextSchema
/** Fields that never name a date. */
const plain = z
  .string()
  .min(1)
  .max(500)
  .regex(/^[^{}]*$/, 'nothing may stand in braces here')
const id = z.string().min(1).max(64)

const promiseTemplate = z.strictObject({ text, dueAt: relativeDateSchema, by: plain, madeAt: relativeDateSchema })

const requestTemplate = z
  .strictObject({
    number: z.string().min(1).max(32),
    title: text,
    roleId: id.exactOptional(),
    stages: z
      .array(z.strictObject({ title: text, note: text.exactOptional() }))
      .min(1)
      .max(12),
    currentStage: z.number().int().nonnegative(),
    dueAt: relativeDateSchema.exactOptional(),
    owner: plain.exactOptional(),
    openedAt: relativeDateSchema,
    processId: id.exactOptional(),
    stageId: id.exactOptional(),
    steps: z
      .array(z.strictObject({ at: relativeDateSchema, by: plain, text }))
      .max(50)
      .exactOptional(),
    promised: promiseTemplate.exactOptional(),
  })
  .refine((request) => request.currentStage < request.stages.length, { path: ['currentStage'], error: 'points past the last stage' })

/** What a contact may hold beyond a line of the timeline; the bounds are those of `PastContact`. */
const toldFields = {
  by: plain.exactOptional(),
  durationMs: z.number().int().nonnegative().exactOptional(),
  mos: z.number().min(1).max(5).exactOptional(),
  recording: z.string().refine(isRecordingUrl, 'an https address').exactOptional(),
  notes: text.exactOptional(),
  words: text.exactOptional(),
  transcript: z
    .array(z.strictObject({ who: z.enum(['client', 'operator', 'bot']), text }))
    .min(1)
    .max(60)
    .exactOptional(),
  rating: z
    .strictObject({ value: z.number().int().min(1), of: z.number().int().min(2).max(10), comment: plain.exactOptional() })
    .refine(({ value, of }) => value <= of, 'more than the best rating')
    .exactOptional(),
  requestNumber: z.string().min(1).max(32).exactOptional(),
  roleId: id.exactOptional(),
  escalation: z.strictObject({ number: plain, outcome: text.exactOptional() }).exactOptional(),
} as const

const contactTemplate = z.strictObject({
  id,
  channel: z.enum(['call-in', 'call-out', 'chat', 'bot', 'letter', 'visit', 'escalation']),
  at: relativeDateSchema,
  title: text,
  details: text.exactOptional(),
  outcome: text.exactOptional(),
  outcomeNote: text.exactOptional(),
  ...toldFields,
})

const clientId = id.transform((value) => value as ClientId)
const phonesTemplate = z
  .array(
    z.strictObject({
      number: z.string().regex(/^\+[1-9]\d{1,14}$/, 'a number as E.164, e.g. +79123456767'),
      kind: z.enum(['mobile', 'work', 'office', 'home']),
    }),
  )
  .min(1)

/** The record of a scenario's client: `Client` of the domain with every date counted from now. */
export const clientTemplateSchema = z.strictObject({
  id: clientId,
  name: z.strictObject({ given: plain, family: plain, patronymic: plain.exactOptional() }),
  phones: phonesTemplate,
  emails: z.array(z.string().max(254)),
  segment: z.enum(['A', 'B', 'C', 'D']),
  vip: z.boolean(),
  status: plain,
  company: plain.exactOptional(),
  manager: z
    .strictObject({ name: plain, availability: text.exactOptional(), memberId: id.exactOptional(), extension: id.exactOptional() })
    .exactOptional(),
  since: relativeDateSchema.exactOptional(),
  /** So many days from today: a birthday that is always near, or always far. */
  birthday: z.strictObject({ inDays: z.number().int().min(-180).max(180) }).exactOptional(),
  service: z
    .strictObject({
      title: plain,
      state: z.enum(['active', 'trial', 'ends', 'suspended', 'ended']),
      until: relativeDateSchema.exactOptional(),
    })
    .exactOptional(),
  debt: z
    .strictObject({
      amount: z.number().positive(),
      currency: z.string().regex(/^[A-Z]{3}$/, 'ISO 4217'),
      since: relativeDateSchema.exactOptional(),
    })
    .exactOptional(),
  timeZone: plain.exactOptional(),
  city: plain.exactOptional(),
  roles: z
    .array(
      z.strictObject({
        id,
        kind: z.enum(['private', 'employee', 'director']),
        title: plain.exactOptional(),
        company: plain.exactOptional(),
        lineIds: z.array(id),
      }),
    )
    .min(1),
  facts: z.array(z.strictObject({ label: plain, value: text, sensitive: z.literal(true).exactOptional() })),
  alerts: z.array(z.strictObject({ kind: z.enum(['repeat-calls', 'asked-supervisor', 'debt', 'told-before', 'note']), text })),
  tags: z.array(z.string().min(1).max(64)).max(20).exactOptional(),
  /** What colleagues wrote about the client. */
  notes: z
    .array(z.strictObject({ id, at: relativeDateSchema, by: plain, text }))
    .max(20)
    .exactOptional(),
  /** What is to be done for him. */
  tasks: z
    .array(z.strictObject({ id, text, dueAt: relativeDateSchema, createdAt: relativeDateSchema, by: plain }))
    .max(20)
    .exactOptional(),
  promise: promiseTemplate.exactOptional(),
  told: z.strictObject({ text, channel: z.enum(['call', 'chat', 'bot', 'letter']), at: relativeDateSchema }).exactOptional(),
  /** A second record of the same person, made by mistake: one e-mail and name, another phone. */
  double: z
    .strictObject({
      id: clientId,
      phones: phonesTemplate,
      status: plain,
      city: plain.exactOptional(),
      /** What the CRM knows of it. */
      older: z.array(contactTemplate).min(1).max(20),
    })
    .exactOptional(),
  requests: z.array(requestTemplate),
  history: z.array(contactTemplate),
  /** What only the CRM of the sandbox knows: contacts before those of the record. */
  older: z.array(contactTemplate).max(300).exactOptional(),
})
export type ClientTemplate = z.infer<typeof clientTemplateSchema>
