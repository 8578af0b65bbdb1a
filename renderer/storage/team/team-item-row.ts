import { z } from 'zod'
import { chatMessageSchema } from '../../../core/contract/team/chat-schema.ts'
import { changeSchema } from '../../../core/contract/team/escalation-schema.ts'
import { seatEventSchema } from '../../../core/contract/team/insight-schema.ts'
import { packetSchema } from '../../../core/contract/team/packet-schema.ts'
import { TEAM_REJECTIONS, type TeamItemBody } from '../../../core/outbox/team-item.ts'
import type { Bytes } from '../bytes.ts'

const bytes: z.ZodType<Bytes> = z.instanceof(Uint8Array).transform((found) => new Uint8Array(found))

/** A row as it lies on the disk. Ids are random; who and what is in the box only. */
export const teamItemRowSchema = z.object({
  no: z.number().int().positive().exactOptional(),
  id: z.string().min(1).max(64),
  lane: z.string().min(1).max(64),
  createdAt: z.number(),
  state: z.enum(['waiting', 'rejected']),
  /** When it was rejected. */
  at: z.number().exactOptional(),
  why: z.enum(TEAM_REJECTIONS).exactOptional(),
  box: bytes,
})
export type TeamItemRow = z.infer<typeof teamItemRowSchema>

const bodySchema: z.ZodType<TeamItemBody> = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('submit'), packet: packetSchema, change: changeSchema }),
  z.object({ kind: z.literal('change'), escalationId: z.string(), change: changeSchema }),
  z.object({ kind: z.literal('event'), event: seatEventSchema }),
  z.object({ kind: z.literal('say'), message: chatMessageSchema }),
])

/** What is in the box. */
export const sealedItemSchema: z.ZodType<{ readonly organisation: string; readonly body: TeamItemBody }> = z.object({
  organisation: z.string(),
  body: bodySchema,
})

export const itemPlace = (id: string): string => `teamItems:${id}:box`
