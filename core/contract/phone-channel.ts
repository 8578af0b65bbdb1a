import { z } from 'zod'
import type { Devices } from '../domain/media/devices.ts'
import type { Quality } from '../domain/media/quality.ts'
import { callEscalationIdSchema, callIdSchema, callSchema } from './call-schema.ts'
import { nextPresenceSchema, presenceSchema, registrationSchema } from './presence-schema.ts'

/**
 * The one channel between the phone window and every desk window: BroadcastChannel `PHONE_CHANNEL`, same origin.
 * The desk says `hello` and sends commands; the phone answers with its whole state on every change (it is small)
 * and with the outcome of each command. Both sides parse what they receive with these schemas.
 */
export const PHONE_CHANNEL = 'firstline-phone'

export const qualitySchema: z.ZodType<Quality> = z.object({ mos: z.number(), delayMs: z.number(), jitterMs: z.number(), loss: z.number() })

const device = z.object({ id: z.string(), label: z.string() })
export const devicesSchema: z.ZodType<Devices> = z.object({
  microphones: z.array(device),
  speakers: z.array(device),
  microphoneId: z.string().exactOptional(),
  speakerId: z.string().exactOptional(),
  permission: z.enum(['granted', 'denied', 'prompt']),
})

/** A call as the desk sees it: the machine's state and what is measured beside it. */
export const callViewSchema = z.object({
  call: callSchema,
  /** Latest reading while media flows. */
  quality: qualitySchema.exactOptional(),
  /** Epoch ms (with fraction) at which the INVITE's frame left the socket; incoming calls only. The base of `inviteToPaint`. */
  inviteReceivedAt: z.number().exactOptional(),
  /** Counters of the media path: RTP packets received, and the longest gap between packets seen, in ms. */
  packetsReceived: z.number().int().nonnegative().exactOptional(),
  longestGapMs: z.number().nonnegative().exactOptional(),
  /** ms from the answer to the first audible sample; absent until heard. */
  answerToAudibleMs: z.number().nonnegative().exactOptional(),
})
export type CallView = z.infer<typeof callViewSchema>

export const phoneStateSchema = z.object({
  /** Id of this life of the phone window: a change means that the phone itself was restarted. */
  phoneId: z.string(),
  /** Grows by one with every change. */
  revision: z.number().int().nonnegative(),
  registration: registrationSchema,
  presence: presenceSchema,
  /** Living calls, and ended ones until their wrap-up is finished (at most the last 8). Oldest first. */
  calls: z.array(callViewSchema),
  devices: devicesSchema,
  /** Calls that will be answered by themselves until `until` (`expect-call`); absent when none is expected. */
  expectedCalls: z.array(z.object({ escalationId: callEscalationIdSchema, until: z.number().nonnegative() })).exactOptional(),
})
export type PhoneState = z.infer<typeof phoneStateSchema>

const dialable = z.string().trim().min(1).max(128)
const callId = callIdSchema
/** Goes out as header `X-Escalation`, so that the other side knows which packet the voice belongs to. */
const escalationId = callEscalationIdSchema.exactOptional()

export const phoneCommandSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('answer'), callId }),
  z.object({ kind: z.literal('decline'), callId }),
  z.object({ kind: z.literal('hang-up'), callId }),
  z.object({ kind: z.literal('hold'), callId }),
  z.object({ kind: z.literal('resume'), callId }),
  z.object({ kind: z.literal('mute'), callId, muted: z.boolean() }),
  z.object({ kind: z.literal('send-tones'), callId, tones: z.string().regex(/^[0-9A-D#*]{1,32}$/) }),
  z.object({ kind: z.literal('dial'), number: dialable, escalationId }),
  z.object({ kind: z.literal('transfer-blind'), callId, target: dialable, escalationId }),
  z.object({ kind: z.literal('consult'), callId, target: dialable, escalationId }),
  z.object({ kind: z.literal('complete-transfer'), callId }),
  z.object({ kind: z.literal('cancel-transfer'), callId }),
  /** While a colleague is consulted: client, colleague and operator talk. `callId` of either. */
  z.object({ kind: z.literal('join-three'), callId }),
  /** Out of the three: the two others stay connected. `callId` of either. */
  z.object({ kind: z.literal('leave-three'), callId }),
  /**
   * The operator has accepted the packet already: the next call of one of these (users or numbers), or with this id in
   * `X-Escalation`, is answered by itself, once. A newer one for the same escalation takes the place of the older.
   */
  z.object({
    kind: z.literal('expect-call'),
    escalationId: callEscalationIdSchema,
    from: z.array(dialable).max(16),
    /** ms, at most one hour. */
    forMs: z.number().int().positive().max(3_600_000),
  }),
  z.object({ kind: z.literal('cancel-expected-call'), escalationId: callEscalationIdSchema }),
  z.object({ kind: z.literal('choose-presence'), next: nextPresenceSchema }),
  z.object({ kind: z.literal('finish-wrap-up'), callId }),
  z.object({ kind: z.literal('retry-registration') }),
  /** The password was changed in `secrets`: read it again and register. */
  z.object({ kind: z.literal('credentials-changed') }),
  z.object({ kind: z.literal('choose-devices'), microphoneId: z.string().exactOptional(), speakerId: z.string().exactOptional() }),
])
export type PhoneCommand = z.infer<typeof phoneCommandSchema>

/** Why a command was not carried out. `not-now`: the machine rejects it in this phase. */
export const commandRefusalSchema = z.enum(['unknown-call', 'not-now', 'no-microphone', 'not-registered', 'invalid', 'failed'])
export type CommandRefusal = z.infer<typeof commandRefusalSchema>

export const toPhoneSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('hello'), v: z.literal(1) }),
  z.object({ kind: z.literal('command'), v: z.literal(1), id: z.string().max(64), command: phoneCommandSchema }),
])
export type ToPhone = z.infer<typeof toPhoneSchema>

export const fromPhoneSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('state'), v: z.literal(1), state: phoneStateSchema }),
  z.object({ kind: z.literal('outcome'), v: z.literal(1), id: z.string(), ok: z.literal(true) }),
  z.object({ kind: z.literal('refused'), v: z.literal(1), id: z.string(), why: commandRefusalSchema }),
])
export type FromPhone = z.infer<typeof fromPhoneSchema>
