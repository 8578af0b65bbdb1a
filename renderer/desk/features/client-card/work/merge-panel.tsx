import { useState } from 'react'
import { mergeClients, type MergeConflict } from '../../../../../core/domain/client/change/merge-clients.ts'
import type { MergeField } from '../../../../../core/domain/client/change/merge-field.ts'
import type { Client } from '../../../../../core/domain/client/client.ts'
import { useWords } from '../../../i18n/use-words.ts'
import { fullName, type KnownCard } from '../../../state/call-card.ts'
import { useCallWork } from '../../../state/call-work-context.tsx'
import { Button } from '../../../ui/button.tsx'
import { Choice } from '../../../ui/choice.tsx'
import { PhoneNumber } from '../../../ui/phone-number.tsx'
import { changeWords } from './change-words.ts'
import { useChange } from './use-change.ts'
import { useDuplicate } from './use-duplicates.ts'
import { useTyped } from './use-typed.ts'
import { valueText } from './value-text.ts'
import { WorkForm } from './work-form.tsx'
import { workWords } from './work-words.ts'
import styles from './work.module.css'

/** Two records beside each other: what stays where they differ, and both become one. */
export const MergePanel = ({ card }: { readonly card: KnownCard }) => {
  const t = useWords(changeWords)
  const { client } = card.candidate
  const duplicate = useDuplicate(client.id)
  if (duplicate === undefined) return <p className={styles.lead}>{t('noDuplicate')}</p>
  return <Merge key={duplicate.client.id} into={client} from={duplicate.client} />
}

interface Pair {
  readonly into: Client
  readonly from: Client
}

const Merge = ({ into, from }: Pair) => {
  const t = useWords(changeWords)
  const { cardWork } = useCallWork()
  const [take, setTake] = useState<readonly MergeField[]>([])
  const { perform, trouble, busy } = useChange(into.id)
  const { done, close } = useTyped(into.id, 'merge', {})
  const { client, conflicts } = mergeClients(into, from, take)
  const merge = async (): Promise<void> => {
    const body = { kind: 'merged', from: from.id, fromBefore: from, intoBefore: into, ...(take.length === 0 ? {} : { take }) } as const
    if (!(await perform(body, t('mergedToast')))) return
    cardWork.setDuplicates(into.id, [])
    done()
  }
  const differ = (): void => {
    cardWork.sayDiffer(into.id, from.id)
    close()
  }
  return (
    <WorkForm
      label={t('mergeTitle')}
      submit={t('merge')}
      busy={busy}
      trouble={trouble}
      onSubmit={() => void merge()}
      onClose={close}
      aside={
        <Button size="small" tone="quiet" onPress={differ}>
          {t('twoPeople')}
        </Button>
      }
    >
      <p className={styles.lead}>{t('mergeLead')}</p>
      <div className={styles.people}>
        <Person client={into} what={t('thisCard')} />
        <Person client={from} what={t('otherCard')} />
      </div>
      {conflicts.length === 0 && <p className={styles.hint}>{t('noMergeConflicts')}</p>}
      {conflicts.map((conflict) => (
        <Differs
          key={conflict.field}
          conflict={conflict}
          isTaken={take.includes(conflict.field)}
          onChoose={(taken) => setTake(taken ? [...take, conflict.field] : take.filter((field) => field !== conflict.field))}
        />
      ))}
      <p className={styles.hint}>
        {t('united')}: {counts(client, t)}
      </p>
    </WorkForm>
  )
}

const counts = ({ phones, roles, requests, history }: Client, t: ReturnType<typeof useWords<(typeof changeWords)['entries']>>): string =>
  [
    t('phonesCount', { count: phones.length }),
    t('rolesCount', { count: roles.length }),
    t('requestsCount', { count: requests.length }),
    t('contactsCount', { count: history.length }),
  ].join(', ')

const Person = ({ client, what }: { readonly client: Client; readonly what: string }) => {
  const t = useWords(changeWords)
  return (
    <section className={styles.person}>
      <p className={styles.hint}>{what}</p>
      <h3>{fullName(client)}</h3>
      {client.company !== undefined && <p className={styles.text}>{client.company}</p>}
      {client.phones.map(({ number, extension }) => (
        <p key={`${number} ${extension ?? ''}`} className={styles.text}>
          <PhoneNumber number={number} />
        </p>
      ))}
      <p className={styles.hint}>
        {t('requestsCount', { count: client.requests.length })}, {t('contactsCount', { count: client.history.length })}
      </p>
    </section>
  )
}

interface DiffersProps {
  readonly conflict: MergeConflict
  readonly isTaken: boolean
  readonly onChoose: (taken: boolean) => void
}

const Differs = ({ conflict: { field, into, from }, isTaken, onChoose }: DiffersProps) => {
  const t = useWords(changeWords)
  const work = useWords(workWords)
  const name = work(field === 'birthday' ? 'birthdayShort' : field)
  return (
    <fieldset className={styles.point}>
      <legend>{name}</legend>
      <div className={styles.sides} role="radiogroup" aria-label={name}>
        <Choice chosen={!isTaken} onChoose={() => onChoose(false)} detail={t('thisCard')}>
          {valueText(field, into, work) ?? t('empty')}
        </Choice>
        <Choice chosen={isTaken} onChoose={() => onChoose(true)} detail={t('otherCard')}>
          {valueText(field, from, work) ?? t('empty')}
        </Choice>
      </div>
    </fieldset>
  )
}
