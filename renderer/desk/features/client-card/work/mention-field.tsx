import { useId, useRef, useState, type KeyboardEvent } from 'react'
import type { Member } from '../../../../../core/domain/team/member.ts'
import { useWords } from '../../../i18n/use-words.ts'
import { colleaguesFor, mentionAt, withName, type Mention } from './mention-completion.ts'
import { workWords } from './work-words.ts'
import styles from './work.module.css'

interface Props {
  readonly value: string
  readonly members: readonly Member[]
  readonly onChange: (text: string) => void
}

/** Where a note is written: `@` offers colleagues; arrows and Enter take one. */
export const MentionField = ({ value, members, onChange }: Props) => {
  const t = useWords(workWords)
  const field = useRef<HTMLTextAreaElement>(null)
  const list = useId()
  const [mention, setMention] = useState<Mention>()
  const [marked, setMarked] = useState(0)
  const offered = mention === undefined ? [] : colleaguesFor(mention.query, members)
  const at = Math.min(marked, Math.max(0, offered.length - 1))
  const pick = (member: Member): void => {
    if (mention === undefined) return
    const next = withName(value, mention, member.name)
    onChange(next.text)
    setMention(undefined)
    field.current?.focus()
    // The caret can stand there only when the new text is in the field.
    requestAnimationFrame(() => field.current?.setSelectionRange(next.caret, next.caret))
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    const chosen = offered[at]
    if (chosen === undefined || event.nativeEvent.isComposing || event.ctrlKey) return
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp')
      setMarked((at + (event.key === 'ArrowDown' ? 1 : -1) + offered.length) % offered.length)
    else if ((event.key === 'Enter' || event.key === 'Tab') && !event.shiftKey) pick(chosen)
    else if (event.key === 'Escape') setMention(undefined)
    else return
    event.preventDefault()
  }
  const isOpen = offered.length > 0
  return (
    <div>
      <textarea
        ref={field}
        className={styles.note}
        rows={3}
        maxLength={4000}
        aria-label={t('note')}
        placeholder={t('noteHint')}
        aria-autocomplete="list"
        aria-controls={isOpen ? list : undefined}
        aria-activedescendant={isOpen ? `${list}-${at}` : undefined}
        value={value}
        onChange={(event) => {
          onChange(event.currentTarget.value)
          setMention(mentionAt(event.currentTarget.value, event.currentTarget.selectionStart))
          setMarked(0)
        }}
        onKeyDown={onKeyDown}
        onBlur={() => setMention(undefined)}
      />
      {isOpen && <Offered id={list} members={offered} at={at} onPick={pick} />}
    </div>
  )
}

interface OfferedProps {
  readonly id: string
  readonly members: readonly Member[]
  readonly at: number
  readonly onPick: (member: Member) => void
}

const Offered = ({ id, members, at, onPick }: OfferedProps) => {
  const t = useWords(workWords)
  return (
    <ul id={id} role="listbox" aria-label={t('colleagues')} className={styles.colleagues}>
      {members.map((member, place) => (
        <li
          key={member.id}
          id={`${id}-${place}`}
          role="option"
          aria-selected={place === at}
          // The field keeps the focus, so that its blur does not close the list before the click.
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => onPick(member)}
        >
          {member.name}
        </li>
      ))}
    </ul>
  )
}
