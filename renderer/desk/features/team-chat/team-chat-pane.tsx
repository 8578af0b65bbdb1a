import { useCallback, useRef } from 'react'
import { useWords } from '../../i18n/use-words.ts'
import { useKey } from '../../keys/use-key.ts'
import { useChat, useChatView, useChosenThread } from '../../state/chat-context.tsx'
import { useTeam } from '../../state/team-context.tsx'
import { EmptyState } from '../../ui/state-panel.tsx'
import { ReplyPart } from './reply-part.tsx'
import { RoomHead, RoomNotices } from './room-head.tsx'
import { ThreadList } from './thread-list.tsx'
import type { FocusAsked } from './word-field.tsx'
import { words } from './words.ts'
import styles from './team-chat.module.css'

interface Props {
  readonly onOpenEscalation: (escalationId: string) => void
  /** Absent: the pane always stands there. */
  readonly onClose?: () => void
}

/** The line-1 room: who sits there, the threads, and the field at the foot. */
export const TeamChatPane = ({ onOpenEscalation, onClose }: Props) => {
  const t = useWords(words)
  const chat = useChat()
  const threads = useChatView((view) => view.threads)
  const phase = useChatView((view) => view.phase)
  const isLineTwo = useTeam((team) => team.deskKind === 'line-2')
  const chosen = useChosenThread(isLineTwo)
  const focus = useFocusAsked(onClose !== undefined)
  useKey('chat', () => chat.askFocus())
  return (
    <div className={styles.pane}>
      <RoomHead onClose={onClose} />
      <RoomNotices />
      {threads.length > 0 ? (
        <ThreadList threads={threads} chosenId={chosen?.id} onOpenEscalation={onOpenEscalation} />
      ) : (
        <div className={styles.scroll}>
          {phase === 'ready' && <EmptyState title={t('emptyLineTwo')}>{t(isLineTwo ? 'emptyLineTwoWhat' : 'emptyLineOneWhat')}</EmptyState>}
        </div>
      )}
      <ReplyPart thread={chosen} focus={focus} />
    </div>
  )
}

/** The panel of line 1 was opened by a wish for the field; the pane of line 2 was not. */
const useFocusAsked = (atOnce: boolean): FocusAsked => {
  const asked = useChatView((view) => view.focusAsked)
  const answered = useRef(atOnce ? 0 : asked)
  const take = useCallback((one: number): boolean => {
    if (one === answered.current) return false
    answered.current = one
    return true
  }, [])
  return { asked, take }
}
