import { TextInput } from '@mantine/core'
import { IconPhoneOutgoing } from '@tabler/icons-react'
import { useRef, useState } from 'react'
import { useWords } from '../../i18n/use-words.ts'
import { useKey, useKeyLook } from '../../keys/use-key.ts'
import { useDesk, useDialText } from '../../state/desk-context.tsx'
import { Button } from '../../ui/button.tsx'
import { fieldClasses } from '../../ui/field-classes.ts'
import { Keycaps } from '../../ui/keycap.tsx'
import { checkDial, type DialCheck } from './dial-check.ts'
import { useCommand } from './use-command.ts'
import { softphoneWords } from './words.ts'
import styles from './call-bar.module.css'

/** Where a number is typed and called. A mistake is answered with its fix, beside the field. */
export const DialField = () => {
  const t = useWords(softphoneWords)
  const { numbers } = useDesk()
  const command = useCommand()
  const field = useRef<HTMLInputElement>(null)
  const [text, setText] = useDialText()
  const [wrong, setWrong] = useState<DialCheck | undefined>()
  const look = useKeyLook('dial')
  useKey('dial', () => field.current?.focus())

  const submit = (event: { preventDefault(): void }): void => {
    event.preventDefault()
    const check = checkDial(text, numbers)
    if (check.kind === 'empty') return field.current?.focus()
    if (check.kind !== 'ok') return setWrong(check)
    field.current?.blur()
    void command({ kind: 'dial', number: check.number }).then((done) => {
      if (done) setText('')
    })
  }
  const error = useDialWords(wrong)
  return (
    <form className={styles.dial} onSubmit={submit}>
      <div className={styles.field}>
        <TextInput
          ref={field}
          classNames={fieldClasses}
          aria-label={t('number')}
          placeholder={t('number')}
          type="tel"
          autoComplete="off"
          maxLength={128}
          value={text}
          error={error !== undefined}
          aria-describedby={error === undefined ? undefined : 'dial-error'}
          rightSection={<Keycaps caps={look.caps} works={look.works} />}
          rightSectionWidth={36}
          onChange={(event) => {
            setText(event.currentTarget.value)
            setWrong(undefined)
          }}
        />
      </div>
      <Button type="submit" icon={<IconPhoneOutgoing size={16} stroke={1.9} />} compact onPress={() => undefined}>
        {t('dial')}
      </Button>
      {error !== undefined && (
        <p id="dial-error" role="alert" className={styles.error}>
          {error}
        </p>
      )}
    </form>
  )
}

/** What to fix in a typed number; undefined when nothing is wrong. */
export const useDialWords = (check: DialCheck | undefined): string | undefined => {
  const t = useWords(softphoneWords)
  if (check === undefined || check.kind === 'ok' || check.kind === 'empty') return undefined
  if (check.kind === 'invalid') return t('notANumber')
  return t(check.kind === 'short' ? 'tooShort' : 'tooLong', { count: check.digits })
}
