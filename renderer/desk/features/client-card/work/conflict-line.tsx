import { IconArrowsDiff } from '@tabler/icons-react'
import type { ClientId } from '../../../../../core/domain/client/client.ts'
import type { ClientConflict } from '../../../../../core/ports/client-changes.ts'
import { useWords } from '../../../i18n/use-words.ts'
import { useCallWork, useClientChanges } from '../../../state/call-work-context.tsx'
import { Button } from '../../../ui/button.tsx'
import { changeWords } from './change-words.ts'
import styles from './work.module.css'

export const useConflict = (clientId: ClientId): ClientConflict | undefined =>
  useClientChanges(({ conflicts }) => conflicts.find((conflict) => conflict.clientId === clientId))

/** The CRM has something newer where this seat wrote: said at once, settled with a key. */
export const ConflictLine = ({ clientId }: { readonly clientId: ClientId }) => {
  const t = useWords(changeWords)
  const { cardWork } = useCallWork()
  const conflict = useConflict(clientId)
  if (conflict === undefined) return null
  return (
    <div className={styles.line} data-tone="warn" role="status">
      <IconArrowsDiff size={16} stroke={1.9} aria-hidden="true" />
      <span>{t('conflict', { count: conflict.points.length })}</span>
      <Button size="small" action="clientConflict" onPress={() => cardWork.toggle(clientId, 'conflict')}>
        {t('compare')}
      </Button>
    </div>
  )
}
