import { IconClock, IconFileText } from '@tabler/icons-react'
import { memo, type ReactNode } from 'react'
import { piecesOf } from '../../../../core/domain/chat/mentions.ts'
import type { PlacedMessage } from '../../../../core/domain/chat/message.ts'
import { useWords } from '../../i18n/use-words.ts'
import { useChat, useChatView } from '../../state/chat-context.tsx'
import type { PendingWord } from '../../state/chat-view.ts'
import { useDesk } from '../../state/desk-context.tsx'
import { hubAnswers } from '../../state/escalation-reach.ts'
import { useTeam } from '../../state/team-context.tsx'
import { Button } from '../../ui/button.tsx'
import { useFormat } from '../../ui/format/use-format.ts'
import { words } from './words.ts'
import styles from './team-chat.module.css'

/** One word of the room: who, where from, when, what; and whether the hub has it. */
export const RoomWord = memo(({ placed }: { readonly placed: PlacedMessage }) => {
  const t = useWords(words)
  const me = useTeam((team) => team.team?.member.id)
  const pending = useChatView((view) => view.pending.get(placed.message.id))
  const { by, what, at } = placed.message
  const isMe = by.id === me
  const site = isMe ? t('you') : by.role === 'operator' ? by.site : t('lineTwo')
  return (
    <div className={styles.word} data-pending={pending !== undefined}>
      <p className={styles.by}>
        <b>{by.name}</b>
        {site !== undefined && <span>{site}</span>}
        <WordTime at={at} />
      </p>
      {'text' in what && (
        <p className={styles.text}>
          <Said text={what.text} me={me} />
        </p>
      )}
      {what.kind === 'reply' && what.articleId !== undefined && <ArticleLink id={what.articleId} />}
      {pending !== undefined && <Pending pending={pending} threadId={placed.message.threadId} />}
    </div>
  )
})
RoomWord.displayName = 'RoomWord'

const WordTime = ({ at }: { readonly at: number }) => {
  const format = useFormat()
  const now = useDesk().clock.now()
  const isToday = new Date(at).toDateString() === new Date(now).toDateString()
  const clock = format.clock(at)
  return <time>{isToday ? clock : `${format.RowDay(at, now)} ${clock}`}</time>
}

/** The words, with the names that are called. */
const Said = ({ text, me }: { readonly text: string; readonly me: string | undefined }): ReactNode => {
  const members = useChatView((view) => view.members)
  if (!text.includes('@')) return text
  return piecesOf(text, members).map((piece, index) =>
    piece.memberIds === undefined ? (
      piece.text
    ) : (
      <mark key={index} data-me={me !== undefined && piece.memberIds.includes(me)}>
        {piece.text}
      </mark>
    ),
  )
}

/** The article a reply was taken from: pressed, its text. */
const ArticleLink = ({ id }: { readonly id: string }) => {
  const t = useWords(words)
  const article = useChatView((view) => view.articles.list.find((one) => one.id === id))
  const head = (
    <>
      <IconFileText size={14} stroke={1.9} aria-hidden="true" />
      {article === undefined ? t('articleGone') : article.title}
    </>
  )
  if (article === undefined) return <p className={styles.article}>{head}</p>
  return (
    <details className={styles.article}>
      <summary>{head}</summary>
      <p>{article.text}</p>
    </details>
  )
}

const Pending = ({ pending, threadId }: { readonly pending: PendingWord; readonly threadId: string }) => {
  const t = useWords(words)
  const chat = useChat()
  const reached = useTeam(hubAnswers)
  if (pending.kind === 'waiting')
    return (
      <p className={styles.pending}>
        <IconClock size={14} stroke={1.9} aria-hidden="true" />
        {t(reached ? 'sending' : 'waiting')}
      </p>
    )
  const why = pending.why === 'too-large' || pending.why === 'permissions' ? t(`why.${pending.why}`) : undefined
  return (
    <div className={styles.rejected} role="alert">
      <p>
        {t('rejected')} {why}
      </p>
      <Button size="small" onPress={() => chat.sendAgain(threadId)}>
        {t('sendAgain')}
      </Button>
      <Button size="small" tone="quiet" onPress={() => chat.letGo(threadId)}>
        {t('letGo')}
      </Button>
    </div>
  )
}
