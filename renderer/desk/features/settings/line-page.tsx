import { PasswordInput } from '@mantine/core'
import { useState } from 'react'
import { useWords } from '../../i18n/use-words.ts'
import { useDesk, useSession } from '../../state/desk-context.tsx'
import { Button } from '../../ui/button.tsx'
import { FactList } from '../../ui/fact-list.tsx'
import { fieldClasses } from '../../ui/field-classes.ts'
import { words } from './words.ts'
import styles from './settings.module.css'

type State = 'editing' | 'empty' | 'saving' | 'saved' | 'failed'

/** The SIP account and its password: written to the keychain, never read back here. */
export const LinePage = () => {
  const t = useWords(words)
  const account = useSession((session) => session.seat.accounts[0])
  const { password, state, type, save } = useNewPassword()
  return (
    <form
      className={styles.group}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void save()
      }}
    >
      {account !== undefined && (
        <FactList
          rows={[
            { label: t('account'), value: `${account.user}@${account.domain}` },
            { label: t('server'), value: account.servers.join(', ') },
          ]}
        />
      )}
      <PasswordInput
        mt={12}
        label={t('password')}
        classNames={fieldClasses}
        value={password}
        autoComplete="new-password"
        maxLength={256}
        error={state === 'empty' ? t('passwordEmpty') : undefined}
        visibilityToggleButtonProps={{ 'aria-label': t('showPassword') }}
        onChange={(event) => type(event.currentTarget.value)}
      />
      <p className={styles.note}>{t('passwordNote')}</p>
      <div className={styles.row}>
        <Button disabled={state === 'saving'} onPress={() => void save()}>
          {t('savePassword')}
        </Button>
      </div>
      {state === 'saved' && (
        <p className={styles.done} role="status">
          {t('passwordSaved')}
        </p>
      )}
      {state === 'failed' && (
        <p className={styles.wrong} role="alert">
          {t('passwordFailed')}
        </p>
      )}
    </form>
  )
}

/** What is typed, and its way to the keychain; then the phone registers with it. */
const useNewPassword = () => {
  const { bridge, phone } = useDesk()
  const [password, setPassword] = useState('')
  const [state, setState] = useState<State>('editing')
  const type = (text: string): void => {
    setPassword(text)
    setState('editing')
  }
  const save = async (): Promise<void> => {
    setState(password === '' ? 'empty' : 'saving')
    if (password === '') return
    try {
      await bridge.call('secrets.writeSipPassword', { index: 0, password })
    } catch {
      setState('failed')
      return
    }
    setPassword('')
    setState('saved')
    await phone.send({ kind: 'credentials-changed' })
  }
  return { password, state, type, save }
}
