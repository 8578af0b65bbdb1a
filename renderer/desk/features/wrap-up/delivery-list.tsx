import { IconAlertCircle, IconCheck, IconCircleDashed, IconCloudOff, IconCloudUpload, IconRefresh } from '@tabler/icons-react'
import { useEffect, useState, type ReactNode } from 'react'
import type { CallId } from '../../../../core/domain/call/call.ts'
import { missingCase } from '../../../../core/domain/exhaustive.ts'
import { useWords } from '../../i18n/use-words.ts'
import { useCallWork, useDraft } from '../../state/call-work-context.tsx'
import type { DeliveryJob } from '../../../../core/outbox/delivery-job.ts'
import { useNow, useSession } from '../../state/desk-context.tsx'
import { hasCrm } from '../../state/has-crm.ts'
import { Button } from '../../ui/button.tsx'
import { useFormat } from '../../ui/format/use-format.ts'
import { words } from './words.ts'
import styles from './side.module.css'

const icon = { size: 16, stroke: 1.9, 'aria-hidden': true } as const

/** What is kept here and what has reached the CRM. */
export const DeliveryList = ({ callId }: { readonly callId: CallId }) => {
  const t = useWords(words)
  const format = useFormat()
  const { kept } = useDraft(callId)
  const delivery = useDelivery(callId)
  const connected = useSession((session) => hasCrm(session.seat))
  return (
    <section className={styles.part}>
      <h3 className={styles.sub}>{t(connected ? 'delivery' : 'keptHead')}</h3>
      <ul className={styles.deliveries}>
        <li className={styles.delivery} data-state="delivered">
          <IconCheck {...icon} />
          {t('callAndCard')}
          <span className={styles.fact}>{t('inJournal')}</span>
        </li>
        <li className={styles.delivery} data-state={kept.kind === 'saved' ? 'delivered' : 'waiting'}>
          {kept.kind === 'saved' ? <IconCheck {...icon} /> : <IconCircleDashed {...icon} />}
          {t('note')}
          <span className={`${styles.fact} fl-num`}>
            {kept.kind === 'saved' ? t('keptHere', { time: format.clockSeconds(kept.at) }) : t('nothingYet')}
          </span>
        </li>
        {connected ? <DeliveryRow delivery={delivery} /> : <NoCrm />}
      </ul>
    </section>
  )
}

const NoCrm = () => {
  const t = useWords(words)
  return (
    <li className={styles.delivery} data-state="none">
      <IconCloudOff {...icon} />
      {t('noCrm')}
    </li>
  )
}

const DeliveryRow = ({ delivery }: { readonly delivery: DeliveryJob | undefined }) => {
  const t = useWords(words)
  return (
    <>
      <li className={styles.delivery} data-state={delivery?.status.kind ?? 'none'}>
        {iconOf(delivery)}
        {t('toCrm')}
        <span className={`${styles.fact} fl-num`}>{delivery === undefined ? t('afterSave') : <StateWords delivery={delivery} />}</span>
      </li>
      {delivery !== undefined && <SendAgain delivery={delivery} />}
    </>
  )
}

const SendAgain = ({ delivery }: { readonly delivery: DeliveryJob }) => {
  const t = useWords(words)
  const board = useCallWork().delivery
  const { status } = delivery
  if (status.kind !== 'rejected' && status.kind !== 'exhausted') return null
  return (
    <li>
      {status.kind === 'rejected' && <p className={styles.fact}>{status.why}</p>}
      <Button size="small" action="sendAgain" onPress={() => void board?.sendAgain(delivery.id)}>
        {t('sendAgain')}
      </Button>
    </li>
  )
}

const StateWords = ({ delivery }: { readonly delivery: DeliveryJob }) => {
  const t = useWords(words)
  const format = useFormat()
  const now = useNow()
  const { status } = delivery
  switch (status.kind) {
    case 'due':
      return status.at > now ? t('retryIn', { count: delivery.tries + 1, span: format.span(status.at - now) }) : t('onTheWay')
    case 'leased':
      return t('onTheWay')
    case 'delivered':
      return t('deliveredAt', { time: format.clockSeconds(status.at) })
    case 'rejected':
      return t('rejected')
    case 'exhausted':
      return t('exhausted')
    default:
      return missingCase(status)
  }
}

const iconOf = (delivery: DeliveryJob | undefined): ReactNode => {
  if (delivery === undefined) return <IconCircleDashed {...icon} />
  const { kind } = delivery.status
  if (kind === 'delivered') return <IconCheck {...icon} />
  if (kind === 'rejected' || kind === 'exhausted') return <IconAlertCircle {...icon} />
  return delivery.tries > 0 ? <IconRefresh {...icon} /> : <IconCloudUpload {...icon} />
}

/** The delivery of a call, read again whenever any delivery moves. */
const useDelivery = (callId: CallId): DeliveryJob | undefined => {
  const board = useCallWork().delivery
  const [found, setFound] = useState<DeliveryJob>()
  useEffect(() => {
    if (board === undefined) return
    let alive = true
    const read = (): void => {
      board.ofCall(callId).then(
        (delivery) => {
          if (alive) setFound(delivery)
        },
        () => setFound(undefined),
      )
    }
    read()
    const stop = board.onChange(read)
    return () => {
      alive = false
      stop()
    }
  }, [board, callId])
  return found
}
