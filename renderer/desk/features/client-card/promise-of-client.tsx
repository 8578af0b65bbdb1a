import { IconClock, IconClockExclamation } from '@tabler/icons-react'
import type { ClientPromise } from '../../../../core/domain/client/client.ts'
import { useWords } from '../../i18n/use-words.ts'
import { useDesk } from '../../state/desk-context.tsx'
import { Countdown } from '../../ui/countdown.tsx'
import { useFormat } from '../../ui/format/use-format.ts'
import { SectionHead } from '../../ui/section-head.tsx'
import { words } from './words.ts'
import styles from './who.module.css'

/** What was promised, with the time that is left. */
export const PromiseOfClient = ({ promise }: { readonly promise: ClientPromise }) => {
  const t = useWords(words)
  const format = useFormat()
  const { clock } = useDesk()
  const isOver = promise.dueAt < clock.now()
  const Icon = isOver ? IconClockExclamation : IconClock
  return (
    <section className={styles.section}>
      <SectionHead title={t('promised')} />
      <p className={styles.promise}>{promise.text}</p>
      <p className={`${styles.line} ${isOver ? styles.over : ''}`}>
        <Icon size={14} stroke={1.9} aria-hidden="true" />
        <Countdown until={promise.dueAt} left={(span) => t('left', { span })} over={(span) => t('overdue', { span })} />
      </p>
      <p className={`${styles.line} ${styles.quiet}`}>
        {promise.by}, {format.day(promise.madeAt, clock.now())} {format.clock(promise.madeAt)}
      </p>
    </section>
  )
}
