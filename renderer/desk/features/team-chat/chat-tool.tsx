import { IconMessages } from '@tabler/icons-react'
import { useWords } from '../../i18n/use-words.ts'
import { useKeyLook } from '../../keys/use-key.ts'
import { useChat, useChatView } from '../../state/chat-context.tsx'
import { useTeam } from '../../state/team-context.tsx'
import { useSitting } from './use-seat.ts'
import { words } from './words.ts'
import styles from './team-chat.module.css'

/** On the strip of line 1: the room, with what is new in it, what calls this member apart. On line 2 the room always stands there. */
export const ChatTool = ({ className }: { readonly className: string }) => {
  const t = useWords(words)
  const chat = useChat()
  const has = useTeam(({ team, deskKind }) => team !== null && team !== undefined && deskKind === 'line-1')
  const { count, mentions } = useChatView((view) => view.unread)
  const open = useChatView((view) => view.open)
  const { duty } = useSitting()
  const key = useKeyLook('chat').caps.join('+')
  if (!has) return null
  const facts = [
    t('title'),
    ...(count === 0 ? [] : [t('unread', { count })]),
    ...(mentions === 0 ? [] : [t('mentions', { count: mentions })]),
    duty === undefined ? t('nobodySits') : t('sits', { name: duty.member.name }),
  ]
  const label = facts.join(', ')
  return (
    <button
      type="button"
      className={`${className} ${styles.tool ?? ''}`}
      title={`${label} (${key})`}
      aria-label={label}
      aria-expanded={open}
      onClick={() => chat.setOpen(!open)}
    >
      <IconMessages size={16} stroke={1.9} aria-hidden="true" />
      <span className={styles.toolName}>{t('title')}</span>
      {mentions > 0 && <span className={styles.toolMentions}>@{mentions}</span>}
      {count > 0 && <span className={styles.toolCount}>{count > 99 ? '99+' : count}</span>}
    </button>
  )
}
