import type { z } from 'zod'
import type { bridgeRpcs, RpcName, RpcOutput } from '../../core/contract/bridge.ts'
import type { BridgeErrorCode, BridgeFailure } from '../../core/contract/envelope.ts'
import type { Result } from '../../core/domain/result.ts'

/** What a handler knows beside its input. */
export interface CallScope {
  /** Aborted when the caller cancels or goes away. */
  readonly signal: AbortSignal
}

export type HandlerOutcome<N extends RpcName> = Result<RpcOutput<N>, BridgeFailure>

export type Handler<N extends RpcName> = (input: z.output<(typeof bridgeRpcs)[N]['input']>, scope: CallScope) => Promise<HandlerOutcome<N>>

/** Every call of the contract has its handler: a missing one does not compile. */
export type Handlers = { readonly [N in RpcName]: Handler<N> }

/** A refusal that the caller sees as `BridgeError`. `message` is plain words without personal data. */
export const refuse = (
  code: BridgeErrorCode,
  message: string,
  retryable = false,
): { readonly ok: false; readonly error: BridgeFailure } => ({
  ok: false,
  error: { code, message, retryable },
})
