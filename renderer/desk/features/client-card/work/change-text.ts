import type { ClientChange } from '../../../../../core/domain/client/change/client-change.ts'
import type { ChangeState } from '../../../../../core/ports/client-changes.ts'
import { missingCase } from '../../../../../core/domain/exhaustive.ts'
import type { Translate } from '../../../i18n/words.ts'
import { fullName } from '../../../state/call-card.ts'
import type { Format } from '../../../ui/format/use-format.ts'
import type { changeWords } from './change-words.ts'
import type { workWords } from './work-words.ts'

export type ChangeWords = Translate<(typeof changeWords)['entries']>
export type WorkWords = Translate<(typeof workWords)['entries']>

interface ChangeTexts {
  readonly t: ChangeWords
  readonly work: WorkWords
  readonly masked: (number: string) => string
}

/** What was done, in a line. */
export function changeText({ body }: ClientChange, { t, work, masked }: ChangeTexts): string {
  switch (body.kind) {
    case 'created':
      return t('created')
    case 'edited':
      return t('edited', { fields: body.edits.map(({ field }) => lower(work(field === 'birthday' ? 'birthdayShort' : field))).join(', ') })
    case 'phone-added':
      return t('phone-added', { what: masked(body.phone.number) })
    case 'phone-removed':
      return t('phone-removed', { what: masked(body.number) })
    case 'company-linked':
      return body.company.trim() === '' ? t('company-unlinked') : t('company-linked', { what: body.company })
    case 'tag-added':
    case 'tag-removed':
      return t(body.kind, { what: body.tag })
    case 'note-added':
    case 'note-removed':
      return t(body.kind, { what: body.note.text })
    case 'task-added':
    case 'task-removed':
      return t(body.kind, { what: body.task.text })
    case 'task-done':
    case 'task-reopened':
      return t(body.kind)
    case 'request-created':
      return t('request-created', { what: body.request.title })
    case 'merged':
    case 'unmerged':
      return t(body.kind, { what: fullName(body.fromBefore) })
    default:
      return missingCase(body)
  }
}

/** VIP and CRM are words of their own. */
const lower = (word: string): string => (word === word.toUpperCase() ? word : word.charAt(0).toLocaleLowerCase() + word.slice(1))

interface StateTexts {
  readonly t: ChangeWords
  readonly format: Format
  readonly now: number
  readonly toCrm: boolean
}

/** Where it stands: never only a colour. */
export function stateText(state: ChangeState, { t, format, now, toCrm }: StateTexts): string {
  switch (state.kind) {
    case 'waiting':
      return toCrm ? t('waiting') : t('keptHere')
    case 'sending':
      return t('sending')
    case 'retrying':
      return t('retrying', { time: format.byWhen(state.at, now) })
    case 'sent':
      return t('sent', { time: format.byWhen(state.at, now) })
    case 'given-up':
      return t('givenUp')
    case 'rejected':
      return t('rejected', { why: state.why })
    case 'conflict':
      return t('inConflict')
    default:
      return missingCase(state)
  }
}

/** Whether it asks for a hand. */
export const needsHand = ({ kind }: ChangeState): boolean => kind === 'given-up' || kind === 'rejected' || kind === 'conflict'
