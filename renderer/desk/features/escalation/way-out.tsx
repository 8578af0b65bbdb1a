import type { CallId } from '../../../../core/domain/call/call.ts'
import { useWords } from '../../i18n/use-words.ts'
import { useCallWork } from '../../state/call-work-context.tsx'
import type { SeatEscalation } from '../../state/team-view.ts'
import { Button } from '../../ui/button.tsx'
import { words } from './words.ts'
import styles from './escalation.module.css'

/** Another wish, or no wish any more: until line 2 has it in hand. */
export const WayOut = ({ escalation, callId }: { readonly escalation: SeatEscalation; readonly callId: CallId }) => {
  const t = useWords(words)
  const { escalations } = useCallWork()
  const { phase } = escalation.state
  const withdrawable = phase === 'offered' || phase === 'accepted' || phase === 'advising'
  if (!withdrawable) return null
  return (
    <div className={styles.buttons}>
      {phase === 'offered' && (
        <Button size="small" tone="quiet" action="escalateChoose" onPress={() => escalations.choose(callId)}>
          {t('other')}
        </Button>
      )}
      <Button
        size="small"
        tone="quiet"
        action="withdrawEscalation"
        onPress={() => void escalations.withdraw(escalation.packet.id, 'solved')}
      >
        {t('withdraw')}
      </Button>
    </div>
  )
}
