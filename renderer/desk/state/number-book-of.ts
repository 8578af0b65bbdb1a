import { EMPTY_BOOK, type BookedNumber, type NumberBook } from '../../../core/domain/client/number-book.ts'
import { currentLocale } from '../i18n/instance.ts'
import { localText } from '../i18n/local-text.ts'
import type { Desk } from './desk.ts'

/**
 * The numbers that are no clients: the administrator's list first, then the people calls are transferred to and the members
 * of the team who are on duty now. Made anew for each call: duties change.
 */
export const numberBookOf = (desk: Pick<Desk, 'stores' | 'team'>) => (): NumberBook => {
  const { seat } = desk.stores.session.getState()
  const { internalDigits, colleagues, nuisance } = seat.numbers ?? EMPTY_BOOK
  const targets = seat.transferTargets
    .filter(({ kind }) => kind !== 'queue')
    .map(({ number, title }): BookedNumber => ({ number, name: localText(title, currentLocale()) }))
  const team = desk.team.store
    .getState()
    .duties.flatMap(({ member: { name, extension } }) => (extension === undefined ? [] : [{ number: extension, name }]))
  return { internalDigits, nuisance, colleagues: [...colleagues, ...team, ...targets] }
}
