import { TextInput } from '@mantine/core'
import { useId, useState, type KeyboardEvent } from 'react'
import { useLocale, useWords } from '../../i18n/use-words.ts'
import { useDesk, useSession } from '../../state/desk-context.tsx'
import { Button } from '../../ui/button.tsx'
import { fieldClasses } from '../../ui/field-classes.ts'
import { Keycaps } from '../../ui/keycap.tsx'
import { transferChoices, type TransferChoice } from './transfer-targets.ts'
import { softphoneWords } from './words.ts'
import styles from './transfer.module.css'

interface TransferFormProps {
  /** A number to begin with. */
  readonly initial?: string | undefined
  readonly onChoose: (how: 'blind' | 'consult', target: string) => void
}

/** Type or pick; Enter talks first, Ctrl+Enter transfers at once. */
export const TransferForm = ({ initial = '', onChoose }: TransferFormProps) => {
  const t = useWords(softphoneWords)
  const locale = useLocale()
  const { numbers } = useDesk()
  const targets = useSession((session) => session.seat.transferTargets)
  const [text, setText] = useState(initial)
  const [marked, setMarked] = useState(0)
  const listId = useId()
  const choices = transferChoices(text, targets, numbers, locale)
  const index = Math.min(marked, choices.length - 1)
  const chosen = choices[index]
  const choose = (how: 'blind' | 'consult'): void => {
    if (chosen !== undefined) onChoose(how, chosen.number)
  }
  const onKey = (event: KeyboardEvent): void => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    if (step !== 0) setMarked(Math.max(0, Math.min(choices.length - 1, index + step)))
    if (event.key === 'Enter') choose(event.ctrlKey || event.metaKey ? 'blind' : 'consult')
    if (step !== 0 || event.key === 'Enter') event.preventDefault()
  }
  return (
    <>
      <TextInput
        classNames={fieldClasses}
        label={t('transferTitle')}
        placeholder={t('transferField')}
        value={text}
        autoComplete="off"
        maxLength={128}
        role="combobox"
        aria-expanded={choices.length > 0}
        aria-controls={listId}
        aria-activedescendant={chosen === undefined ? undefined : `${listId}-${index}`}
        data-autofocus
        onKeyDown={onKey}
        onChange={(event) => {
          setText(event.currentTarget.value)
          setMarked(0)
        }}
      />
      <ChoiceList id={listId} choices={choices} marked={index} onMark={setMarked} />
      <div className={styles.actions}>
        <Button tone="primary" disabled={chosen === undefined} onPress={() => choose('consult')}>
          {t('talkFirst')} <Keycaps caps={['Enter']} onFill={chosen !== undefined} works={chosen !== undefined} />
        </Button>
        <Button disabled={chosen === undefined} onPress={() => choose('blind')}>
          {t('transferNow')} <Keycaps caps={['Ctrl', 'Enter']} works={chosen !== undefined} />
        </Button>
      </div>
    </>
  )
}

interface ChoiceListProps {
  readonly id: string
  readonly choices: readonly TransferChoice[]
  readonly marked: number
  readonly onMark: (index: number) => void
}

const ChoiceList = ({ id, choices, marked, onMark }: ChoiceListProps) => {
  const t = useWords(softphoneWords)
  return (
    <>
      <ul id={id} role="listbox" aria-label={t('transferTitle')} className={styles.list}>
        {choices.map((choice, at) => (
          <li
            key={choice.number}
            id={`${id}-${at}`}
            role="option"
            aria-selected={at === marked}
            className={styles.choice}
            onClick={() => onMark(at)}
          >
            <ChoiceRow choice={choice} />
          </li>
        ))}
      </ul>
      {choices.length === 0 && <p className={styles.none}>{t('noTarget')}</p>}
    </>
  )
}

const ChoiceRow = ({ choice }: { readonly choice: TransferChoice }) => {
  const t = useWords(softphoneWords)
  const { numbers } = useDesk()
  const kinds = { 'line-2': t('kindLine2'), queue: t('kindQueue'), person: t('kindPerson') }
  if (choice.kind === 'number')
    return (
      <span className={styles.title}>
        {t('toNumber', { number: /^\+/.test(choice.number) ? numbers.toMasked(choice.number) : choice.number })}
      </span>
    )
  return (
    <>
      <span className={styles.title}>{choice.title}</span>
      <span className={styles.meta}>
        {kinds[choice.kind]} · {choice.number}
      </span>
    </>
  )
}
