import { TextInput } from '@mantine/core'
import { useState } from 'react'
import { Button } from './button.tsx'
import { fieldClasses } from './field-classes.ts'
import styles from './typed-confirm.module.css'

interface TypedConfirmProps {
  /** What has to be typed, as it stands. */
  readonly word: string
  /** Names the field, with the word in it. */
  readonly label: string
  readonly button: string
  readonly cancel: string
  /** Said when something else was typed. */
  readonly wrong: string
  readonly busy: boolean
  readonly onConfirm: () => void
  readonly onCancel: () => void
}

/** For what cannot be taken back: a word is typed, so that no stray key does it. */
export const TypedConfirm = ({ word, label, button, cancel, wrong, busy, onConfirm, onCancel }: TypedConfirmProps) => {
  const [text, setText] = useState('')
  const [isWrong, setWrong] = useState(false)
  return (
    <form
      className={styles.confirm}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        const same = text.trim().toLocaleUpperCase() === word.toLocaleUpperCase()
        setWrong(!same)
        if (same && !busy) onConfirm()
      }}
    >
      <TextInput
        ref={focusOnce}
        label={label}
        classNames={fieldClasses}
        value={text}
        maxLength={64}
        autoComplete="off"
        error={isWrong ? wrong : undefined}
        onChange={(event) => {
          setText(event.currentTarget.value)
          setWrong(false)
        }}
      />
      <div className={styles.buttons}>
        <Button type="submit" tone="danger" disabled={busy} onPress={() => undefined}>
          {button}
        </Button>
        <Button disabled={busy} onPress={onCancel}>
          {cancel}
        </Button>
      </div>
    </form>
  )
}

/** The word is what comes next. */
const focusOnce = (field: HTMLInputElement | null): void => field?.focus()
