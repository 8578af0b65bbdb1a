import type { EndedCall } from '../../../../core/domain/call/call.ts'
import type { EndReason } from '../../../../core/domain/call/end-reason.ts'
import { useLocale, useWords } from '../../i18n/use-words.ts'
import { useSession } from '../../state/desk-context.tsx'
import { endReasonText, endReasonWords } from '../../ui/end-reason-words.ts'
import { useFormat } from '../../ui/format/use-format.ts'
import { targetTitle } from './call-name.ts'
import { softphoneWords } from './words.ts'

/** Words for the end of a call, with its time when it was talked. */
export const useEndWords = (): ((call: EndedCall) => string) => {
  const t = useWords(softphoneWords)
  const reasons = useWords(endReasonWords)
  const locale = useLocale()
  const format = useFormat()
  const targets = useSession((session) => session.seat.transferTargets)
  const named = (reason: EndReason): EndReason =>
    reason.kind === 'transferred' ? { ...reason, target: targetTitle(reason.target, targets, locale) ?? reason.target } : reason
  return ({ reason, endedAt }) => {
    const what = endReasonText(named(reason), reasons)
    return reason.kind === 'hung-up' || reason.kind === 'transferred' ? t('endedAt', { what, time: format.clock(endedAt) }) : what
  }
}
