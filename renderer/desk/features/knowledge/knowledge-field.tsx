import { IconSearch } from '@tabler/icons-react'
import { useEffect, useRef, type KeyboardEvent } from 'react'
import { useWords } from '../../i18n/use-words.ts'
import { useKey } from '../../keys/use-key.ts'
import { useCallWork, useKnowledge } from '../../state/call-work-context.tsx'
import { articleKey } from '../../state/knowledge-store.ts'
import { ActionKey } from '../../ui/action-key.tsx'
import { leave } from './leave.ts'
import { listId, optionId } from './option-id.ts'
import { useChosen } from './use-chosen.ts'
import { words } from './words.ts'
import styles from './knowledge.module.css'

/** The field at the foot of the right pane. It stays where it is; what is found stands above it. */
export const KnowledgeField = () => {
  const t = useWords(words)
  const { knowledge } = useCallWork()
  const open = useKnowledge((view) => view.open)
  const query = useKnowledge((view) => view.query)
  const isList = useKnowledge((view) => view.open && view.article === undefined)
  const focusAsked = useKnowledge((view) => view.focusAsked)
  const field = useRef<HTMLInputElement>(null)
  const chosen = useChosen()
  useKey('quickTexts', () => knowledge.show('quick-texts'))
  const answered = useRef(focusAsked)
  useEffect(() => {
    if (focusAsked === answered.current && document.activeElement === field.current) return
    answered.current = focusAsked
    if (focusAsked > 0 && open) field.current?.focus()
    // Only when it is asked for: opening an article moves the focus to it.
    // eslint-disable-next-line react-hooks/exhaustive-deps -- see above
  }, [focusAsked])
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'ArrowDown') knowledge.move(1)
    else if (event.key === 'ArrowUp') knowledge.move(-1)
    else if (event.key === 'Enter' && isList && chosen !== undefined) void knowledge.read(chosen.id, chosen.organisation)
    else if (event.key === 'Escape') leave(knowledge)
    else return
    event.preventDefault()
  }
  return (
    <div className={styles.foot}>
      <IconSearch size={16} stroke={1.9} aria-hidden="true" />
      <input
        ref={field}
        type="text"
        className={styles.field}
        role="combobox"
        aria-label={t('find')}
        aria-expanded={isList}
        aria-controls={isList ? listId : undefined}
        aria-autocomplete="list"
        aria-activedescendant={isList && chosen !== undefined ? optionId(articleKey(chosen)) : undefined}
        placeholder={t('find')}
        autoComplete="off"
        spellCheck={false}
        maxLength={200}
        value={query}
        onFocus={() => {
          if (!open) knowledge.setOpen(true)
        }}
        onChange={(event) => knowledge.type(event.currentTarget.value)}
        onKeyDown={onKeyDown}
      />
      <ActionKey action="knowledge" />
    </div>
  )
}
