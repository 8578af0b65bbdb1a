import type { EndReason } from '../../../core/domain/call/end-reason.ts'
import { missingCase } from '../../../core/domain/exhaustive.ts'
import { defineWords } from '../i18n/words.ts'
import type { Translate } from '../i18n/words.ts'

/** How a call ended, in words: the same in the bar, the journal and the history. */
export const endReasonWords = defineWords('end-reason', {
  byYou: { ru: 'Вы завершили звонок', en: 'You ended the call' },
  byClient: { ru: 'Клиент положил трубку', en: 'The client hung up' },
  transferredBlind: { ru: 'Перевод: {{target}}', en: 'Transferred: {{target}}' },
  transferredAttended: { ru: 'Перевод после консультации: {{target}}', en: 'Transferred after a consultation: {{target}}' },
  replaced: { ru: 'Разговор продолжился в другом звонке', en: 'The conversation went on in another call' },
  elsewhere: { ru: 'Ответили на другом месте', en: 'Answered elsewhere' },
  'caller-gave-up': { ru: 'Клиент не дождался ответа', en: 'The caller gave up waiting' },
  'not-answered-in-time': { ru: 'Не ответили вовремя', en: 'Not answered in time' },
  declined: { ru: 'Вы отклонили звонок', en: 'You declined the call' },
  'on-break': { ru: 'Был перерыв', en: 'You were on a break' },
  'not-ready': { ru: 'Не было готовности', en: 'You were not ready' },
  'line-lost': { ru: 'Связь с АТС пропала', en: 'The PBX was lost' },
  'seat-closed': { ru: 'Программа была закрыта', en: 'The program was closed' },
  'too-many-calls': { ru: 'Все линии места заняты', en: 'All lines of this seat were busy' },
  busy: { ru: 'Занято', en: 'Busy' },
  'no-answer': { ru: 'Не ответили', en: 'No answer' },
  'unknown-number': { ru: 'Такого номера нет', en: 'No such number' },
  'declined-by-callee': { ru: 'Вызов отклонили', en: 'The call was declined' },
  'not-allowed': { ru: 'АТС не разрешила', en: 'The PBX did not allow it' },
  'no-microphone': { ru: 'Нет микрофона', en: 'No microphone' },
  'server-error': { ru: 'Ошибка АТС', en: 'PBX error' },
  cancelled: { ru: 'Вы отменили вызов', en: 'You cancelled the call' },
  'media-lost': { ru: 'Звук пропал и не вернулся', en: 'The sound was lost and did not return' },
  'seat-died': { ru: 'Звонок прервался: программа остановилась', en: 'Cut off: the program stopped' },
})

/** One sentence about the end of a call. */
export function endReasonText(reason: EndReason, t: Translate<typeof endReasonWords.entries>): string {
  switch (reason.kind) {
    case 'hung-up':
      return reason.by === 'local' ? t('byYou') : t('byClient')
    case 'transferred':
      return t(reason.how === 'blind' ? 'transferredBlind' : 'transferredAttended', { target: reason.target })
    case 'replaced':
      return t('replaced')
    case 'answered-elsewhere':
      return t('elsewhere')
    case 'missed':
    case 'failed':
    case 'interrupted':
      return t(reason.why)
    default:
      return missingCase(reason)
  }
}
