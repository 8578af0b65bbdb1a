import type { Seat } from '../../../../core/contract/seat.ts'
import type { PhoneNumbers } from '../../../../core/ports/phone-numbers.ts'
import type { Locale } from '../../i18n/instance.ts'
import { localText } from '../../i18n/local-text.ts'
import { checkDial } from './dial-check.ts'

export interface TransferChoice {
  readonly number: string
  readonly title: string
  /** `number`: typed by hand. */
  readonly kind: 'line-2' | 'queue' | 'person' | 'number'
}

/** Most rows a list shows; more are found by typing. */
const ROWS = 8

/** What may be meant by the typed text: known targets by name or number, then the text itself when it can be dialled. */
export const transferChoices = (
  text: string,
  targets: Seat['transferTargets'],
  numbers: PhoneNumbers,
  locale: Locale,
): readonly TransferChoice[] => {
  const wanted = text.trim().toLocaleLowerCase()
  const known = targets
    .map((target) => ({ number: target.number, title: localText(target.title, locale), kind: target.kind }))
    .filter((target) => target.title.toLocaleLowerCase().includes(wanted) || target.number.startsWith(wanted))
    .slice(0, ROWS)
  const check = checkDial(text, numbers)
  const isKnown = check.kind === 'ok' && known.some((target) => target.number === check.number)
  return check.kind === 'ok' && !isKnown && /\d/.test(check.number)
    ? [...known, { number: check.number, title: check.number, kind: 'number' }]
    : known
}
