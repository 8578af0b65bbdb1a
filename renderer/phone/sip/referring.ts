import { URI, type Notification, type Session } from 'sip.js'
import type { EscalationId } from '../../../core/domain/escalation/escalation-id.ts'
import type { TransferFailure } from '../../../core/domain/call/transfer.ts'
import { escalationHeaders, withEscalation } from './escalation-header.ts'
import { sipfragStatus, transferFailure } from './failure.ts'

/** A REFER that gets no answer within this time never will: SIP.js peers drop one silently (timer F is 32 s). */
const ANSWER_MS = 8_000
/** A target that rings longer than this is not there. */
const LONGEST_MS = 60_000

/**
 * Sends a REFER (RFC 3515) and follows its NOTIFYs to the end; resolves with why it failed, or undefined when the
 * transfer came about. Judged by the sipfrag's status alone: a SIP.js transferee marks every NOTIFY `terminated`.
 */
export function referAndFollow(session: Session, to: URI | Session, escalationId?: EscalationId): Promise<TransferFailure | undefined> {
  return new Promise((resolve) => {
    let timer = setTimeout(() => settle('no-answer'), ANSWER_MS)
    let isTaken = false
    const settle = (why: TransferFailure | undefined): void => {
      clearTimeout(timer)
      resolve(why)
    }
    // The 202, or a NOTIFY that overtook it: from here the target rings.
    const taken = (): void => {
      if (isTaken) return
      isTaken = true
      clearTimeout(timer)
      timer = setTimeout(() => settle('no-answer'), LONGEST_MS)
    }
    const onNotify = (notification: Notification): void => {
      notification.accept().catch(() => undefined)
      const status = sipfragStatus(notification.request.body)
      if (status === undefined || status < 200) return taken()
      settle(status < 300 ? undefined : transferFailure(status))
    }
    session
      .refer(to instanceof URI ? withEscalation(to, escalationId) : to, {
        onNotify,
        requestOptions: { extraHeaders: escalationHeaders(escalationId) },
        requestDelegate: { onAccept: taken, onReject: ({ message }) => settle(transferFailure(message.statusCode ?? 500)) },
      })
      .catch(() => settle('refused-by-pbx'))
  })
}
