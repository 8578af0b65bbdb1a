import type { CallId } from '../../../../core/domain/call/call.ts'
import { useWords } from '../../i18n/use-words.ts'
import { useEscalationDesk } from '../../state/call-work-context.tsx'
import { useTeam, useTeamStore } from '../../state/team-context.tsx'
import type { SeatEscalation } from '../../state/team-view.ts'
import { Button } from '../../ui/button.tsx'
import { words } from './words.ts'
import styles from './escalation.module.css'

/** What the hub did not take stays, with what to press; what could not even be kept is said. */
export const Trouble = ({ callId, escalation }: { readonly callId: CallId; readonly escalation: SeatEscalation | undefined }) => {
  const t = useWords(words)
  const failed = useEscalationDesk((state) => state.failed[callId])
  return (
    <>
      {failed === 'not-kept' && (
        <p className={`${styles.part} ${styles.wrong}`} role="alert">
          {t('failed.not-kept')}
        </p>
      )}
      {escalation !== undefined && <NotTaken lane={escalation.packet.id} />}
    </>
  )
}

/** What of this escalation the hub refused. */
export const NotTaken = ({ lane }: { readonly lane: string }) => {
  const t = useWords(words)
  const team = useTeamStore()
  const rejected = useTeam(({ outbox }) => outbox.find((item) => item.lane === lane && item.status.kind === 'rejected'))
  if (rejected?.status.kind !== 'rejected') return null
  return (
    <div className={styles.part} role="alert">
      <p className={styles.wrong}>{t('notTaken', { why: t(`why.${rejected.status.why}`) })}</p>
      <div className={styles.buttons}>
        <Button size="small" action="sendAgain" onPress={() => void team.sendAgain(lane)}>
          {t('sendAgain')}
        </Button>
        <Button size="small" tone="quiet" onPress={() => void team.letGo(lane)}>
          {t('letGo')}
        </Button>
      </div>
    </div>
  )
}
