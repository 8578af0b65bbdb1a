import { z } from 'zod'
import { ANSWER_FAULTS, SET_UP_FAULTS } from '../../domain/directory/source-fault.ts'
import { clientIdSchema, pastContactSchema } from '../client-schema.ts'
import { rpc, type Rpc } from '../define.ts'
import { processSchema } from './process-schema.ts'

/** Directory sources and what the CRM knows of a client, over the bridge. Every answer is a union: trouble is expected here. */
const sourceId = z.string().regex(/^[a-z0-9][a-z0-9-]{0,30}$/, 'small letters, digits and dashes, at most 31')

export const sourceTroubleSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('unreachable'), afterMs: z.number().int().nonnegative() }),
  z.object({ kind: z.literal('denied') }),
  z.object({ kind: z.literal('malformed'), cause: z.enum(ANSWER_FAULTS), detail: z.string().max(500).exactOptional() }),
  z.object({ kind: z.literal('not-set-up'), cause: z.enum(SET_UP_FAULTS), detail: z.string().max(500).exactOptional() }),
])

export const sourceDescriptionSchema = z.object({
  id: sourceId,
  kind: z.enum(['crm', 'carddav', 'ldap']),
  title: z.string().max(128),
  /** How often it is asked, seconds. */
  everySeconds: z.number().int().min(10).max(86_400),
})

/**
 * `page`: JSON of a `SourcePage`, as text: the storage's worker parses it with zod, so that no long task falls on a window.
 * At most 500 clients a page.
 */
export const pulledSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('page'), page: z.string().max(8_000_000) }),
  ...sourceTroubleSchema.options,
])

export const olderHistorySchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('contacts'), contacts: z.array(pastContactSchema).max(100), more: z.boolean() }),
  ...sourceTroubleSchema.options,
])

export const directoryRpcs = {
  'directory.sources': rpc(z.strictObject({}), z.array(sourceDescriptionSchema).max(20)),
  /** What changed at a source since `cursor`; without one: everything. */
  'directory.pull': rpc(
    z.strictObject({ source: sourceId, cursor: z.string().max(4096).exactOptional(), limit: z.number().int().min(1).max(500) }),
    pulledSchema,
  ),
  /** Keeps the password of a source; it is never read back. `invalid-params` when the seat has no such source with a password. */
  'secrets.writeSourceSecret': rpc(z.strictObject({ source: sourceId, secret: z.string().min(1).max(1024) }), z.strictObject({})),
  /** Contacts before a time, newest first: what the CRM keeps beyond the record on the seat. */
  'crm.history': rpc(
    z.strictObject({ clientId: clientIdSchema, before: z.number(), limit: z.number().int().min(1).max(100) }),
    olderHistorySchema,
  ),
  /** The processes of the company that is served, in the languages it has them in. */
  'content.processes': rpc(z.strictObject({}), z.array(processSchema).max(500)),
} as const satisfies Record<string, Rpc<z.ZodType, z.ZodType>>
