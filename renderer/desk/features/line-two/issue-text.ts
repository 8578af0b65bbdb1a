import { escalationNumber } from '../../../../core/domain/escalation/escalation-number.ts'
import { askedAgainFacts } from '../../../../core/domain/escalation/asked-again.ts'
import { useWords } from '../../i18n/use-words.ts'
import { useDesk } from '../../state/desk-context.tsx'
import type { SeatEscalation } from '../../state/team-view.ts'
import { useFormat, type Format } from '../../ui/format/use-format.ts'
import { clientName, subjectOf } from './client-words.ts'
import { maskedFact } from './fact-text.ts'
import { words } from './words.ts'

interface IssueText {
  readonly title: string
  readonly description: string
}

/** The packet as line 3 needs it: what happened, what was tried, the facts. The client's number stays out. */
export const useIssueText = (escalation: SeatEscalation, answer: string): IssueText => {
  const t = useWords(words)
  const format = useFormat()
  const { numbers } = useDesk()
  const { packet } = escalation
  const asked = new Set(askedAgainFacts(escalation).map(({ id }) => id))
  const facts = packet.facts.map(
    (fact) => `- ${fact.label}: ${maskedFact(fact, numbers)}${asked.has(fact.id) ? ` (${t('askedAgain')})` : ''}`,
  )
  const tried = packet.tried.map(({ what, at, outcome }) => {
    const came = t(outcome === 'done' ? 'stepDone' : 'stepFailed').toLocaleLowerCase()
    return `- ${format.clock(at)} ${what} (${came})`
  })
  const parts: readonly (readonly [string, string] | undefined)[] = [
    [
      '',
      `${t('numberOf', { number: escalationNumber(packet.id) })}. ${clientName(packet.client, t)}${packet.client.company === undefined ? '' : `, ${packet.client.company}`}`,
    ],
    packet.problem.words.trim() === '' ? undefined : ['', packet.problem.words.trim()],
    packet.problem.sentence === undefined ? undefined : ['', packet.problem.sentence],
    answer.trim() === '' ? undefined : ['', answer.trim()],
    packet.promise === undefined ? undefined : ['', `${t('promised')} ${promiseText(packet.promise, format)}`],
    tried.length === 0 ? undefined : [`${t('tried')}:`, tried.join('\n')],
    facts.length === 0 ? undefined : [`${t('facts')}:`, facts.join('\n')],
    packet.requests.length === 0
      ? undefined
      : [`${t('requests')}:`, packet.requests.map(({ number, title }) => `- ${number} ${title}`).join('\n')],
  ]
  const description = parts
    .flatMap((part) => (part === undefined ? [] : [part.filter(Boolean).join('\n')]))
    .join('\n\n')
    .slice(0, 20_000)
  return { title: (subjectOf(packet) || clientName(packet.client, t)).slice(0, 250), description }
}

/** The promise with its time, which is not said twice. */
const promiseText = ({ text, dueAt }: NonNullable<SeatEscalation['packet']['promise']>, { clock }: Pick<Format, 'clock'>): string =>
  text.includes(clock(dueAt)) ? text : `${text} (${clock(dueAt)})`
