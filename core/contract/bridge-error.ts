import type { BridgeErrorCode, BridgeFailure } from './envelope.ts'

const retryableCodes: readonly BridgeErrorCode[] = ['timeout', 'disconnected', 'internal']

/** The only error a bridge call rejects with. `retryable`: the same call may succeed later. */
export class BridgeError extends Error {
  readonly code: BridgeErrorCode
  readonly retryable: boolean

  constructor(failure: BridgeFailure) {
    super(`${failure.code}: ${failure.message}`)
    this.name = 'BridgeError'
    this.code = failure.code
    this.retryable = failure.retryable
  }

  static of(code: BridgeErrorCode, message: string): BridgeError {
    return new BridgeError({ code, message, retryable: retryableCodes.includes(code) })
  }
}
