import { useEffect, useRef } from 'react'
import type { ActiveCall, CallId } from '../../../../core/domain/call/call.ts'
import { useWords } from '../../i18n/use-words.ts'
import { useKeyLook } from '../../keys/use-key.ts'
import { useDesk, useNow } from '../../state/desk-context.tsx'
import { useTeam } from '../../state/team-context.tsx'
import type { SeatEscalation } from '../../state/team-view.ts'
import { useCallView } from '../../state/use-call-view.ts'
import { useFormat } from '../../ui/format/use-format.ts'
import { Elapsed } from '../../ui/elapsed.tsx'
import { words } from './words.ts'
import styles from './escalation.module.css'

const NOTICE = 'escalation-hold'

/** Advice: the client holds. His time, the key back to him, and a reminder that he is there. */
export const HoldPart = ({ escalation, callId }: { readonly escalation: SeatEscalation; readonly callId: CallId }) => {
  const call = useCallView(callId)?.call
  const { state, packet } = escalation
  // What he waited for may have become a callback: he holds until somebody goes back to him.
  const asks = packet.wanted.kind === 'advice' && state.phase !== 'withdrawn' && state.phase !== 'resolved'
  const held = call?.phase === 'active' && (call.hold === 'local' || call.hold === 'both') ? call : undefined
  return asks && held !== undefined ? <Held call={held} /> : null
}

const Held = ({ call }: { readonly call: ActiveCall }) => {
  const t = useWords(words)
  const key = useKeyLook('hold').caps.join('+')
  const since = call.heldSince ?? call.answeredAt
  useHoldReminder(call.id, since)
  return (
    <p className={styles.hold}>
      <span>
        {t('onHold')} <Elapsed since={since} />
      </span>
      <span className={styles.fact}>{t('back', { key })}</span>
    </p>
  )
}

/** Says every so often that he waits; gone as soon as he is gone back to. */
function useHoldReminder(callId: CallId, since: number): void {
  const t = useWords(words)
  const format = useFormat()
  const { phone, stores } = useDesk()
  const everyMs = useTeam(({ team }) => (team?.rules.holdReminderSeconds ?? 45) * 1000)
  const now = useNow()
  const times = Math.floor((now - since) / everyMs)
  const said = useRef(0)
  const { raise, withdraw } = stores.notices.getState()
  useEffect(() => {
    if (times <= said.current) return
    said.current = times
    raise({
      id: NOTICE,
      tone: 'warn',
      urgency: 2,
      fact: t('reminder', { span: format.span(times * everyMs) }),
      consequence: t('reminderWhat'),
      action: { label: t('backShort'), run: () => void phone.send({ kind: 'resume', callId }) },
    })
  }, [times, everyMs, t, format, raise, phone, callId])
  useEffect(() => () => withdraw(NOTICE), [withdraw])
}
