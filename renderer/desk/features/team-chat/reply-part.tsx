import { IconCheck, IconPlus, IconRotate, IconStairsUp } from '@tabler/icons-react'
import { useEffect, useId, useMemo, useState } from 'react'
import { useWords } from '../../i18n/use-words.ts'
import { useChat, useChatView } from '../../state/chat-context.tsx'
import { NEW_QUESTION, type SeatThread } from '../../state/chat-view.ts'
import { useTeam } from '../../state/team-context.tsx'
import { Button } from '../../ui/button.tsx'
import { insertTexts } from './insert-texts.ts'
import { useCallTopic } from './use-call-topic.ts'
import { useMakeEscalation } from './use-make-escalation.ts'
import { WordField, type FocusAsked } from './word-field.tsx'
import { words } from './words.ts'
import styles from './team-chat.module.css'

const icon = { size: 16, stroke: 1.9 } as const

/** The field at the foot: a reply to the chosen thread, or a new question of line 1. */
export const ReplyPart = ({ thread, focus }: { readonly thread: SeatThread | undefined; readonly focus: FocusAsked }) => {
  const asks = useTeam((team) => team.deskKind === 'line-1')
  if (thread !== undefined) return <Reply key={thread.id} thread={thread} focus={focus} />
  return asks ? <Ask focus={focus} /> : null
}

const Ask = ({ focus }: { readonly focus: FocusAsked }) => {
  const t = useWords(words)
  const chat = useChat()
  const id = useId()
  const draft = useDraft(NEW_QUESTION)
  const members = useChatView((view) => view.members)
  const topic = useCallTopic()
  const [withTopic, setWithTopic] = useState(false)
  const send = (): void =>
    void chat.ask(withTopic ? topic : undefined).then((isSaid) => {
      if (!isSaid) return
      setWithTopic(false)
      // The field of the new thread takes the place of this one, and the hand goes on.
      chat.askFocus()
    })
  return (
    <section className={styles.reply} aria-label={t('ask')}>
      <label className={styles.replyHead} htmlFor={id}>
        {t('ask')}
      </label>
      <WordField
        id={id}
        value={draft.text}
        placeholder={t('askPlaceholder')}
        members={members}
        focus={focus}
        onChange={(text) => chat.write(NEW_QUESTION, text)}
        onSend={send}
      />
      <NotKept isShown={draft.unkept} />
      <div className={styles.buttons}>
        {topic !== undefined && (
          <button
            type="button"
            className={styles.topic}
            aria-pressed={withTopic}
            aria-label={t('addTopic', { topic })}
            onClick={() => setWithTopic(!withTopic)}
          >
            <IconPlus size={14} stroke={1.9} aria-hidden="true" />
            <span>{t('withTopic', { topic })}</span>
          </button>
        )}
        <span className={styles.space} />
        <Button tone="primary" disabled={draft.text.trim() === ''} onPress={send}>
          {t('sendQuestion')}
        </Button>
      </div>
    </section>
  )
}

interface ReplyProps {
  readonly thread: SeatThread
  readonly focus: FocusAsked
}

const Reply = ({ thread, focus }: ReplyProps) => {
  const t = useWords(words)
  const chat = useChat()
  const id = useId()
  const me = useTeam((team) => team.team?.member.id)
  const draft = useDraft(thread.id)
  const members = useChatView((view) => view.members)
  const texts = useTexts(thread.organisation)
  const [articleId, setArticleId] = useState<string | undefined>()
  const send = (): void => void chat.reply(thread, articleId).then((isSaid) => isSaid && setArticleId(undefined))
  const label = thread.asker.id === me ? t('replyHere', { title: thread.title }) : t('replyTo', { name: thread.asker.name })
  return (
    <section className={styles.reply} aria-label={label}>
      <div className={styles.replyHead}>
        <label htmlFor={id}>{label}</label>
        <SolvedButton thread={thread} />
      </div>
      <WordField
        id={id}
        value={draft.text}
        placeholder={t('replyPlaceholder')}
        members={members}
        texts={texts}
        focus={focus}
        onChange={(text) => {
          chat.write(thread.id, text)
          if (text.trim() === '') setArticleId(undefined)
        }}
        // Another thread may come to the front meanwhile: the hand stays where it is.
        onFocus={() => chat.choose(thread.id)}
        onArticle={setArticleId}
        onSend={send}
      />
      <NotKept isShown={draft.unkept} />
      <ReplyButtons thread={thread} canSend={draft.text.trim() !== ''} onSend={send} />
    </section>
  )
}

const SolvedButton = ({ thread }: { readonly thread: SeatThread }) => {
  const t = useWords(words)
  const chat = useChat()
  const isSolved = thread.state.kind === 'solved'
  return (
    <Button
      size="small"
      tone="quiet"
      icon={isSolved ? <IconRotate {...icon} /> : <IconCheck {...icon} />}
      action="chatSolved"
      onPress={() => void chat.solve(thread, !isSolved)}
    >
      {t(isSolved ? 'reopen' : 'solved')}
    </Button>
  )
}

interface ReplyButtonsProps {
  readonly thread: SeatThread
  readonly canSend: boolean
  readonly onSend: () => void
}

const ReplyButtons = ({ thread, canSend, onSend }: ReplyButtonsProps) => {
  const t = useWords(words)
  const { make, failed, busy } = useMakeEscalation()
  return (
    <>
      {failed === thread.id && (
        <p className={styles.notice} data-tone="danger" role="alert">
          {t('escalationFailed')}
        </p>
      )}
      <div className={styles.buttons}>
        <Button
          size="small"
          icon={<IconStairsUp {...icon} />}
          action="chatEscalate"
          disabled={busy || thread.state.kind === 'escalated'}
          onPress={() => void make(thread)}
        >
          {t('makeEscalation')}
        </Button>
        <span className={styles.space} />
        <Button size="small" tone="primary" disabled={!canSend} onPress={onSend}>
          {t('reply')}
        </Button>
      </div>
    </>
  )
}

const useDraft = (key: string): { readonly text: string; readonly unkept: boolean } => {
  const text = useChatView((view) => view.drafts[key] ?? '')
  const unkept = useChatView((view) => view.unkept.has(key))
  return { text, unkept }
}

/** Templates and the articles of these clients; the articles are read when the field is there. */
const useTexts = (organisation: string) => {
  const t = useWords(words)
  const chat = useChat()
  const articles = useChatView((view) => view.articles.list)
  useEffect(() => void chat.readArticles(), [chat])
  return useMemo(() => insertTexts(articles, organisation, t), [articles, organisation, t])
}

const NotKept = ({ isShown }: { readonly isShown: boolean }) => {
  const t = useWords(words)
  return isShown ? (
    <p className={styles.notice} data-tone="danger" role="alert">
      {t('notKept')}
    </p>
  ) : null
}
