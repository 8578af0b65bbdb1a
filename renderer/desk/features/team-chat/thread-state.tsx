import { IconAt, IconCheck, IconClock, IconStairsUp } from '@tabler/icons-react'
import type { EpochMs } from '../../../../core/domain/time.ts'
import { useWords } from '../../i18n/use-words.ts'
import type { SeatThread } from '../../state/chat-view.ts'
import { useHubNow } from '../../state/team-context.tsx'
import { Badge } from '../../ui/badge.tsx'
import { formatDuration } from '../../ui/format/duration.ts'
import { words } from './words.ts'
import styles from './team-chat.module.css'

const icon = { size: 14, stroke: 1.9, 'aria-hidden': true } as const
/** Answers come at once here: from this on the wait is too long, ms. */
const TOO_LONG_MS = 5 * 60_000

/** How a thread stands, in a border; an answered one says how many replies it has. */
export const ThreadStateMark = ({ thread }: { readonly thread: SeatThread }) => {
  const t = useWords(words)
  switch (thread.state.kind) {
    case 'waiting':
      return <Waiting since={thread.state.since} />
    case 'solved':
      return (
        <Badge tone="ok" icon={<IconCheck {...icon} />}>
          {t('solved')}
        </Badge>
      )
    case 'escalated':
      return (
        <Badge tone="accent" icon={<IconStairsUp {...icon} />}>
          {t('escalated')}
        </Badge>
      )
    case 'notice':
      return (
        <Badge tone="accent" icon={<IconAt {...icon} />}>
          {t('notice')}
        </Badge>
      )
    case 'answered':
      return <span className={styles.count}>{t('answers', { count: thread.replies.length })}</span>
  }
}

/** A leaf: it renders each second. */
const Waiting = ({ since }: { readonly since: EpochMs }) => {
  const t = useWords(words)
  const waited = useHubNow() - since
  return (
    <Badge tone={waited >= TOO_LONG_MS ? 'danger' : 'warn'} icon={<IconClock {...icon} />}>
      {t('waits')} <time>{formatDuration(waited)}</time>
    </Badge>
  )
}

/** New words of this thread; those that call the reader by name apart. */
export const UnreadMark = ({ thread: { unread } }: { readonly thread: SeatThread }) => {
  const t = useWords(words)
  if (unread.count === 0) return null
  return (
    <span className={styles.unread}>
      {unread.mentions > 0 && <b>@{unread.mentions}</b>}
      <span aria-hidden="true">{unread.count}</span>
      <span className="fl-hidden">{t('unread', { count: unread.count })}</span>
      {unread.mentions > 0 && <span className="fl-hidden">, {t('mentions', { count: unread.mentions })}</span>}
    </span>
  )
}
