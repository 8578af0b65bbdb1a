import { TextInput } from '@mantine/core'
import { temporaryNumber } from '../../../../../core/domain/client/change/temporary-number.ts'
import type { Client } from '../../../../../core/domain/client/client.ts'
import { useLocale, useWords } from '../../../i18n/use-words.ts'
import { useContent } from '../../../state/call-work-context.tsx'
import { useDesk } from '../../../state/desk-context.tsx'
import { fieldClasses } from '../../../ui/field-classes.ts'
import { PlainSelect } from '../../../ui/plain-select.tsx'
import { changeWords } from './change-words.ts'
import { DateAndTime } from './task-form.tsx'
import { timeOf } from './task-times.ts'
import { useChange } from './use-change.ts'
import { useTyped } from './use-typed.ts'
import { WorkForm } from './work-form.tsx'
import { workWords } from './work-words.ts'
import styles from './work.module.css'

const NO_PROCESS = 'none'
const BEGIN = { title: '', process: NO_PROCESS, date: '', time: '' }

/** A new request of this role: at once on the card, with its own number as soon as the CRM gives one. */
export const RequestPanel = ({ client, roleId }: { readonly client: Client; readonly roleId: string }) => {
  const t = useWords(workWords)
  const told = useWords(changeWords)
  const locale = useLocale()
  const { clock, ids, stores } = useDesk()
  const processes = useContent((content) => content.processes).filter(({ language }) => language === locale)
  const { perform, trouble, busy, forget } = useChange(client.id)
  const { typed, change, done, close } = useTyped(client.id, 'request', BEGIN)
  const write = (part: Readonly<Record<string, string>>): void => {
    forget()
    change(part)
  }
  const process = processes.find(({ id }) => id === typed['process'])
  const stage = process?.stages[0]
  const save = async (): Promise<void> => {
    const dueAt = timeOf(typed['date'] ?? '', typed['time'] ?? '')
    const request = {
      number: temporaryNumber(ids.next()),
      title: (typed['title'] ?? '').trim(),
      roleId,
      stages: process?.stages.map(({ title }) => ({ title })) ?? [{ title: t('accepted') }],
      currentStage: 0,
      openedAt: clock.now(),
      owner: stores.session.getState().seat.operator.name,
      ...(dueAt === undefined ? {} : { dueAt }),
      ...(process === undefined ? {} : { processId: process.id }),
      ...(stage === undefined ? {} : { stageId: stage.id }),
    }
    if (await perform({ kind: 'request-created', request }, told('request-created', { what: request.title }))) done()
  }
  return (
    <WorkForm label={t('newRequest')} submit={t('create')} busy={busy} trouble={trouble} onSubmit={() => void save()} onClose={close}>
      <TextInput
        label={t('title')}
        classNames={fieldClasses}
        value={typed['title'] ?? ''}
        maxLength={500}
        autoComplete="off"
        onChange={(event) => write({ title: event.currentTarget.value })}
      />
      <div className={styles.labelled}>
        <span aria-hidden="true">{t('process')}</span>
        <PlainSelect
          label={t('process')}
          value={typed['process']}
          options={[{ value: NO_PROCESS, label: t('noProcess') }, ...processes.map(({ id, title }) => ({ value: id, label: title }))]}
          onChoose={(id) => write({ process: id })}
        />
      </div>
      <p className={styles.hint}>{t('firstStage', { stage: stage?.title ?? t('accepted') })}</p>
      <DateAndTime typed={typed} dateLabel={t('dueDate')} timeLabel={t('dueTime')} onChange={write} />
    </WorkForm>
  )
}
