import { PasswordInput, VisuallyHidden } from '@mantine/core'
import { useState } from 'react'
import { useWords } from '../../i18n/use-words.ts'
import { useDesk } from '../../state/desk-context.tsx'
import { Button } from '../../ui/button.tsx'
import { fieldClasses } from '../../ui/field-classes.ts'
import { directoryWords } from './directory-words.ts'
import type { SourceDescription } from './use-sources.ts'
import styles from './directory.module.css'

interface SourcePasswordProps {
  readonly source: SourceDescription
  readonly account: string
}

type State = 'editing' | 'empty' | 'saving' | 'saved' | 'failed'

/** The password of a source: written to the keychain, never read back; then the source is read again. */
export const SourcePassword = ({ source, account }: SourcePasswordProps) => {
  const t = useWords(directoryWords)
  const { bridge, storage } = useDesk()
  const [secret, setSecret] = useState('')
  const [state, setState] = useState<State>('editing')
  const save = async (): Promise<void> => {
    setState(secret === '' ? 'empty' : 'saving')
    if (secret === '') return
    try {
      await bridge.call('secrets.writeSourceSecret', { source: source.id, secret })
    } catch {
      setState('failed')
      return
    }
    setSecret('')
    setState('saved')
    storage.sources?.wantNow(source.id)
  }
  return (
    <form
      className={styles.password}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void save()
      }}
    >
      <PasswordInput
        label={t('passwordOf', { account })}
        classNames={fieldClasses}
        value={secret}
        autoComplete="new-password"
        maxLength={1024}
        error={state === 'empty' ? t('empty') : undefined}
        visibilityToggleButtonProps={{ 'aria-label': t('showPassword') }}
        onChange={(event) => {
          setSecret(event.currentTarget.value)
          setState('editing')
        }}
      />
      <p className={styles.what}>{t('passwordNote')}</p>
      <div className={styles.actions}>
        <Button disabled={state === 'saving'} onPress={() => void save()}>
          {t('save')}
          <VisuallyHidden>{`: ${source.title}`}</VisuallyHidden>
        </Button>
      </div>
      {state === 'saved' && (
        <p className={styles.done} role="status">
          {t('saved')}
        </p>
      )}
      {state === 'failed' && (
        <p className={styles.wrong} role="alert">
          {t('failed')}
        </p>
      )}
    </form>
  )
}
