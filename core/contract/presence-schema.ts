import { z } from 'zod'
import type { NextPresence, Presence } from '../domain/presence/presence.ts'
import type { Registration } from '../domain/registration/registration.ts'

const since = z.number().nonnegative()

export const nextPresenceSchema: z.ZodType<NextPresence> = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('ready') }),
  z.object({ kind: z.literal('break'), reasonId: z.string().min(1).max(64) }),
])

export const presenceSchema: z.ZodType<Presence> = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('offline'), since }),
  z.object({ kind: z.literal('ready'), since }),
  z.object({ kind: z.literal('ringing'), since, next: nextPresenceSchema.exactOptional() }),
  z.object({ kind: z.literal('on-call'), since, next: nextPresenceSchema.exactOptional() }),
  z.object({ kind: z.literal('wrap-up'), since, until: since, callId: z.string(), next: nextPresenceSchema.exactOptional() }),
  z.object({ kind: z.literal('break'), since, reasonId: z.string() }),
  z.object({
    kind: z.literal('not-ready'),
    since,
    why: z.enum(['not-registered', 'no-microphone', 'microphone-denied', 'no-speaker', 'media-blocked']),
  }),
])

const outage = z.enum(['socket-closed', 'no-answer', 'server-error', 'network-lost', 'half-open'])
const server = z.string()
const attempt = z.number().int().nonnegative()

export const registrationSchema: z.ZodType<Registration> = z.discriminatedUnion('phase', [
  z.object({ phase: z.literal('offline') }),
  z.object({ phase: z.literal('connecting'), server, since, attempt }),
  z.object({ phase: z.literal('registered'), server, since, expiresSeconds: z.number().positive() }),
  z.object({ phase: z.literal('reconnecting'), server, since, attempt, why: outage, retryAt: since }),
  z.object({ phase: z.literal('failing-over'), server, since, attempt, why: outage }),
  z.object({
    phase: z.literal('refused'),
    server,
    since,
    why: z.enum(['wrong-password', 'unknown-account', 'not-allowed']),
    account: z.string(),
  }),
])
