import { memo, useState } from 'react'
import type { PlacedMessage } from '../../../../core/domain/chat/message.ts'
import { useWords } from '../../i18n/use-words.ts'
import { useTeam } from '../../state/team-context.tsx'
import type { SeatThread } from '../../state/chat-view.ts'
import { OpenClient } from './open-client.tsx'
import { RoomWord } from './room-word.tsx'
import { ThreadStateMark, UnreadMark } from './thread-state.tsx'
import { words } from './words.ts'
import styles from './team-chat.module.css'

/** Replies shown of a long thread: the newest. */
const SHOWN = 3

interface Props {
  readonly thread: SeatThread
  readonly chosen: boolean
  /** The one thread that Tab stops at. */
  readonly stop: boolean
  readonly onChoose: (id: string) => void
  readonly onOpenEscalation: (escalationId: string) => void
}

/** A question with what was said about it. Pressing its title turns the reply field to it. */
export const ThreadItem = memo(({ thread, chosen, stop, onChoose, onOpenEscalation }: Props) => {
  const t = useWords(words)
  const { id, question, replies, organisation, state } = thread
  const several = useTeam((team) => (team.team?.organisations.length ?? 1) > 1)
  const [unfolded, setUnfolded] = useState(false)
  const hidden = unfolded ? 0 : Math.max(0, replies.length - SHOWN - 1)
  const title = thread.title === '' ? t('untitled') : thread.title
  return (
    <article className={styles.thread} data-chosen={chosen}>
      <div className={styles.threadHead}>
        <button type="button" data-thread={id} aria-current={chosen} tabIndex={stop ? 0 : -1} onClick={() => onChoose(id)}>
          {title}
        </button>
        {several && <span className={styles.count}>{organisation}</span>}
        <UnreadMark thread={thread} />
        <ThreadStateMark thread={thread} />
      </div>
      {question !== undefined && <RoomWord placed={question} />}
      {hidden > 0 && (
        <button type="button" className={styles.fold} aria-expanded={false} onClick={() => setUnfolded(true)}>
          {t('moreAnswers', { count: hidden })}
        </button>
      )}
      {replies.slice(hidden).map((placed: PlacedMessage) => (
        <RoomWord key={placed.message.id} placed={placed} />
      ))}
      {unfolded && (
        <button type="button" className={styles.fold} aria-expanded onClick={() => setUnfolded(false)}>
          {t('fewerAnswers')}
        </button>
      )}
      {question?.message.what.kind === 'notice' && <OpenClient client={question.message.what.client} />}
      {state.kind === 'escalated' && (
        <button type="button" className={styles.fold} onClick={() => onOpenEscalation(state.escalationId)}>
          {t('openEscalation', { title })}
        </button>
      )}
    </article>
  )
})
ThreadItem.displayName = 'ThreadItem'
