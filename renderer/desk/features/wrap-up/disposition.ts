import type { Seat } from '../../../../core/contract/seat.ts'
import { localText } from '../../i18n/local-text.ts'
import type { SelectOption } from '../../ui/plain-select.tsx'

type Locale = 'ru' | 'en'

/** Topics and results of the seat in the present language. */
export const topicOptions = (seat: Seat, locale: Locale): readonly SelectOption[] =>
  seat.dispositions.topics.map((topic) => ({ value: topic.id, label: localText(topic.title, locale) }))

export const resultOptions = (seat: Seat, locale: Locale): readonly SelectOption[] =>
  seat.dispositions.results.map((result) => ({ value: result.id, label: localText(result.title, locale) }))

/** What comes after the wrap-up, as the select keeps it: `ready` or `break:<id>`. */
export const nextOptions = (seat: Seat, locale: Locale, ready: string, breakOf: (reason: string) => string): readonly SelectOption[] => [
  { value: 'ready', label: ready },
  ...seat.breakReasons.map((reason) => ({ value: `break:${reason.id}`, label: breakOf(localText(reason.title, locale)) })),
]

/** Whether the result asks what was promised. */
export const asksPromise = (seat: Seat, resultId: string | undefined): boolean =>
  seat.dispositions.results.some((result) => result.id === resultId && result.promise)
