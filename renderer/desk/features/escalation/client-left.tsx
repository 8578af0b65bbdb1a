import type { CallId } from '../../../../core/domain/call/call.ts'
import { callbackBy } from '../../../../core/domain/escalation/callback-by.ts'
import { useWords } from '../../i18n/use-words.ts'
import { translator } from '../../i18n/words.ts'
import { useCallWork } from '../../state/call-work-context.tsx'
import { packetWords } from '../../state/escalation-packet-words.ts'
import { clientHolds } from '../../state/escalation-own.ts'
import { useHubNow, useTeam, useTeamStore } from '../../state/team-context.tsx'
import type { SeatEscalation } from '../../state/team-view.ts'
import { useCallView } from '../../state/use-call-view.ts'
import { Button } from '../../ui/button.tsx'
import { useFormat } from '../../ui/format/use-format.ts'
import { words } from './words.ts'
import styles from './escalation.module.css'

/** He hung up before line 2 came: two ways on, nothing by itself. */
export const ClientLeft = ({ escalation, callId }: { readonly escalation: SeatEscalation; readonly callId: CallId }) => {
  const t = useWords(words)
  const call = useCallView(callId)?.call
  const transferred = (call?.phase === 'ended' || call?.phase === 'ending') && call.reason.kind === 'transferred'
  if (!clientHolds(escalation) || transferred) return null
  return (
    <div className={styles.part} role="alert">
      <p className={styles.warn}>{t('clientLeft')}</p>
      <WaysOn escalation={escalation} />
    </div>
  )
}

const WaysOn = ({ escalation }: { readonly escalation: SeatEscalation }) => {
  const t = useWords(words)
  const format = useFormat()
  const team = useTeamStore()
  const { escalations } = useCallWork()
  const now = useHubNow()
  const rules = useTeam((view) => view.team?.rules)
  const { id } = escalation.packet
  const offered = escalation.state.phase === 'offered'
  const ask = (): void => {
    if (offered) void escalations.callBackInstead(id)
    else void team.change(id, { kind: 'noted', text: translator(packetWords)('clientLeft') })
  }
  return (
    <div className={styles.buttons}>
      <Button size="small" tone="primary" action="escalate" onPress={ask}>
        {offered && rules !== undefined ? t('callHimBack', { time: format.byWhen(callbackBy(rules, now), now) }) : t('askToCall')}
      </Button>
      <Button size="small" action="withdrawEscalation" onPress={() => void escalations.withdraw(id, 'client-left')}>
        {t('drop')}
      </Button>
    </div>
  )
}
