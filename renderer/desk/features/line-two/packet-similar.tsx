import { IconFileText, IconStairs } from '@tabler/icons-react'
import { useMemo } from 'react'
import { escalationNumber } from '../../../../core/domain/escalation/escalation-number.ts'
import type { Escalation } from '../../../../core/domain/escalation/escalation.ts'
import { similarTo } from '../../../../core/domain/escalation/similar.ts'
import { useWords } from '../../i18n/use-words.ts'
import { useLineTwo, useLineTwoView } from '../../state/line-two-context.tsx'
import { useTeam } from '../../state/team-context.tsx'
import type { SeatEscalation } from '../../state/team-view.ts'
import { useFormat } from '../../ui/format/use-format.ts'
import { SectionHead } from '../../ui/section-head.tsx'
import { words } from './words.ts'
import styles from './packet.module.css'

const icon = { size: 14, stroke: 1.9, 'aria-hidden': true } as const
const LIMIT = 3

/** What was solved before that is like it. An article goes into the answer with one press, a solved packet opens. */
export const SimilarPart = ({ escalation: { packet } }: { readonly escalation: SeatEscalation }) => {
  const t = useWords(words)
  const lineTwo = useLineTwo()
  const known = useLineTwoView((view) => view.articles)
  const escalations = useTeam((team) => team.escalations)
  const similar = useMemo(() => {
    const articles = known.list.filter(({ organisation }) => organisation === packet.organisation)
    return similarTo(packet, { articles, escalations: [...escalations.values()] }, LIMIT)
  }, [packet, known, escalations])
  if (similar.articles.length === 0 && similar.escalations.length === 0) return null
  return (
    <section className={styles.section}>
      <SectionHead title={t('similar')} />
      <div className={styles.body}>
        <ul className={styles.similar}>
          {similar.articles.map(({ article, used, helped }) => (
            <li key={article.id}>
              <IconFileText {...icon} />
              <button
                type="button"
                title={t('useText', { title: article.title })}
                onClick={() => lineTwo.insert(packet.id, article.text.trim(), article.id)}
              >
                {article.title}
              </button>
              <span className={styles.similarEnd}>{used > 0 ? t('helped', { helped, used }) : t('articleOf')}</span>
            </li>
          ))}
          {similar.escalations.map((other) => (
            <li key={other.packet.id}>
              <IconStairs {...icon} />
              <button type="button" onClick={() => lineTwo.open(other.packet.id)}>
                {t('numberOf', { number: escalationNumber(other.packet.id) })},{' '}
                {other.packet.topic?.title ?? other.packet.client.company ?? other.packet.client.name}
              </button>
              <span className={styles.similarEnd}>
                <Took escalation={other} />
              </span>
            </li>
          ))}
        </ul>
      </div>
    </section>
  )
}

const Took = ({ escalation: { packet, state } }: { readonly escalation: Escalation }) => {
  const t = useWords(words)
  const { span } = useFormat()
  return 'at' in state ? t('resolvedIn', { span: span(state.at - packet.createdAt) }) : null
}
