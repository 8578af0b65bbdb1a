import type { Author, Change, ChangeWhat } from '../../../../core/domain/escalation/change.ts'
import type { Packet } from '../../../../core/domain/escalation/packet.ts'
import { missingCase } from '../../../../core/domain/exhaustive.ts'
import { useWords } from '../../i18n/use-words.ts'
import { useDesk } from '../../state/desk-context.tsx'
import type { SeatEscalation } from '../../state/team-view.ts'
import { useFormat } from '../../ui/format/use-format.ts'
import { SectionHead } from '../../ui/section-head.tsx'
import { shortPerson } from './person.ts'
import { words } from './words.ts'
import styles from './packet.module.css'

/** The last contacts of all channels. */
export const HistoryPart = ({ history }: Pick<Packet, 'history'>) => {
  const t = useWords(words)
  const format = useFormat()
  const { clock } = useDesk()
  return (
    <section className={styles.section}>
      <SectionHead title={t('history')} />
      <div className={styles.body}>
        <ol className={styles.steps}>
          {history.map((past) => (
            <li key={past.id}>
              <span>
                {past.title}
                {past.outcome !== undefined && <span className={styles.quiet}>, {past.outcome}</span>}
              </span>
              <time>
                {format.day(past.at, clock.now())} {format.clock(past.at)}
              </time>
            </li>
          ))}
        </ol>
      </div>
    </section>
  )
}

/** What line 1 and the duty said to each other before it became an escalation. */
export const ThreadPart = ({ thread }: { readonly thread: NonNullable<Packet['thread']> }) => {
  const t = useWords(words)
  const format = useFormat()
  return (
    <section className={styles.section}>
      <SectionHead title={t('thread')} />
      <div className={styles.body}>
        <ol className={styles.thread}>
          {thread.messages.map((message, index) => (
            <li key={index}>
              <small>
                {message.by}, {format.clock(message.at)}
              </small>
              <br />
              {message.text}
            </li>
          ))}
        </ol>
      </div>
    </section>
  )
}

/** Everything that happened to it, with who and when; the newest first. */
export const ChangesPart = ({ escalation }: { readonly escalation: SeatEscalation }) => {
  const t = useWords(words)
  const format = useFormat()
  const wordsOf = useChangeWords(escalation)
  const newest = [...escalation.changes].reverse()
  return (
    <section className={styles.section}>
      <SectionHead title={t('changes')} aside={<span className="fl-num">{newest.length}</span>} />
      <div className={styles.body}>
        <ol className={styles.changes}>
          {newest.map((change) => (
            <li key={change.id}>
              <time>{format.clock(change.at)}</time>
              <span>
                <b>{authorName(change.by, t('clockwork'))}</b>, {wordsOf(change)}
              </span>
            </li>
          ))}
        </ol>
      </div>
    </section>
  )
}

const authorName = (by: Author, clockwork: string): string => (by.kind === 'member' ? shortPerson(by.member.name) : clockwork)

const useChangeWords = ({ packet }: SeatEscalation): ((change: Change) => string) => {
  const t = useWords(words)
  const format = useFormat()
  const factOf = (id: string): string => packet.facts.find((fact) => fact.id === id)?.label ?? id
  const to = (what: Extract<ChangeWhat, { kind: 'offered' | 're-offered' | 'handed-over' }>): string => what.to?.name ?? t('everybody')
  return ({ what }) => {
    switch (what.kind) {
      case 'offered':
      case 're-offered':
      case 'handed-over':
        return t(`change.${what.kind}`, { to: to(what) })
      case 'fell-back':
        return t('change.fell-back', { time: format.clock(what.dueAt) })
      case 'seen':
      case 'accepted':
      case 'connected':
      case 'advising':
      case 'answer-read':
        return t(`change.${what.kind}`)
      case 'asked-again':
        return t(what.asked ? 'change.asked' : 'change.unasked', { fact: factOf(what.factId) })
      case 'noted':
        return t('change.noted', { text: what.text })
      case 'returned':
        return t('change.returned', { text: what.answer })
      case 'resolved':
        return t('change.resolved', { text: what.how })
      case 'sent-to-line-three':
        return t('change.sent-to-line-three', { key: what.issue.key })
      case 'line-three-told':
        return t('change.line-three-told', { key: what.issue.key, state: t(`issue.${what.issue.state}`) })
      case 'withdrawn':
        return t('change.withdrawn', { why: t(`withdrawn.${what.why}`) })
      default:
        return missingCase(what)
    }
  }
}
