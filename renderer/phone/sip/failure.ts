import type { FailedWhy } from '../../../core/domain/call/end-reason.ts'
import type { TransferFailure } from '../../../core/domain/call/transfer.ts'

/** What the status of a refused INVITE means to people (RFC 3261 §21.4–21.6). `ours`: we gave up ourselves (487). */
export function failedWhy(status: number): FailedWhy {
  switch (status) {
    case 404:
    case 410:
    case 484:
    case 485:
    case 604:
      return 'unknown-number'
    case 486:
    case 600:
      return 'busy'
    case 603:
    case 607:
    case 608:
      return 'declined-by-callee'
    case 408:
    case 480:
      return 'no-answer'
    case 487:
      return 'cancelled'
    case 401:
    case 402:
    case 403:
    case 407:
      return 'not-allowed'
    default:
      return 'server-error'
  }
}

/** The same for the sipfrag of a transfer's NOTIFY, and for a refused REFER (RFC 3515 §2.4). */
export function transferFailure(status: number): TransferFailure {
  const why = failedWhy(status)
  switch (why) {
    case 'unknown-number':
    case 'busy':
    case 'no-answer':
      return why
    case 'declined-by-callee':
      return 'declined'
    case 'cancelled':
      return 'no-answer'
    default:
      return 'refused-by-pbx'
  }
}

/** Status in a `message/sipfrag` body (RFC 3420): `SIP/2.0 200 OK` → 200. */
export function sipfragStatus(body: string): number | undefined {
  const status = /^SIP\/2\.0 ([1-6]\d\d)/.exec(body.trimStart())?.[1]
  return status === undefined ? undefined : Number(status)
}
