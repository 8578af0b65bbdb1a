import { IconClock, IconClockExclamation } from '@tabler/icons-react'
import type { ClientPromise } from '../../../../core/domain/client/client.ts'
import type { OpenRequest } from '../../../../core/domain/client/request.ts'
import { useWords } from '../../i18n/use-words.ts'
import { useDesk } from '../../state/desk-context.tsx'
import { Badge } from '../../ui/badge.tsx'
import { Countdown } from '../../ui/countdown.tsx'
import { Stepper } from '../../ui/stepper.tsx'
import { RequestSteps } from './request-steps.tsx'
import { statusWords } from './status-words.ts'
import { SOON_MS, useWhen } from './use-when.ts'
import { RequestNumber } from './work/request-number.tsx'
import { words } from './words.ts'
import styles from './request.module.css'

interface Props {
  readonly request: OpenRequest
  /** Its steps have the key. */
  readonly hasKey?: boolean
  /** A promise that the card shows anyway is not told twice. */
  readonly promised?: ClientPromise | undefined
}

/** A request with its road, what was done and what was promised about it. */
export const FirstRequest = ({ request, hasKey = false, promised }: Props) => (
  <div className={styles.first}>
    <div className={styles.head}>
      <span className={styles.number}>
        <RequestNumber number={request.number} />
      </span>
      <h3 className={styles.title}>{request.title}</h3>
      <Due request={request} />
    </div>
    <Road request={request} hasKey={hasKey} promised={promised} />
  </div>
)

/** What stands under the title of a request. */
export const Road = ({ request, hasKey = false, promised }: Props) => {
  const { promised: told } = request
  const isTold = told !== undefined && promised !== undefined && told.text === promised.text && told.dueAt === promised.dueAt
  return (
    <>
      <Stepper stages={request.stages} current={request.currentStage} label={request.title} />
      {told !== undefined && !isTold && <RequestPromise promise={told} />}
      {request.steps !== undefined && request.steps.length > 0 && <RequestSteps steps={request.steps} hasKey={hasKey} />}
    </>
  )
}

/** What was promised about it the last time, with the time that is left. */
const RequestPromise = ({ promise }: { readonly promise: ClientPromise }) => {
  const t = useWords(words)
  const status = useWords(statusWords)
  const { clock } = useDesk()
  const isOver = promise.dueAt < clock.now()
  const Icon = isOver ? IconClockExclamation : IconClock
  return (
    <p className={styles.promise} data-over={isOver}>
      <Icon size={14} stroke={1.9} aria-hidden="true" />
      <span>{status('promisedAbout', { text: promise.text })}</span>
      <span className={styles.left}>
        <Countdown until={promise.dueAt} left={(span) => t('left', { span })} over={(span) => t('overdue', { span })} />
      </span>
    </p>
  )
}

export const Due = ({ request }: { readonly request: OpenRequest }) => {
  const t = useWords(words)
  const { clock } = useDesk()
  const when = useWhen()
  if (request.dueAt === undefined) return null
  const left = request.dueAt - clock.now()
  const Icon = left < 0 ? IconClockExclamation : IconClock
  return (
    <Badge tone={left < 0 ? 'danger' : left < SOON_MS ? 'warn' : 'plain'} icon={<Icon size={14} stroke={1.9} aria-hidden="true" />}>
      {left < 0 ? t('overdueBy', { when: when(request.dueAt) }) : t('dueAt', { when: when(request.dueAt) })}
    </Badge>
  )
}
