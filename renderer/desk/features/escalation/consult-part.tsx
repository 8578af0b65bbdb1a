import type { CallId } from '../../../../core/domain/call/call.ts'
import { useWords } from '../../i18n/use-words.ts'
import { useKeyLook } from '../../keys/use-key.ts'
import { useCallWork, useEscalationDesk } from '../../state/call-work-context.tsx'
import type { SeatEscalation } from '../../state/team-view.ts'
import { useCallView } from '../../state/use-call-view.ts'
import { Button } from '../../ui/button.tsx'
import { words } from './words.ts'
import styles from './escalation.module.css'

/** The specialist accepted: her phone is called, the client holds; then one key connects the two. */
export const ConsultPart = ({ escalation, callId }: { readonly escalation: SeatEscalation; readonly callId: CallId }) => {
  const t = useWords(words)
  const { escalations } = useCallWork()
  const consult = useEscalationDesk((state) => state.consults[escalation.packet.id])
  const call = useCallView(callId)?.call
  const key = useKeyLook('completeTransfer').caps.join('+')
  const { state, wanted } = escalation
  if (wanted.kind !== 'talk-now' || (state.phase !== 'accepted' && state.phase !== 'connected')) return null
  const transfer = call?.phase === 'active' && call.transfer?.kind === 'attended' ? call.transfer : undefined
  const again = (
    <Button size="small" action="again" onPress={() => escalations.consultAgain(escalation.packet.id)}>
      {t('consultAgain')}
    </Button>
  )
  if (transfer?.stage === 'failed')
    return (
      <div className={styles.row}>
        <p className={styles.warn}>{t('consult.noAnswer')}</p>
        {again}
      </div>
    )
  if (transfer !== undefined) return <Stage stage={transfer.stage} consultId={transfer.consultCallId} combination={key} />
  if (consult?.kind === 'failed')
    return (
      <div className={styles.row}>
        <p className={styles.warn}>{t(`consult.${consult.why}`)}</p>
        {consult.why === 'refused' && again}
      </div>
    )
  // The talk with the specialist is over and the client is still here: she can be called once more.
  return consult?.kind !== 'asked' && call?.phase === 'active' && state.phase === 'accepted' ? again : null
}

interface StageProps {
  readonly stage: 'consulting' | 'joining' | 'joined' | 'leaving' | 'completing'
  readonly consultId: CallId
  readonly combination: string
}

const Stage = ({ stage, consultId, combination }: StageProps) => {
  const t = useWords(words)
  const consult = useCallView(consultId)?.call
  if (stage === 'joining' || stage === 'joined') return <p className={styles.fact}>{t('three')}</p>
  const talks = stage === 'consulting' && consult?.phase === 'active'
  return <p className={styles.fact}>{talks ? t('consulting', { key: combination }) : t('calling')}</p>
}
