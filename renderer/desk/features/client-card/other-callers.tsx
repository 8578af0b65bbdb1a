import { IconBuildingCommunity, IconPhoneCall, IconUserCircle } from '@tabler/icons-react'
import { useState } from 'react'
import { TextInput } from '@mantine/core'
import { useWords } from '../../i18n/use-words.ts'
import { shortName, type CallCard, type NuisanceCard } from '../../state/call-card.ts'
import { useCallWork } from '../../state/call-work-context.tsx'
import { useDesk } from '../../state/desk-context.tsx'
import { Button } from '../../ui/button.tsx'
import { fieldClasses } from '../../ui/field-classes.ts'
import { PhoneNumber } from '../../ui/phone-number.tsx'
import { SectionHead } from '../../ui/section-head.tsx'
import { EmptyState } from '../../ui/state-panel.tsx'
import { identityWords } from './identity-words.ts'
import { useNuisance } from './use-nuisance.ts'
import { useReasonWords } from './use-reason-words.ts'
import styles from './other-callers.module.css'

const icon = { size: 20, stroke: 1.9 } as const

type Of<K extends CallCard['kind']> = Extract<CallCard, { kind: K }>

/** Somebody of ours: name and post, and no client form. */
export const Colleague = ({ card }: { readonly card: Of<'colleague'> }) => {
  const t = useWords(identityWords)
  return (
    <section className={styles.pane}>
      <p className={styles.kind}>
        <IconUserCircle {...icon} size={16} aria-hidden="true" />
        {t('colleague')}
      </p>
      <h1 className={styles.name}>{card.name}</h1>
      {card.post !== undefined && <p className={styles.post}>{card.post}</p>}
      <p className={styles.fact}>{t('internalNumber', { number: card.number })}</p>
      <p className={styles.fact}>{t('colleagueNote')}</p>
    </section>
  )
}

/** A number of the house that nobody put into the list. */
export const Internal = ({ card }: { readonly card: Of<'internal'> }) => {
  const t = useWords(identityWords)
  return (
    <EmptyState title={t('internalNumber', { number: card.number })} icon={<IconBuildingCommunity {...icon} />}>
      {t('internalNote')}
    </EmptyState>
  )
}

/** Beside a colleague or a number of the house: what is kept all the same. */
export const WorkOnly = () => {
  const t = useWords(identityWords)
  return (
    <EmptyState title={t('colleagueWork')} icon={<IconPhoneCall {...icon} />}>
      {null}
    </EmptyState>
  )
}

/** Known to disturb only: how often, what was noted, and no alarm. */
export const Nuisance = ({ card }: { readonly card: NuisanceCard }) => {
  const t = useWords(identityWords)
  const { when } = useReasonWords()
  const nuisance = useNuisance(card.callId)
  return (
    <section className={styles.pane}>
      <p className={styles.kind}>
        <IconPhoneCall {...icon} size={16} aria-hidden="true" />
        {t('nuisance')}
      </p>
      <h1 className={styles.name}>
        <PhoneNumber number={card.number} />
      </h1>
      <ul className={styles.facts}>
        <li>{card.calls > 0 ? t('nuisanceCalls', { count: card.calls }) : t('nuisanceFirst')}</li>
        <li>{card.markedAt === undefined ? t('fromList') : t('markedWhen', { when: when(card.markedAt) })}</li>
        {card.note !== undefined && card.origin === 'list' && <li>{card.note}</li>}
      </ul>
      {card.origin === 'seat' && <NuisanceNote key={card.callId} card={card} />}
      <p className={styles.fact}>{t('nuisanceAdvice')}</p>
      {card.origin === 'seat' && (
        <div className={styles.actions}>
          <Button size="small" action="nuisance" onPress={nuisance.unmark}>
            {t('unmark')}
          </Button>
        </div>
      )}
      {card.others.length > 0 && <ClientsOfIt card={card} />}
    </section>
  )
}

const NuisanceNote = ({ card }: { readonly card: NuisanceCard }) => {
  const t = useWords(identityWords)
  const store = useCallWork().card
  const [note, setNote] = useState(card.note ?? '')
  return (
    <TextInput
      label={t('note')}
      value={note}
      maxLength={500}
      classNames={fieldClasses}
      onChange={(event) => setNote(event.currentTarget.value)}
      onBlur={() => {
        if (note.trim() !== (card.note ?? '')) void store.markNuisance(card.callId, note.trim())
      }}
    />
  )
}

/** Clients who have the number all the same stay one key away. */
const ClientsOfIt = ({ card }: { readonly card: NuisanceCard }) => {
  const t = useWords(identityWords)
  const store = useCallWork().card
  return (
    <>
      <SectionHead title={t('clientsHave')} />
      <div className={styles.actions}>
        <Button size="small" action="otherPerson" onPress={() => store.openOthers(card.callId)}>
          {card.others.map(({ client }) => shortName(client)).join(', ')}
        </Button>
      </div>
    </>
  )
}

/** Under the words for an unknown number: to mark it. */
export const MarkNuisance = ({ card }: { readonly card: Of<'unknown'> | Of<'internal'> }) => {
  const t = useWords(identityWords)
  const nuisance = useNuisance(card.callId)
  const { storage } = useDesk()
  if (storage.callers === undefined) return null
  return (
    <div className={styles.mark}>
      <Button size="small" tone="quiet" action="nuisance" onPress={nuisance.mark}>
        {t('mark')}
      </Button>
    </div>
  )
}
