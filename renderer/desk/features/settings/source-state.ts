import { missingCase } from '../../../../core/domain/exhaustive.ts'
import type { Translate } from '../../i18n/words.ts'
import type { Format } from '../../ui/format/use-format.ts'
import type { directoryWords } from './directory-words.ts'
import type { answerFaultWords, setUpFaultWords } from './fault-words.ts'
import type { SeenSource } from './use-sources.ts'

type Words = Translate<(typeof directoryWords)['entries']>

/** Words of what can be wrong. */
interface Faults {
  readonly answer: Translate<(typeof answerFaultWords)['entries']>
  readonly setUp: Translate<(typeof setUpFaultWords)['entries']>
}

export interface SourceWords {
  readonly tone: 'plain' | 'ok' | 'warn' | 'danger'
  readonly fact: string
  /** What follows, and what to do. */
  readonly what?: string
  /** What exactly, with the fact that the server gave. */
  readonly detail?: string
}

/** A moment of the past in few words: the time, and the day when it is another one. */
export function momentOf(at: number, now: number, format: Format): string {
  const sameDay = new Date(at).toDateString() === new Date(now).toDateString()
  return sameDay ? format.clock(at) : `${format.day(at, now)}, ${format.clock(at)}`
}

/** How a source stands, in words. */
export function stateOfSource({ description, status }: SeenSource, t: Words, faults: Faults, format: Format, now: number): SourceWords {
  const wrong = status?.trouble
  if (wrong === undefined) {
    if (status?.succeededAt === undefined) return { tone: 'plain', fact: status === undefined ? t('never') : t('reading') }
    const isQuiet = description.kind === 'crm' && status.clientCount === 0
    const fact = t('upToDate', { when: momentOf(status.succeededAt, now, format) })
    return { tone: 'ok', fact, ...(isQuiet ? { what: t('crmQuiet') } : {}) }
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
      return {
        tone: 'warn',
        fact: t('malformed', { since }),
        what: t('malformedWhat'),
        detail: withFact(faults.answer(trouble.cause), trouble.detail),
      }
    case 'not-set-up':
      return { tone: 'danger', fact: t('notSetUp'), what: t('notSetUpWhat'), detail: withFact(faults.setUp(trouble.cause), trouble.detail) }
    default:
      return missingCase(trouble)
  }
}

const withFact = (words: string, detail: string | undefined): string => (detail === undefined ? words : `${words} (${detail})`)
