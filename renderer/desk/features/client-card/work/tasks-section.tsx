import { IconClock, IconClockExclamation } from '@tabler/icons-react'
import type { Client } from '../../../../../core/domain/client/client.ts'
import type { ClientTask } from '../../../../../core/domain/client/client-task.ts'
import { useWords } from '../../../i18n/use-words.ts'
import { useKey } from '../../../keys/use-key.ts'
import { useDesk } from '../../../state/desk-context.tsx'
import { ActionKey } from '../../../ui/action-key.tsx'
import { useFormat } from '../../../ui/format/use-format.ts'
import { TaskForm } from './task-form.tsx'
import { changeWords } from './change-words.ts'
import { useChange } from './use-change.ts'
import { TroubleLine } from './work-form.tsx'
import { WorkSection } from './work-section.tsx'
import { workWords } from './work-words.ts'
import styles from './work.module.css'

/** Done less than this ago it can still be seen, in ms. */
const DONE_SHOWN_MS = 12 * 3_600_000

/** What is to be done for the client; the nearest is marked done with a key. */
export const TasksSection = ({ client }: { readonly client: Client }) => {
  const t = useWords(workWords)
  const done = useWords(changeWords)
  const { clock, stores } = useDesk()
  const { perform, trouble } = useChange(client.id)
  const tasks = client.tasks ?? []
  const open = tasks.filter((task) => task.done === undefined)
  const ended = tasks.filter((task) => task.done !== undefined && clock.now() - task.done.at < DONE_SHOWN_MS)
  const finish = (task: ClientTask): void => {
    const by = stores.session.getState().seat.operator.name
    void perform({ kind: 'task-done', taskId: task.id, by }, done('task-done'))
  }
  const reopen = (task: ClientTask): void => void perform({ kind: 'task-reopened', taskId: task.id }, done('task-reopened'))
  const [first] = open
  useKey('taskDone', () => first !== undefined && finish(first), first !== undefined)
  return (
    <WorkSection clientId={client.id} title={t('tasks')} form="task" action="addTask" draw={() => <TaskForm client={client} />}>
      <TroubleLine trouble={trouble} />
      {open.length + ended.length > 0 && (
        <ul className={styles.list}>
          {open.map((task) => (
            <OpenTask key={task.id} task={task} hasKey={task === first} onDone={() => finish(task)} />
          ))}
          {ended.map((task) => (
            <DoneTask key={task.id} task={task} onReopen={() => reopen(task)} />
          ))}
        </ul>
      )}
    </WorkSection>
  )
}

const OpenTask = ({ task, hasKey, onDone }: { readonly task: ClientTask; readonly hasKey: boolean; readonly onDone: () => void }) => {
  const t = useWords(workWords)
  const format = useFormat()
  const now = useDesk().clock.now()
  const isOver = task.dueAt < now
  const Icon = isOver ? IconClockExclamation : IconClock
  const when = format.byWhen(task.dueAt, now)
  return (
    <li className={styles.item}>
      <p className={styles.text}>{task.text}</p>
      <span className={styles.fact} data-over={isOver}>
        <Icon size={14} stroke={1.9} aria-hidden="true" />
        {isOver ? t('overdueAt', { when }) : t('dueAt', { when })}
      </span>
      <button type="button" className={styles.small} onClick={onDone}>
        {t('doneIt')}
        <span className="fl-hidden"> {task.text}</span>
        {hasKey && <ActionKey action="taskDone" />}
      </button>
    </li>
  )
}

const DoneTask = ({ task, onReopen }: { readonly task: ClientTask; readonly onReopen: () => void }) => {
  const t = useWords(workWords)
  const format = useFormat()
  const now = useDesk().clock.now()
  if (task.done === undefined) return null
  return (
    <li className={styles.item}>
      <p className={styles.ended}>{task.text}</p>
      <span className={styles.fact}>{t('doneBy', { when: format.byWhen(task.done.at, now), by: task.done.by })}</span>
      <button type="button" className={styles.small} onClick={onReopen}>
        {t('reopen')}
        <span className="fl-hidden"> {task.text}</span>
      </button>
    </li>
  )
}
