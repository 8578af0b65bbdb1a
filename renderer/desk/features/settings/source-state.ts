import { missingCase } from '../../../../core/domain/exhaustive.ts'
import type { Translate } from '../../i18n/words.ts'
import type { Format } from '../../ui/format/use-format.ts'
import type { directoryWords } from './directory-words.ts'
import type { SeenSource } from './use-sources.ts'

type Words = Translate<(typeof directoryWords)['entries']>

export interface SourceWords {
  readonly tone: 'plain' | 'ok' | 'warn' | 'danger'
  readonly fact: string
  /** What follows, and what to do. */
  readonly what?: string
  /** As the server or the host said it. */
  readonly detail?: string
}

/** A moment of the past in few words: the time, and the day when it is another one. */
export function momentOf(at: number, now: number, format: Format): string {
  const sameDay = new Date(at).toDateString() === new Date(now).toDateString()
  return sameDay ? format.clock(at) : `${format.day(at, now)}, ${format.clock(at)}`
}

/** How a source stands, in words. */
export function stateOfSource({ description, status }: SeenSource, t: Words, format: Format, now: number): SourceWords {
  const wrong = status?.trouble
  if (wrong === undefined) {
    if (status?.succeededAt === undefined) return { tone: 'plain', fact: status === undefined ? t('never') : t('reading') }
    return { tone: 'ok', fact: t('upToDate', { when: momentOf(status.succeededAt, now, format) }) }
  }
  const since = t('since', { when: momentOf(wrong.since, now, format) })
  const { trouble } = wrong
  switch (trouble.kind) {
    case 'unreachable':
      return { tone: 'warn', fact: t('unreachable', { since }), what: t('unreachableWhat') }
    case 'denied':
      return description.kind === 'crm'
        ? { tone: 'danger', fact: t('deniedCrm'), what: t('deniedCrmWhat') }
        : { tone: 'danger', fact: t('denied'), what: t('deniedWhat') }
    case 'malformed':
      return { tone: 'warn', fact: t('malformed', { since }), what: t('malformedWhat'), detail: trouble.detail }
    case 'not-set-up':
      return { tone: 'danger', fact: t('notSetUp'), what: t('notSetUpWhat'), detail: trouble.detail }
    default:
      return missingCase(trouble)
  }
}
