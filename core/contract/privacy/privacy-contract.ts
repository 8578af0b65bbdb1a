import { z } from 'zod'
import { rpc, type Rpc } from '../define.ts'
import { auditEntrySchema, auditFactSchema, auditListSchema } from './audit-schema.ts'

const nothing = z.strictObject({})

/** What the host keeps of the handling of personal data, and the keys of it. */
export const privacyRpcs = {
  /** Durable when answered; refused as `storage-failed` or `internal` nothing was written, and the fact must not happen. */
  'audit.append': rpc(auditFactSchema, auditEntrySchema),
  /** The newest `limit` lines, and whether the whole log is as it was written. */
  'audit.list': rpc(z.strictObject({ limit: z.number().int().min(1).max(10_000) }), auditListSchema),
  /** Where the change of the data key stands. `asked`: it is done at the next start. `running`: rows are being sealed anew. */
  'keys.state': rpc(
    nothing,
    z.object({ change: z.enum(['none', 'asked', 'running']), changedAt: z.number().int().nonnegative().nullable() }),
  ),
  /** Asks for a new data key at the next start, when no window has the old one. */
  'keys.change': rpc(nothing, nothing),
  /** Nothing is sealed with the former key any more: it is destroyed. */
  'keys.changed': rpc(nothing, nothing),
  /** Destroys the data key of this profile: what was sealed with it can be read by nobody. */
  'keys.destroy': rpc(nothing, nothing),
} as const satisfies Record<string, Rpc<z.ZodType, z.ZodType>>
