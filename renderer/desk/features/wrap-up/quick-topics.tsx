import { useMemo } from 'react'
import type { CallView } from '../../../../core/contract/phone-channel.ts'
import { useLocale, useWords } from '../../i18n/use-words.ts'
import { chooseAction } from '../../keys/actions.ts'
import type { CallCard } from '../../state/call-card.ts'
import { useCallWork, useCard, useDraft, useEscalationDesk } from '../../state/call-work-context.tsx'
import { useSession } from '../../state/desk-context.tsx'
import { Choice } from '../../ui/choice.tsx'
import { topicOptions } from './disposition.ts'
import { likelyTopics } from './likely-topics.ts'
import { words } from './words.ts'
import styles from './side.module.css'

/** As many topics as there are digits; the others are in the select of the work bar. */
const QUICK_TOPICS = 9

/** The topics in the order of the seat, so that a digit always means the same; those the open requests suggest say so. */
export const QuickTopics = ({ view }: { readonly view: CallView }) => {
  const t = useWords(words)
  const locale = useLocale()
  const seat = useSession((session) => session.seat)
  const { work } = useCallWork()
  const callId = view.call.id
  const draft = useDraft(callId)
  const card = useCard(callId)
  const topics = useMemo(() => topicOptions(seat, locale).slice(0, QUICK_TOPICS), [seat, locale])
  const likely = useMemo(() => likelyTopics(topics, titlesOf(card)), [topics, card])
  // While it rings the digits say who it is; with the short form open, in which role.
  const ringing = view.call.phase === 'incoming'
  // While it is chosen what line 2 is wanted for, the digits say that.
  const choosing = useEscalationDesk((state) => state.choosing === callId)
  const asksWho = card?.kind === 'unknown' || card?.kind === 'withheld' || card?.kind === 'several'
  return (
    <section className={styles.part}>
      <p className={styles.label}>
        {t('topic')} <span>{ringing ? t('afterAnswer') : t('topicNow')}</span>
      </p>
      <div className={styles.topics} role="radiogroup" aria-label={t('topic')}>
        {topics.map((topic, index) => (
          <Choice
            key={topic.value}
            quiet
            chosen={draft.work.topicId === topic.value}
            action={chooseAction(index + 1)}
            keyRests={asksWho || choosing}
            disabled={ringing}
            aside={likely.has(topic.value) ? t('byRequest') : undefined}
            onChoose={() => work.change(callId, { topicId: topic.value })}
          >
            {topic.label}
          </Choice>
        ))}
      </div>
    </section>
  )
}

/** Titles of the open requests that this role may call about. */
const titlesOf = (card: CallCard | undefined): readonly string[] =>
  card?.kind === 'known'
    ? card.candidate.client.requests
        .filter((request) => request.roleId === undefined || request.roleId === card.roleId)
        .map((request) => request.title)
    : []
