import { priorityOf, type PriorityReason } from '../../../../core/domain/client/priority.ts'
import type { Client } from '../../../../core/domain/client/client.ts'
import type { Standing } from '../../../../core/domain/client/standing.ts'
import { useWords } from '../../i18n/use-words.ts'
import { PriorityBadge } from '../../ui/priority-badge.tsx'
import { priorityReasonText } from './status-text.ts'
import { statusWords } from './status-words.ts'
import styles from './who.module.css'

/** Told by nothing else on the card: the others stand beside the name or among the warnings. */
const isOnlyHere = ({ kind }: PriorityReason): boolean => kind === 'new' || kind === 'returning'

/** How soon the client is to be served, and the facts that say so. Nothing where it is as usual. */
export const PriorityLine = ({ client, standing }: { readonly client: Client; readonly standing: Standing }) => {
  const t = useWords(statusWords)
  const { level, reasons } = priorityOf(client, standing)
  if (level === 'usual') return null
  const text = (told: readonly PriorityReason[]): string => told.map((reason) => priorityReasonText(reason, t)).join(', ')
  const onlyHere = text(reasons.filter(isOnlyHere))
  return (
    <p className={styles.priority} title={text(reasons)}>
      <PriorityBadge level={level}>{t(level)}</PriorityBadge>
      <span className="fl-hidden">{text(reasons)}</span>
      {onlyHere !== '' && <span aria-hidden="true">{onlyHere}</span>}
    </p>
  )
}
