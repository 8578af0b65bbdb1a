import { z } from 'zod'
import type { Call, CallContext, CallId, MediaPath, Party } from '../domain/call/call.ts'
import type { EndReason } from '../domain/call/end-reason.ts'
import { isRecordingUrl, type Recording } from '../domain/call/recording.ts'
import type { Transfer } from '../domain/call/transfer.ts'
import type { EscalationId } from '../domain/escalation/escalation-id.ts'

/** Zod mirrors of the call's types: what crosses between the phone window, the desk and storage is parsed with them. */
export const callIdSchema = z
  .string()
  .min(1)
  .max(64)
  .transform((id) => id as CallId)

/** The id of an escalation as it crosses beside calls: also the value of header `X-Escalation`. */
export const callEscalationIdSchema = z
  .string()
  .min(1)
  .max(64)
  .transform((id) => id as EscalationId)

const epochMs = z.number().nonnegative()

export const partySchema: z.ZodType<Party> = z.object({ number: z.string().max(256), displayName: z.string().max(256).exactOptional() })

export const recordingSchema: z.ZodType<Recording> = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('running') }),
  z.object({ kind: z.literal('kept'), url: z.string().refine(isRecordingUrl) }),
])

export const callContextSchema: z.ZodType<CallContext> = z.object({
  lineId: z.string().max(128).exactOptional(),
  did: z.string().max(128).exactOptional(),
  headers: z.record(z.string().max(128), z.string().max(2048)),
  escalationId: callEscalationIdSchema.exactOptional(),
  recording: recordingSchema.exactOptional(),
})

const missedWhy = z.enum([
  'caller-gave-up',
  'not-answered-in-time',
  'declined',
  'on-break',
  'not-ready',
  'line-lost',
  'seat-closed',
  'too-many-calls',
])
const failedWhy = z.enum([
  'busy',
  'no-answer',
  'unknown-number',
  'declined-by-callee',
  'not-allowed',
  'no-microphone',
  'line-lost',
  'server-error',
  'cancelled',
])

export const endReasonSchema: z.ZodType<EndReason> = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('hung-up'), by: z.enum(['local', 'remote']) }),
  z.object({ kind: z.literal('transferred'), how: z.enum(['blind', 'attended']), target: z.string() }),
  z.object({ kind: z.literal('missed'), why: missedWhy }),
  z.object({ kind: z.literal('replaced') }),
  z.object({ kind: z.literal('answered-elsewhere') }),
  z.object({ kind: z.literal('failed'), why: failedWhy, sipCode: z.number().int().exactOptional() }),
  z.object({ kind: z.literal('interrupted'), why: z.enum(['media-lost', 'line-lost', 'seat-died']) }),
])

const transferFailure = z.enum(['unknown-number', 'busy', 'declined', 'no-answer', 'refused-by-pbx', 'line-lost'])

const attended = { kind: z.literal('attended'), target: z.string(), consultCallId: callIdSchema }

export const transferSchema: z.ZodType<Transfer> = z.union([
  z.object({ kind: z.literal('blind'), target: z.string(), stage: z.literal('requested') }),
  z.object({ kind: z.literal('blind'), target: z.string(), stage: z.literal('failed'), why: transferFailure }),
  z.object({ ...attended, stage: z.enum(['consulting', 'joining', 'completing']) }),
  z.object({ ...attended, stage: z.literal('joined'), since: epochMs, leaveFailed: transferFailure.exactOptional() }),
  z.object({ ...attended, stage: z.literal('leaving'), since: epochMs }),
  z.object({ ...attended, stage: z.literal('failed'), why: transferFailure }),
])

const mediaPath: z.ZodType<MediaPath> = z.discriminatedUnion('state', [
  z.object({ state: z.literal('none') }),
  z.object({ state: z.literal('flowing') }),
  z.object({ state: z.literal('interrupted'), since: epochMs }),
])

const facts = {
  id: callIdSchema,
  remote: partySchema,
  context: callContextSchema,
  startedAt: epochMs,
  consultFor: callIdSchema.exactOptional(),
  replaces: callIdSchema.exactOptional(),
}
const either = { ...facts, direction: z.enum(['incoming', 'outgoing']) }

export const callSchema: z.ZodType<Call> = z.discriminatedUnion('phase', [
  z.object({ ...facts, direction: z.literal('incoming'), phase: z.literal('incoming'), waiting: z.boolean() }),
  z.object({ ...facts, direction: z.literal('outgoing'), phase: z.literal('dialing') }),
  z.object({ ...facts, direction: z.literal('outgoing'), phase: z.literal('alerting'), earlyMedia: z.boolean() }),
  z.object({ ...either, phase: z.literal('connecting') }),
  z.object({
    ...either,
    phase: z.literal('active'),
    answeredAt: epochMs,
    hold: z.enum(['none', 'local', 'remote', 'both']),
    heldSince: epochMs.exactOptional(),
    holdPending: z.enum(['hold', 'resume']).exactOptional(),
    muted: z.boolean(),
    media: mediaPath,
    transfer: transferSchema.exactOptional(),
  }),
  z.object({ ...either, phase: z.literal('ending'), answeredAt: epochMs.exactOptional(), endedAt: epochMs, reason: endReasonSchema }),
  z.object({ ...either, phase: z.literal('ended'), answeredAt: epochMs.exactOptional(), endedAt: epochMs, reason: endReasonSchema }),
])
