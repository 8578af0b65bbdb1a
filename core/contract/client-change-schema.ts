import { z } from 'zod'
import type { ClientChange, ClientChangeBody } from '../domain/client/change/client-change.ts'
import type { FieldEdit } from '../domain/client/change/client-change.ts'
import { MERGE_FIELDS } from '../domain/client/change/merge-field.ts'
import type { Client } from '../domain/client/client.ts'
import { clientIdSchema, clientNoteSchema, clientPhoneSchema, clientSchema, clientTaskSchema, openRequestSchema } from './client-schema.ts'

/** Zod mirror of a change of a client's record, as it lies on the disk and goes to the CRM. */
const id = z.string().min(1).max(64)
const text = z.string().max(500)
const name = z.object({ given: text, family: text, patronymic: text.exactOptional() })
const birthday = z.object({ month: z.number().int().min(1).max(12), day: z.number().int().min(1).max(31) })

const edit = <F extends string, V extends z.ZodType>(field: F, value: V) =>
  z.object({ field: z.literal(field), before: value.nullable(), after: value.nullable() })

export const fieldEditSchema: z.ZodType<FieldEdit> = z.discriminatedUnion('field', [
  edit('name', name),
  edit('status', text),
  edit('company', text),
  edit('emails', z.array(z.string().max(254)).readonly()),
  edit('language', z.enum(['ru', 'en'])),
  edit('timeZone', z.string().max(64)),
  edit('city', text),
  edit('segment', z.enum(['A', 'B', 'C', 'D'])),
  edit('vip', z.boolean()),
  edit('birthday', birthday),
])

const client: z.ZodType<Client> = clientSchema
const take = z.array(z.enum(MERGE_FIELDS)).max(MERGE_FIELDS.length)

export const clientChangeBodySchema: z.ZodType<ClientChangeBody> = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('created'), client }),
  z.object({ kind: z.literal('edited'), edits: z.array(fieldEditSchema).min(1).max(20) }),
  z.object({ kind: z.literal('phone-added'), phone: clientPhoneSchema }),
  z.object({ kind: z.literal('phone-removed'), number: z.string().max(32) }),
  z.object({ kind: z.literal('company-linked'), roleId: id, company: text, before: text.exactOptional() }),
  z.object({ kind: z.literal('tag-added'), tag: z.string().min(1).max(64) }),
  z.object({ kind: z.literal('tag-removed'), tag: z.string().min(1).max(64) }),
  z.object({ kind: z.literal('note-added'), note: clientNoteSchema }),
  z.object({ kind: z.literal('note-removed'), note: clientNoteSchema }),
  z.object({ kind: z.literal('task-added'), task: clientTaskSchema }),
  z.object({ kind: z.literal('task-removed'), task: clientTaskSchema }),
  z.object({ kind: z.literal('task-done'), taskId: id, by: text }),
  z.object({ kind: z.literal('task-reopened'), taskId: id }),
  z.object({ kind: z.literal('request-created'), request: openRequestSchema }),
  z.object({ kind: z.literal('merged'), from: clientIdSchema, fromBefore: client, intoBefore: client, take: take.exactOptional() }),
  z.object({
    kind: z.literal('unmerged'),
    mergeId: id,
    from: clientIdSchema,
    fromBefore: client,
    intoBefore: client,
    take: take.exactOptional(),
  }),
])

export const clientChangeSchema: z.ZodType<ClientChange> = z.object({
  id,
  clientId: clientIdSchema,
  at: z.number(),
  by: text,
  body: clientChangeBodySchema,
})
