import { z } from 'zod'
import type { AuditEntry, AuditFact, AuditList } from '../../domain/privacy/audit-entry.ts'
import { PERSONAL_KINDS } from '../../domain/privacy/revealable.ts'

const subject = z.string().regex(/^[0-9a-f]{32}$/, '16 bytes in hexadecimal')

export const auditFactSchema: z.ZodType<AuditFact, AuditFact> = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('revealed'),
    subject,
    what: z.array(z.enum(PERSONAL_KINDS)).min(1).max(PERSONAL_KINDS.length),
    reason: z.string().min(1).max(64),
    word: z.string().min(1).max(200).exactOptional(),
    callId: z.string().min(1).max(128).exactOptional(),
  }),
  z.strictObject({ kind: z.enum(['exported', 'erased']), subject }),
  z.strictObject({
    kind: z.literal('retained'),
    clients: z.number().int().nonnegative(),
    calls: z.number().int().nonnegative(),
    days: z.number().int().positive(),
  }),
  z.strictObject({ kind: z.enum(['key-change-asked', 'key-changed', 'wipe-asked', 'wiped']) }),
  z.strictObject({ kind: z.literal('began-anew'), file: z.string().min(1).max(200).exactOptional() }),
  z.strictObject({ kind: z.literal('audit-exported'), entries: z.number().int().nonnegative() }),
])

export const auditEntrySchema: z.ZodType<AuditEntry> = z.object({
  no: z.number().int().positive(),
  at: z.number().int().nonnegative(),
  by: z.string().min(1).max(64),
  fact: auditFactSchema,
})

export const auditListSchema: z.ZodType<AuditList> = z.object({
  entries: z.array(auditEntrySchema),
  total: z.number().int().nonnegative(),
  gaps: z.array(z.object({ from: z.number().int().positive(), to: z.number().int().positive() })),
})
