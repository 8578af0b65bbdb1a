import { useEffect, useId, useRef, useState, type KeyboardEvent, type RefObject } from 'react'
import type { Member } from '../../../../core/domain/team/member.ts'
import { useWords } from '../../i18n/use-words.ts'
import { useQuickTexts } from '../../state/use-quick-texts.ts'
import { completed, completionAt, membersFor, textsFor, type Choice, type Completion } from './completion.ts'
import type { InsertText } from './insert-texts.ts'
import { words } from './words.ts'
import styles from './team-chat.module.css'

/** Focus is asked for by a growing number, and given once, whichever field stands there then. */
export interface FocusAsked {
  readonly asked: number
  /** True for the first who takes this wish. */
  readonly take: (asked: number) => boolean
}

interface Props {
  readonly id: string
  readonly value: string
  readonly placeholder: string
  readonly members: readonly Member[]
  /** Absent: `/` is a slash. */
  readonly texts?: readonly InsertText[]
  readonly focus: FocusAsked
  readonly onChange: (text: string) => void
  readonly onFocus?: () => void
  readonly onArticle?: (articleId: string) => void
  readonly onSend: () => void
}

/** Where words are written: `@` offers colleagues, `/` templates and articles; Enter sends, Shift+Enter begins a line. */
export const WordField = (props: Props) => {
  const t = useWords(words)
  const { id, value, placeholder, focus, onChange, onFocus, onArticle, onSend } = props
  const field = useRef<HTMLTextAreaElement>(null)
  const list = useId()
  useFocusWhenAsked(field, focus)
  const { completion, choices, at, look, close, step } = useCompletion(props)
  const pick = (choice: Choice): void => {
    if (completion === undefined) return
    const next = completed(value, completion, choice)
    onChange(next.text)
    if (choice.articleId !== undefined) onArticle?.(choice.articleId)
    close()
    field.current?.focus()
    // The caret can stand there only when the new text is in the field.
    requestAnimationFrame(() => field.current?.setSelectionRange(next.caret, next.caret))
  }
  const quickTexts = useQuickTexts()
  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>): void => {
    if (event.nativeEvent.isComposing || quickTexts.onKeyDown(event)) return
    const chosen = choices[at]
    const isPick = event.key === 'Enter' || event.key === 'Tab'
    if (chosen !== undefined && (event.key === 'ArrowDown' || event.key === 'ArrowUp')) step(event.key === 'ArrowDown' ? 1 : -1)
    else if (chosen !== undefined && isPick && !event.shiftKey) pick(chosen)
    else if (chosen !== undefined && event.key === 'Escape') close()
    else if (event.key === 'Enter' && !event.shiftKey && !event.ctrlKey && !event.altKey && !event.metaKey) onSend()
    else return
    event.preventDefault()
  }
  const isOpen = choices.length > 0
  return (
    <div className={styles.wordField}>
      {isOpen && (
        <Choices id={list} label={t(completion?.kind === 'mention' ? 'pickPerson' : 'pick')} choices={choices} at={at} onPick={pick} />
      )}
      <textarea
        ref={field}
        id={id}
        data-takes-texts
        className={styles.field}
        maxLength={4000}
        placeholder={placeholder}
        value={value}
        aria-autocomplete="list"
        aria-controls={isOpen ? list : undefined}
        aria-activedescendant={isOpen ? `${list}-${at}` : undefined}
        onChange={(event) => {
          onChange(event.currentTarget.value)
          look(event.currentTarget.value, event.currentTarget.selectionStart)
        }}
        onKeyDown={onKeyDown}
        onFocus={(event) => focused(event, quickTexts.onFocus, onFocus)}
        onBlur={close}
      />
      <span className="fl-hidden" role="status">
        {isOpen ? t('picked', { count: choices.length }) : ''}
      </span>
    </div>
  )
}

type OnFocus = ReturnType<typeof useQuickTexts>['onFocus']

const focused = (event: Parameters<OnFocus>[0], remember: OnFocus, tell: (() => void) | undefined): void => {
  remember(event)
  tell?.()
}

const useFocusWhenAsked = (field: RefObject<HTMLTextAreaElement | null>, { asked, take }: FocusAsked): void => {
  useEffect(() => {
    if (take(asked)) field.current?.focus()
  }, [field, asked, take])
}

/** What the list offers at the caret, and the line that Enter would take. */
const useCompletion = ({ members, texts }: Props) => {
  const t = useWords(words)
  const [completion, setCompletion] = useState<Completion | undefined>()
  const [at, setAt] = useState(0)
  const choices = choicesOf()
  return {
    completion,
    choices,
    at: Math.min(at, Math.max(0, choices.length - 1)),
    look: (text: string, caret: number): void => {
      setCompletion(completionAt(text, caret))
      setAt(0)
    },
    close: (): void => setCompletion(undefined),
    step: (by: 1 | -1): void => setAt((before) => (before + by + choices.length) % choices.length),
  }

  function choicesOf(): readonly Choice[] {
    if (completion?.kind === 'mention')
      return membersFor(completion.query, members, ({ role, site }) => (role === 'operator' ? (site ?? '') : t('lineTwo')))
    if (completion?.kind === 'insert' && texts !== undefined) return textsFor(completion.query, texts, ({ kind }) => t(`kind.${kind}`))
    return []
  }
}

interface ChoicesProps {
  readonly id: string
  readonly label: string
  readonly choices: readonly Choice[]
  readonly at: number
  readonly onPick: (choice: Choice) => void
}

const Choices = ({ id, label, choices, at, onPick }: ChoicesProps) => (
  <ul id={id} className={styles.choices} role="listbox" aria-label={label}>
    {choices.map((choice, index) => (
      <li
        key={choice.id}
        id={`${id}-${index}`}
        role="option"
        aria-selected={index === at}
        // The field keeps the focus, so that its blur does not close the list before the click.
        onMouseDown={(event) => event.preventDefault()}
        onClick={() => onPick(choice)}
      >
        <span>{choice.title}</span>
        <small>{choice.note}</small>
      </li>
    ))}
  </ul>
)
