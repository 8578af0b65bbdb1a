import { z } from 'zod'
import type { ChatMessage, ChatWhat, PlacedMessage, ReadMark, RoomSeat } from '../../domain/chat/message.ts'
import { clientIdSchema } from '../client-schema.ts'
import { memberSchema } from './member-schema.ts'

const id = z.string().regex(/^[A-Za-z0-9._-]{1,64}$/)
const text = z.string().min(1).max(4000)

const chatWhatSchema: z.ZodType<ChatWhat> = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('question'), title: z.string().max(200).exactOptional(), text }),
  z.object({ kind: z.literal('reply'), text, articleId: z.string().max(64).exactOptional() }),
  z.object({ kind: z.literal('solved'), solved: z.boolean() }),
  z.object({ kind: z.literal('escalated'), escalationId: z.string().max(64) }),
  z.object({ kind: z.literal('notice'), text, client: z.object({ id: clientIdSchema, name: z.string().max(200) }) }),
])

export const chatMessageSchema: z.ZodType<ChatMessage> = z.object({
  id,
  threadId: id,
  at: z.number(),
  by: memberSchema,
  mentions: z.array(z.string().max(64)).max(20),
  what: chatWhatSchema,
})

export const placedMessageSchema: z.ZodType<PlacedMessage> = z.object({
  message: chatMessageSchema,
  sequence: z.number().int().positive().exactOptional(),
})

export const roomSeatSchema: z.ZodType<RoomSeat> = z.object({
  holder: memberSchema.exactOptional(),
  since: z.number(),
  turns: z.array(z.string().max(64)).max(100),
})

export const readMarkSchema: z.ZodType<ReadMark> = z.object({ memberId: z.string().max(64), sequence: z.number().int().nonnegative() })
