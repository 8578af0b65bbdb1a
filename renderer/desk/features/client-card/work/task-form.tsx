import { TextInput } from '@mantine/core'
import type { Client } from '../../../../../core/domain/client/client.ts'
import { useWords } from '../../../i18n/use-words.ts'
import { useChatView } from '../../../state/chat-context.tsx'
import { useDesk } from '../../../state/desk-context.tsx'
import { useTeam } from '../../../state/team-context.tsx'
import { fieldClasses } from '../../../ui/field-classes.ts'
import { PlainSelect } from '../../../ui/plain-select.tsx'
import { changeWords } from './change-words.ts'
import { quickTimes, timeOf, typedTime } from './task-times.ts'
import { useChange } from './use-change.ts'
import { useTyped } from './use-typed.ts'
import { WorkForm } from './work-form.tsx'
import { workWords } from './work-words.ts'
import styles from './work.module.css'

/** Minutes before the due time at which the desk reminds. */
const REMIND = ['0', '15', '60', '1440'] as const
const ANYONE = 'anyone'
const ME = 'me'

/** What to do, by when, when to be reminded, who. */
export const TaskForm = ({ client }: { readonly client: Client }) => {
  const t = useWords(workWords)
  const told = useWords(changeWords)
  const { clock, ids, stores } = useDesk()
  const me = useTeam(({ team }) => team?.member.id)
  const members = useChatView((view) => view.members)
  const { perform, trouble, busy, forget } = useChange(client.id)
  const now = clock.now()
  const begin = { text: '', ...typedTime(quickTimes(now)[0]?.at ?? now), remind: '0', assignee: ME }
  const { typed, change, done, close } = useTyped(client.id, 'task', begin)
  const write = (part: Readonly<Record<string, string>>): void => {
    forget()
    change(part)
  }
  const dueAt = timeOf(typed['date'] ?? '', typed['time'] ?? '')
  const save = async (): Promise<void> => {
    const before = Number(typed['remind'] ?? 0) * 60_000
    const assignee = typed['assignee'] === ME ? me : typed['assignee'] === ANYONE ? undefined : typed['assignee']
    const task = {
      id: ids.next(),
      text: (typed['text'] ?? '').trim(),
      dueAt: dueAt ?? Number.NaN,
      createdAt: clock.now(),
      by: stores.session.getState().seat.operator.name,
      ...(before === 0 || dueAt === undefined ? {} : { remindAt: dueAt - before }),
      ...(assignee === undefined ? {} : { assignee }),
    }
    if (await perform({ kind: 'task-added', task }, told('task-added', { what: task.text }))) done()
  }
  const people = members.filter(({ id }) => id !== me).map(({ id, name }) => ({ value: id, label: name }))
  return (
    <WorkForm label={t('tasks')} submit={t('save')} busy={busy} trouble={trouble} onSubmit={() => void save()} onClose={close}>
      <TextInput
        label={t('task')}
        classNames={fieldClasses}
        value={typed['text'] ?? ''}
        maxLength={500}
        autoComplete="off"
        onChange={(event) => write({ text: event.currentTarget.value })}
      />
      <QuickTimes now={now} chosen={dueAt} onChoose={(at) => write(typedTime(at))} />
      <DateAndTime typed={typed} dateLabel={t('date')} timeLabel={t('time')} onChange={write} />
      <PlainSelect
        label={t('remind')}
        value={typed['remind']}
        options={REMIND.map((minutes) => ({ value: minutes, label: `${t('remind')}: ${t(`remind${minutes}`)}` }))}
        onChoose={(remind) => write({ remind })}
      />
      <PlainSelect
        label={t('assignee')}
        value={typed['assignee']}
        options={[{ value: ME, label: t('forMe') }, { value: ANYONE, label: t('forAnyone') }, ...people].map(({ value, label }) => ({
          value,
          label: `${t('assignee')}: ${label}`,
        }))}
        onChoose={(assignee) => write({ assignee })}
      />
    </WorkForm>
  )
}

interface QuickProps {
  readonly now: number
  readonly chosen: number | undefined
  readonly onChoose: (at: number) => void
}

const QuickTimes = ({ now, chosen, onChoose }: QuickProps) => {
  const t = useWords(workWords)
  return (
    <div className={styles.quick} role="group" aria-label={t('when')}>
      {quickTimes(now).map(({ id, at }) => (
        <button key={id} type="button" className={styles.small} aria-pressed={chosen === at} onClick={() => onChoose(at)}>
          {t(id)}
        </button>
      ))}
    </div>
  )
}

interface DateProps {
  readonly typed: Readonly<Record<string, string>>
  readonly dateLabel: string
  readonly timeLabel: string
  readonly onChange: (part: Readonly<Record<string, string>>) => void
}

/** The browser's own fields: typed digit by digit, in the order of the computer's language. */
export const DateAndTime = ({ typed, dateLabel, timeLabel, onChange }: DateProps) => (
  <div className={styles.pair}>
    <TextInput
      type="date"
      label={dateLabel}
      classNames={fieldClasses}
      value={typed['date'] ?? ''}
      onChange={(event) => onChange({ date: event.currentTarget.value })}
    />
    <TextInput
      type="time"
      label={timeLabel}
      classNames={fieldClasses}
      value={typed['time'] ?? ''}
      onChange={(event) => onChange({ time: event.currentTarget.value })}
    />
  </div>
)
