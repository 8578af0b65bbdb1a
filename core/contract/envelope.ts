import { z } from 'zod'

/** Largest frame a bridge transport takes, in bytes of UTF-8. Larger ones are answered `too-large` or close the socket. */
export const MAX_FRAME_BYTES = 1_048_576

/** Everything that can go wrong on the bridge. Stacks never cross. */
export const bridgeErrorCodeSchema = z.enum([
  'invalid-params',
  'invalid-result',
  'unknown-method',
  'timeout',
  'cancelled',
  'disconnected',
  'too-large',
  'not-available',
  'internal',
])
export type BridgeErrorCode = z.infer<typeof bridgeErrorCodeSchema>

export const bridgeFailureSchema = z.object({ code: bridgeErrorCodeSchema, message: z.string().max(1000), retryable: z.boolean() })
export type BridgeFailure = z.infer<typeof bridgeFailureSchema>

const v = z.literal(1)
const id = z.string().min(1).max(64)

/** The envelope of every message on the bridge. */
export const envelopeSchema = z.discriminatedUnion('kind', [
  z.object({ v, kind: z.literal('request'), id, method: z.string().max(64), params: z.unknown() }),
  z.object({ v, kind: z.literal('response'), id, result: z.unknown() }),
  z.object({ v, kind: z.literal('failure'), id, failure: bridgeFailureSchema }),
  z.object({ v, kind: z.literal('event'), name: z.string().max(64), payload: z.unknown() }),
  z.object({ v, kind: z.literal('cancel'), id }),
])
export type Envelope = z.infer<typeof envelopeSchema>

/** A transport knows bytes, not features: it carries JSON texts both ways and says when the other side is gone. */
export interface Transport {
  send(text: string): void
  onMessage(listener: (text: string) => void): void
  onClose(listener: () => void): void
}
