import { missingCase } from '../exhaustive.ts'
import type { EpochMs } from '../time.ts'
import type { Call, CallId } from './call.ts'
import type { EndReason } from './end-reason.ts'
import type { TransferFailure } from './transfer.ts'

/** What came of trying to reach a colleague for a client. */
export type Attempt = { readonly for: CallId; readonly number: string; readonly lineTwo: boolean; readonly at: EpochMs } & (
  | { readonly kind: 'consulted' }
  | { readonly kind: 'not-reached'; readonly why: TransferFailure }
  | { readonly kind: 'not-transferred'; readonly why: TransferFailure }
)

/**
 * What has become known between two states of one call: the end of a consultation, or a transfer that failed. A consultation that
 * the operator gave up says nothing. `before` absent: the call is seen for the first time, and what happened earlier is not told again.
 */
export function attemptOf(before: Call | undefined, call: Call, now: EpochMs): Attempt | undefined {
  if (before === undefined) return undefined
  if (call.consultFor !== undefined) return isOver(before) || !isOver(call) ? undefined : consultation(call, call.consultFor)
  if (call.phase !== 'active' || before.phase !== 'active' || call.transfer?.stage !== 'failed') return undefined
  const was = before.transfer?.stage
  // A colleague who was not reached is told by the call to him.
  if (was === undefined || was === 'failed' || was === 'consulting') return undefined
  return { kind: 'not-transferred', for: call.id, number: call.transfer.target, lineTwo: false, at: now, why: call.transfer.why }
}

type Over = Extract<Call, { phase: 'ending' | 'ended' }>

const isOver = (call: Call): call is Over => call.phase === 'ending' || call.phase === 'ended'

function consultation(call: Over, client: CallId): Attempt | undefined {
  const shared = { for: client, number: call.remote.number, lineTwo: call.context.escalationId !== undefined, at: call.endedAt }
  if (call.answeredAt !== undefined) return { kind: 'consulted', ...shared }
  const why = failureOf(call.reason)
  return why === undefined ? undefined : { kind: 'not-reached', ...shared, why }
}

/** Why the colleague could not be had; undefined when the consultation simply ended. */
export function failureOf(reason: EndReason): TransferFailure | undefined {
  if (reason.kind === 'interrupted') return 'line-lost'
  if (reason.kind !== 'failed') return undefined
  const { why } = reason
  switch (why) {
    case 'busy':
    case 'no-answer':
    case 'unknown-number':
    case 'line-lost':
      return why
    case 'declined-by-callee':
      return 'declined'
    case 'not-allowed':
    case 'server-error':
    case 'no-microphone':
      return 'refused-by-pbx'
    case 'cancelled':
      return undefined
    default:
      return missingCase(why)
  }
}
