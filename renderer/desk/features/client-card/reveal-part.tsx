import { TextInput } from '@mantine/core'
import { IconEye, IconEyeOff } from '@tabler/icons-react'
import { useEffect, useState } from 'react'
import type { Client } from '../../../../core/domain/client/client.ts'
import { OTHER_REASON } from '../../../../core/domain/privacy/privacy-rules.ts'
import { revealableOf, type PersonalKind } from '../../../../core/domain/privacy/revealable.ts'
import { useWords } from '../../i18n/use-words.ts'
import { chooseAction } from '../../keys/actions.ts'
import { VIEWED } from '../../state/call-card.ts'
import { useCallWork, useShownCardId } from '../../state/call-work-context.tsx'
import { useDesk } from '../../state/desk-context.tsx'
import { usePrivacyRules, useReveal } from '../../state/privacy-context.tsx'
import { Button } from '../../ui/button.tsx'
import { Choice } from '../../ui/choice.tsx'
import { Countdown } from '../../ui/countdown.tsx'
import { fieldClasses } from '../../ui/field-classes.ts'
import { privacyWords } from './privacy-words.ts'
import styles from './reveal.module.css'

const icon = { size: 16, stroke: 1.9, 'aria-hidden': true } as const

/** What of the client is masked, and the key that asks for it. Nothing where nothing is. */
export const RevealPart = ({ client }: { readonly client: Client }) => {
  const what = revealableOf(client, usePrivacyRules())
  const { reveal } = useCallWork()
  const { id } = client
  // Away from the screen it is masked again, and nobody is asked any more.
  useEffect(
    () => () => {
      reveal.hide(id)
      if (reveal.store.getState().asking === id) reveal.cancel()
    },
    [reveal, id],
  )
  useNeeded(id)
  return what.length === 0 ? null : <Masked client={client} what={what} />
}

/** Written down when the card has long been painted, ms. */
const NEEDED_AFTER_MS = 2_000

/** The record is in use: it stays on the seat. */
const useNeeded = (id: Client['id']): void => {
  const { clock, storage } = useDesk()
  useEffect(() => clock.after(NEEDED_AFTER_MS, () => void storage.privacy?.needed(id).catch(() => undefined)), [clock, storage, id])
}

interface MaskedProps {
  readonly client: Client
  readonly what: readonly PersonalKind[]
}

const Masked = ({ client: { id }, what }: MaskedProps) => {
  const t = useWords(privacyWords)
  const { reveal } = useCallWork()
  const asking = useReveal((state) => state.asking === id)
  const shown = useReveal((state) => state.shown[id])
  const toggle = (): void => {
    if (shown !== undefined) reveal.hide(id)
    else if (asking) reveal.cancel()
    else reveal.ask(id)
  }
  const Icon = shown === undefined ? IconEyeOff : IconEye
  return (
    <>
      <div className={styles.line}>
        <Icon {...icon} />
        <span className={styles.what}>
          {shown === undefined ? (
            t('masked', { list: what.map((kind) => t(kind)).join(', ') })
          ) : (
            <Countdown until={shown.until} left={(span) => t('left', { span })} over={(span) => t('left', { span })} />
          )}
        </span>
        <Button size="small" tone="quiet" action="reveal" expanded={shown === undefined ? asking : true} onPress={toggle}>
          {t(shown !== undefined ? 'hide' : asking ? 'cancel' : 'reveal')}
        </Button>
      </div>
      {asking && shown === undefined && <ReasonChoice id={id} what={what} />}
    </>
  )
}

const ReasonChoice = ({ id, what }: { readonly id: Client['id']; readonly what: readonly PersonalKind[] }) => {
  const t = useWords(privacyWords)
  const rules = usePrivacyRules()
  const { reveal } = useCallWork()
  const cardId = useShownCardId()
  const step = useReveal((state) => state.step)
  const [own, setOwn] = useState(false)
  const because = (reason: string, word?: string): void => {
    void reveal.reveal({
      clientId: id,
      what,
      reason,
      forMs: rules.revealedForMs,
      ...(word === undefined ? {} : { word }),
      ...(cardId === undefined || cardId === VIEWED ? {} : { callId: cardId }),
    })
  }
  return (
    <div className={styles.asking}>
      <div className={styles.reasons} role="radiogroup" aria-label={t('why')}>
        {rules.reasons.map((reason, index) => (
          <Choice
            key={reason.id}
            chosen={false}
            action={chooseAction(index + 1)}
            disabled={step === 'writing'}
            onChoose={() => because(reason.id)}
          >
            {reason.title}
          </Choice>
        ))}
        <Choice chosen={own} action="chooseNone" disabled={step === 'writing'} onChoose={() => setOwn(true)}>
          {t('other')}
        </Choice>
      </div>
      {own && <OwnReason busy={step === 'writing'} onGive={(word) => because(OTHER_REASON, word)} />}
      {step === 'failed' ? (
        <p role="alert" className={styles.failed}>
          {t('failed')}
        </p>
      ) : (
        <p className={styles.note}>{t('written')}</p>
      )}
    </div>
  )
}

const LONGEST_WORD = 200

const OwnReason = ({ busy, onGive }: { readonly busy: boolean; readonly onGive: (word: string) => void }) => {
  const t = useWords(privacyWords)
  const [word, setWord] = useState('')
  const [empty, setEmpty] = useState(false)
  const give = (): void => {
    const said = word.trim()
    setEmpty(said === '')
    if (said !== '') onGive(said)
  }
  return (
    <form
      className={styles.own}
      onSubmit={(event) => {
        event.preventDefault()
        give()
      }}
    >
      <TextInput
        // Chosen by a digit: the next thing typed is the reason.
        ref={(field) => field?.focus()}
        label={t('otherWord')}
        value={word}
        maxLength={LONGEST_WORD}
        classNames={fieldClasses}
        error={empty ? t('otherEmpty') : undefined}
        onChange={(event) => setWord(event.currentTarget.value)}
      />
      <Button type="submit" disabled={busy} onPress={give}>
        {t('otherShow')}
      </Button>
    </form>
  )
}
