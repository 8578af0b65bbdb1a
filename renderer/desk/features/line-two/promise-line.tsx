import { IconFlag } from '@tabler/icons-react'
import type { Packet } from '../../../../core/domain/escalation/packet.ts'
import { useWords } from '../../i18n/use-words.ts'
import { useHubMoment } from '../../state/line-two-context.tsx'
import { useHubNow } from '../../state/team-context.tsx'
import { useFormat } from '../../ui/format/use-format.ts'
import { words } from './words.ts'
import styles from './packet.module.css'

/** What the client was promised, and how much time is left of it. */
export const PromiseLine = ({ promise }: { readonly promise: NonNullable<Packet['promise']> }) => {
  const t = useWords(words)
  const over = useHubMoment((now) => now > promise.dueAt)
  return (
    <div className={styles.promise} data-over={over}>
      <IconFlag size={16} stroke={1.9} aria-hidden="true" />
      <p>
        {t('promised')} <strong>{promise.text}</strong>
      </p>
      <span className={`${styles.promiseLeft ?? ''} fl-num`}>
        <Left until={promise.dueAt} />
      </span>
    </div>
  )
}

const Left = ({ until }: { readonly until: number }) => {
  const t = useWords(words)
  const { span } = useFormat()
  const left = until - useHubNow()
  return left >= 0 ? t('left', { span: span(left) }) : t('over', { span: span(left) })
}
