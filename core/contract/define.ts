import type { z } from 'zod'

/** A bridge call, declared once: handler and client types are inferred from the pair. */
export interface Rpc<I extends z.ZodType, O extends z.ZodType> {
  readonly kind: 'rpc'
  readonly input: I
  readonly output: O
}

/** Something the main process tells every window that listens. */
export interface BridgeEvent<P extends z.ZodType> {
  readonly kind: 'event'
  readonly payload: P
}

export const rpc = <I extends z.ZodType, O extends z.ZodType>(input: I, output: O): Rpc<I, O> => ({ kind: 'rpc', input, output })
export const event = <P extends z.ZodType>(payload: P): BridgeEvent<P> => ({ kind: 'event', payload })
