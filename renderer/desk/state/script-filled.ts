import type { Seat } from '../../../core/contract/seat.ts'
import type { OperatorWork } from '../../../core/domain/interaction/interaction.ts'
import { filledDisposition, type FilledDisposition } from '../../../core/domain/script/filled-disposition.ts'
import { spokenLanguage } from '../../../core/domain/script/said.ts'
import { currentLocale } from '../i18n/instance.ts'
import type { LiveScript } from './script-live.ts'

/** The fields of the disposition that a script may fill. */
const FIELDS = ['topicId', 'resultId', 'promise'] as const
export type FilledField = (typeof FIELDS)[number]

/** What a script proposes, as far as the seat has it. */
export function filledBy({ dispositions }: Pick<Seat, 'dispositions'>, live: LiveScript | undefined): FilledDisposition {
  if (live === undefined) return {}
  const { walk, run } = live
  const { topicId, resultId, promise } = filledDisposition(walk, run, spokenLanguage(walk, run, currentLocale()))
  return {
    ...(topicId !== undefined && dispositions.topics.some(({ id }) => id === topicId) ? { topicId } : {}),
    ...(resultId !== undefined && dispositions.results.some(({ id }) => id === resultId) ? { resultId } : {}),
    ...(promise === undefined ? {} : { promise }),
  }
}

/** What changes in the form when a script goes on from `was` to `now`: what the operator chose by hand stays. */
export function changedForm(work: OperatorWork, was: FilledDisposition, now: FilledDisposition): Partial<Pick<OperatorWork, FilledField>> {
  const fields = FIELDS.filter((field) => {
    const present = work[field] ?? ''
    return was[field] !== now[field] && (present === '' || present === was[field])
  })
  return Object.fromEntries(fields.map((field) => [field, now[field] ?? '']))
}
