import { useCallback, useEffect, useRef, type RefObject } from 'react'
import { useWords } from '../../i18n/use-words.ts'
import { useKey } from '../../keys/use-key.ts'
import { useCallWork } from '../../state/call-work-context.tsx'
import { useChat, useChatView } from '../../state/chat-context.tsx'
import { useTeam } from '../../state/team-context.tsx'
import { ChatWatch } from './chat-watch.tsx'
import { TeamChatPane } from './team-chat-pane.tsx'
import { words } from './words.ts'
import styles from './team-chat.module.css'

/** The room for line 1: a panel over the right pane. It is not modal, the call goes on under it; Escape closes it. */
export const TeamChatSheet = () => {
  const has = useTeam(({ team, deskKind }) => team !== null && team !== undefined && deskKind === 'line-1')
  return has ? <Sheet /> : null
}

const Sheet = () => {
  const t = useWords(words)
  const chat = useChat()
  const { escalations } = useCallWork()
  const open = useChatView((view) => view.open)
  useKey('chat', () => chat.setOpen(true))
  useKey('chatAsk', () => {
    chat.choose(undefined)
    chat.setOpen(true)
  })
  const close = useCallback(() => chat.setOpen(false), [chat])
  const panel = useRef<HTMLElement>(null)
  useCloseOnEscape(panel, open, close)
  return (
    <>
      <ChatWatch />
      {open && (
        <aside ref={panel} className={styles.sheet} aria-label={t('title')}>
          <TeamChatPane onClose={close} onOpenEscalation={(id) => escalations.openSheet(id)} />
        </aside>
      )}
    </>
  )
}

/** Escape belongs to the panel while the focus is in it, or nowhere. */
const useCloseOnEscape = (panel: RefObject<HTMLElement | null>, open: boolean, close: () => void): void => {
  useEffect(() => {
    if (!open) return
    const onKey = (event: KeyboardEvent): void => {
      const { target } = event
      const isHere = target === document.body || (target instanceof Node && panel.current?.contains(target) === true)
      if (event.key === 'Escape' && !event.defaultPrevented && isHere) close()
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [panel, open, close])
}
