import { Modal } from '@mantine/core'
import { useEffect, useState } from 'react'
import type { Client, ClientId } from '../../../../core/domain/client/client.ts'
import { useWords } from '../../i18n/use-words.ts'
import { chooseAction } from '../../keys/actions.ts'
import { useKey } from '../../keys/use-key.ts'
import { VIEWED } from '../../state/call-card.ts'
import { useCallWork, useCard, useShownCardId } from '../../state/call-work-context.tsx'
import { useDesk } from '../../state/desk-context.tsx'
import { erasePerson, exportPerson } from '../../state/person-data.ts'
import { useIsOutsourced } from '../../state/privacy-context.tsx'
import { Choice } from '../../ui/choice.tsx'
import { saveFile } from '../../ui/save-file.ts'
import { sheetClasses } from '../../ui/sheet-classes.ts'
import { toast } from '../../ui/toast.tsx'
import { TypedConfirm } from '../../ui/typed-confirm.tsx'
import { words } from './words.ts'
import styles from './client-data.module.css'

/** What the owner of the data may ask for, over the card of a known client. Opened with a key; Escape closes. */
export const ClientDataSheet = () => {
  const t = useWords(words)
  const card = useCard(useShownCardId())
  const client = card?.kind === 'known' ? card.candidate.client : undefined
  // Of one client: whoever is on the card next was not asked about.
  const [opened, setOpened] = useState<ClientId>()
  const open = opened !== undefined && opened === client?.id
  const close = (): void => setOpened(undefined)
  useKey('clientData', () => setOpened(open ? undefined : client?.id), client !== undefined)
  return (
    <Modal
      opened={open}
      onClose={close}
      title={t('title')}
      size={560}
      classNames={sheetClasses}
      closeButtonProps={{ 'aria-label': t('close') }}
      transitionProps={{ duration: 0 }}
    >
      {client !== undefined && <ClientData client={client} viewed={card?.callId === VIEWED} onClose={close} />}
    </Modal>
  )
}

interface ClientDataProps {
  readonly client: Client
  /** Nobody works on the card: it is only looked at. */
  readonly viewed: boolean
  readonly onClose: () => void
}

type Step = 'idle' | 'busy' | 'erasing' | 'in-work' | 'not-written' | 'failed'

const ClientData = ({ client, viewed, onClose }: ClientDataProps) => {
  const t = useWords(words)
  const desk = useDesk()
  const { card } = useCallWork()
  const [step, setStep] = useState<Step>('idle')
  const { privacy } = desk.storage
  const outsourced = useIsOutsourced()
  if (outsourced || privacy === undefined) return <p className={styles.text}>{t('notYours')}</p>
  const save = async (): Promise<void> => {
    setStep('busy')
    const outcome = await exportPerson(desk, privacy, client)
    setStep(outcome.kind === 'done' ? 'idle' : outcome.kind)
    if (outcome.kind !== 'done') return
    saveFile(`client-${client.id.replaceAll(/[^\w-]/g, '_')}.json`, new Blob([outcome.value], { type: 'application/json' }))
    toast({ tone: 'ok', title: t('exported') })
  }
  const erase = async (): Promise<void> => {
    setStep('busy')
    const outcome = await erasePerson(desk, privacy, client.id)
    if (outcome.kind !== 'done') {
      setStep(outcome.kind)
      return
    }
    toast({ tone: 'ok', title: t('erased') })
    card.closeView()
    onClose()
  }
  return (
    <div className={styles.sheet}>
      <p className={styles.text}>{t('what')}</p>
      <Choice
        role="button"
        chosen={false}
        action={chooseAction(1)}
        detail={t('exportWhat')}
        disabled={step === 'busy'}
        onChoose={() => void save()}
      >
        {t('export')}
      </Choice>
      <Choice
        role="button"
        chosen={step === 'erasing'}
        action={chooseAction(2)}
        detail={t('eraseWhat')}
        disabled={step === 'busy'}
        onChoose={() => setStep(viewed ? 'erasing' : 'in-work')}
      >
        {t('erase')}
      </Choice>
      {step === 'erasing' && <Confirm client={client} onConfirm={() => void erase()} onCancel={() => setStep('idle')} />}
      <Wrong step={step} />
    </div>
  )
}

const WRONG = { 'in-work': 'busy', 'not-written': 'notWritten', failed: 'failed' } as const

const Wrong = ({ step }: { readonly step: Step }) => {
  const t = useWords(words)
  if (step !== 'in-work' && step !== 'not-written' && step !== 'failed') return null
  return (
    <p role="alert" className={styles.wrong}>
      {t(WRONG[step])}
    </p>
  )
}

interface ConfirmProps {
  readonly client: Client
  readonly onConfirm: () => void
  readonly onCancel: () => void
}

const Confirm = ({ client, onConfirm, onCancel }: ConfirmProps) => {
  const t = useWords(words)
  const { privacy } = useDesk().storage
  const [unsent, setUnsent] = useState(0)
  useEffect(() => {
    privacy?.unsentOf(client.id).then(
      ({ calls, changes }) => setUnsent(calls + changes),
      () => undefined,
    )
  }, [privacy, client.id])
  const word = t('word')
  return (
    <>
      {unsent > 0 && (
        <p role="alert" className={styles.wrong}>
          {t('unsent', { count: unsent })}
        </p>
      )}
      <TypedConfirm
        word={word}
        label={t('confirm', { word })}
        button={t('eraseNow')}
        cancel={t('cancel')}
        wrong={t('confirmWrong', { word })}
        busy={false}
        onConfirm={onConfirm}
        onCancel={onCancel}
      />
    </>
  )
}
