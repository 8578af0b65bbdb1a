import { TextInput } from '@mantine/core'
import { useRef, useState, type ReactNode } from 'react'
import { useWords } from '../../i18n/use-words.ts'
import { useKey } from '../../keys/use-key.ts'
import { useTeamStore } from '../../state/team-context.tsx'
import type { SeatEscalation } from '../../state/team-view.ts'
import { ActionKey } from '../../ui/action-key.tsx'
import { fieldClasses } from '../../ui/field-classes.ts'
import { words } from './words.ts'
import styles from './escalation.module.css'

const LONGEST = 500

/** One sentence, if something is missing in the card: sent with Enter or when the field is left, kept until then. */
export const SentenceField = ({ escalation, beside }: { readonly escalation: SeatEscalation; readonly beside?: ReactNode }) => {
  const t = useWords(words)
  const team = useTeamStore()
  const field = useRef<HTMLInputElement>(null)
  const [text, setText] = useState('')
  useKey('escalationWord', () => field.current?.focus())
  const { packet, changes } = escalation
  const said = changes.flatMap(({ id, by, what }) =>
    what.kind === 'noted' && by.kind === 'member' && by.member.id === packet.author.id && what.attachment === undefined
      ? [{ id, text: what.text }]
      : [],
  )
  const send = (): void => {
    const word = text.trim()
    if (word === '') return
    setText('')
    void team.change(packet.id, { kind: 'noted', text: word })
  }
  return (
    <>
      {said.map((word) => (
        <p key={word.id} className={styles.own}>
          <span className={styles.fact}>{t('you')}</span> {word.text}
        </p>
      ))}
      <div className={styles.row}>
        <TextInput
          className={styles.grow ?? ''}
          ref={field}
          aria-label={t('addWord')}
          placeholder={t('addShort')}
          title={t('addHint')}
          classNames={fieldClasses}
          value={text}
          maxLength={LONGEST}
          autoComplete="off"
          rightSection={<ActionKey action="escalationWord" />}
          rightSectionWidth={64}
          onChange={(event) => setText(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key === 'Enter') send()
          }}
          onBlur={send}
        />
        {beside}
      </div>
    </>
  )
}
