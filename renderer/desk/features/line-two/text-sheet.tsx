import { Modal, Textarea, TextInput } from '@mantine/core'
import { useWords } from '../../i18n/use-words.ts'
import { Button } from '../../ui/button.tsx'
import { fieldClasses } from '../../ui/field-classes.ts'
import { words } from './words.ts'
import styles from './answer.module.css'

interface Field {
  readonly label: string
  readonly value: string
  readonly limit: number
  readonly error?: string | undefined
  readonly onChange: (value: string) => void
}

interface TextSheetProps {
  readonly heading: string
  /** What becomes of it. */
  readonly about: string
  readonly title: Field
  readonly text: Field
  readonly action: string
  readonly waits: boolean
  /** What went wrong, and what to press. */
  readonly wrong: string | undefined
  readonly onSend: () => void
  readonly onClose: () => void
}

const sheet = { content: styles.sheet ?? '', header: styles.sheetHead ?? '', title: styles.sheetTitle ?? '' }

/** A title and a text over the desk, filled in already. What was typed stays until it was taken. */
export const TextSheet = ({ heading, about, title, text, action, waits, wrong, onSend, onClose }: TextSheetProps) => {
  const t = useWords(words)
  return (
    <Modal opened onClose={onClose} title={heading} size={640} classNames={sheet}>
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault()
          onSend()
        }}
      >
        <p>{about}</p>
        <TextInput
          label={title.label}
          data-autofocus
          maxLength={title.limit}
          value={title.value}
          error={title.error}
          classNames={fieldClasses}
          onChange={(event) => title.onChange(event.currentTarget.value)}
        />
        <Textarea
          label={text.label}
          rows={12}
          maxLength={text.limit}
          value={text.value}
          error={text.error}
          classNames={fieldClasses}
          onChange={(event) => text.onChange(event.currentTarget.value)}
        />
        <div className={styles.formEnd}>
          <Button type="submit" tone="primary" disabled={waits} onPress={onSend}>
            {action}
          </Button>
          <Button onPress={onClose}>{t('cancel')}</Button>
          {wrong !== undefined && (
            <p className={styles.wrong} role="alert">
              {wrong}
            </p>
          )}
        </div>
      </form>
    </Modal>
  )
}
