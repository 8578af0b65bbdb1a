import type { EndedCall, EndingCall } from '../../../../core/domain/call/call.ts'
import type { Translate } from '../../i18n/words.ts'
import type { softphoneWords } from './words.ts'

/** One word for how a call ended. */
export const endWord = (call: EndedCall | EndingCall, t: Translate<(typeof softphoneWords)['entries']>): string => {
  if (call.reason.kind === 'missed') return t('missed')
  if (call.reason.kind === 'failed' && call.answeredAt === undefined) return t('failed')
  return t('ended')
}
