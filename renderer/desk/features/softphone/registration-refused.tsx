import { Modal, PasswordInput } from '@mantine/core'
import { useEffect, useState } from 'react'
import type { Registration } from '../../../../core/domain/registration/registration.ts'
import { useWords } from '../../i18n/use-words.ts'
import { useDesk, useNotices, usePhone, useSession } from '../../state/desk-context.tsx'
import { Button } from '../../ui/button.tsx'
import { fieldClasses } from '../../ui/field-classes.ts'
import { softphoneWords } from './words.ts'
import styles from './registration-refused.module.css'

type Refused = Extract<Registration, { phase: 'refused' }>

/** The PBX refused this seat: a banner says so, and a form takes the password. Draws nothing otherwise. */
export const RegistrationRefused = () => {
  const refused = usePhone((state) => (state?.registration.phase === 'refused' ? state.registration : undefined))
  return refused === undefined ? null : <RefusedNotice key={refused.since} refused={refused} />
}

const RefusedNotice = ({ refused }: { readonly refused: Refused }) => {
  const t = useWords(softphoneWords)
  const { phone } = useDesk()
  const raise = useNotices((notices) => notices.raise)
  const withdraw = useNotices((notices) => notices.withdraw)
  const [opened, setOpened] = useState(false)
  const byPassword = refused.why === 'wrong-password'
  const facts = { account: refused.account, server: hostOf(refused.server) }
  const consequence = t(byPassword ? 'refusedWhat' : 'refusedWhatAccount', facts)
  useEffect(() => {
    raise({
      id: 'refused',
      tone: 'danger',
      urgency: 3,
      fact: `${t(`refused.${refused.why}`)}.`,
      consequence,
      action: byPassword
        ? { label: t('enterPassword'), run: () => setOpened(true) }
        : { label: t('checkAgain'), run: () => void phone.send({ kind: 'retry-registration' }) },
    })
    return () => withdraw('refused')
  }, [refused, byPassword, consequence, t, phone, raise, withdraw])
  return (
    <Modal
      opened={opened}
      onClose={() => setOpened(false)}
      title={t(`refused.${refused.why}`)}
      centered
      size={420}
      closeButtonProps={{ 'aria-label': 'Esc' }}
    >
      <PasswordForm account={refused.account} consequence={consequence} onDone={() => setOpened(false)} />
    </Modal>
  )
}

interface PasswordFormProps {
  readonly account: string
  readonly consequence: string
  readonly onDone: () => void
}

const PasswordForm = ({ account, consequence, onDone }: PasswordFormProps) => {
  const t = useWords(softphoneWords)
  const { bridge, phone } = useDesk()
  const accounts = useSession((session) => session.seat.accounts)
  const [password, setPassword] = useState('')
  const [error, setError] = useState<string | undefined>()
  const save = async (): Promise<void> => {
    const index = Math.max(
      0,
      accounts.findIndex(({ user, domain }) => `${user}@${domain}` === account),
    )
    try {
      await bridge.call('secrets.writeSipPassword', { index, password })
    } catch {
      setError(t('passwordNotKept'))
      return
    }
    void phone.send({ kind: 'credentials-changed' })
    onDone()
  }
  const submit = (event: { preventDefault(): void }): void => {
    event.preventDefault()
    if (password === '') return setError(t('passwordEmpty'))
    void save()
  }
  return (
    <form onSubmit={submit} className={styles.form}>
      <p className={styles.what}>{consequence}</p>
      <PasswordInput
        classNames={fieldClasses}
        label={t('password')}
        autoComplete="off"
        data-autofocus
        maxLength={256}
        value={password}
        error={error}
        onChange={(event) => {
          setPassword(event.currentTarget.value)
          setError(undefined)
        }}
      />
      <Button type="submit" tone="primary" onPress={() => undefined}>
        {t('savePassword')}
      </Button>
    </form>
  )
}

/** The server without its scheme and path, as people name it. */
const hostOf = (server: string): string => server.replace(/^wss?:\/\//, '').replace(/\/.*$/, '')
