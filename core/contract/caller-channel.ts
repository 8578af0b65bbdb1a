import { z } from 'zod'

/**
 * What the simulated world experiences, told on BroadcastChannel `CALLER_CHANNEL` by the caller window, so that a
 * rehearsal, the demo and tests can prove what was heard at the far end. Sandbox only.
 */
export const CALLER_CHANNEL = 'firstline-caller'

/** `listening`: up, waiting for the operator's words; `talking`: saying a line; `leaving`: saying the last words. */
export const simulatedPhaseSchema = z.enum(['ringing', 'listening', 'talking', 'held', 'leaving', 'ended'])

/** Why a simulated call ended. */
export const simulatedEndSchema = z.enum([
  'hung-up-by-seat',
  'gave-up-ringing',
  'hold-too-long',
  'seat-silent',
  'said-goodbye',
  'asked-to-hang-up',
  'declined',
  'transferred',
  'failed',
])
export type SimulatedEnd = z.infer<typeof simulatedEndSchema>

/** What the far end hears, measured on the decoded remote audio. */
export const heardSchema = z.object({
  /** Root mean square of the last block, 0…1. */
  rms: z.number().min(0),
  /** Loudest frequency, in Hz; 0 while quiet. */
  peakHz: z.number().min(0),
  /** Epoch ms since which sound has been heard without a break; null while quiet. */
  since: z.number().nullable(),
  /** The other side is speaking now (voice activity with hangover). */
  speech: z.boolean(),
})
export type Heard = z.infer<typeof heardSchema>

export const simulatedCallSchema = z.object({
  id: z.string(),
  /** Name of the scenario or of the colleague. */
  scenario: z.string(),
  person: z.string(),
  /** `to-seat`: the person called; `from-seat`: the person was called; `after-transfer`: connected by a REFER. */
  direction: z.enum(['to-seat', 'from-seat', 'after-transfer']),
  /** Caller number shown to the seat, or number at which the person was called. */
  number: z.string(),
  phase: simulatedPhaseSchema,
  /** The line being said now. */
  line: z.object({ id: z.string(), text: z.string() }).nullable(),
  /** Ids of all lines said so far, in order. */
  said: z.array(z.string()),
  heard: heardSchema,
  held: z.boolean(),
  /** Epoch ms. */
  startedAt: z.number(),
  answeredAt: z.number().nullable(),
  endedAt: z.number().nullable(),
  ended: simulatedEndSchema.nullable(),
  /** SIP Call-ID, to pair with the PBX's log. */
  sipCallId: z.string(),
})
export type SimulatedCall = z.infer<typeof simulatedCallSchema>

export const callerStateSchema = z.object({
  /** Id of this life of the caller window. */
  callerId: z.string(),
  revision: z.number().int().nonnegative(),
  /** Accounts by user part. */
  accounts: z.array(z.object({ user: z.string(), registered: z.boolean() })),
  /** Whether sound can be made: a browser may keep an AudioContext suspended until a gesture. */
  audio: z.enum(['running', 'suspended', 'closed']),
  /** Living calls, and the last few ended ones; oldest first. */
  calls: z.array(simulatedCallSchema),
})
export type CallerState = z.infer<typeof callerStateSchema>

export const fromCallerSchema = z.object({ kind: z.literal('state'), v: z.literal(1), state: callerStateSchema })
export type FromCaller = z.infer<typeof fromCallerSchema>

/** Whose number a call shows instead of the scenario's own. */
export const strangerSchema = z.object({ number: z.string().max(64), name: z.string().max(128) })
export type Stranger = z.infer<typeof strangerSchema>

export const toCallerSchema = z.discriminatedUnion('kind', [
  /** Asks for the state. */
  z.object({ kind: z.literal('hello'), v: z.literal(1) }),
  /** Rings the seat, as the bridge event `sandbox.callRequested` does. */
  z.object({
    kind: z.literal('start-call'),
    v: z.literal(1),
    scenario: z.string().max(64),
    language: z.enum(['ru', 'en']),
    /** Calls from another number, as a stranger to the PBX: no client id is passed on. */
    as: strangerSchema.exactOptional(),
  }),
  /** Makes the person hang up, or give up while ringing. */
  z.object({ kind: z.literal('hang-up'), v: z.literal(1), callId: z.string().max(64) }),
])
export type ToCaller = z.infer<typeof toCallerSchema>
