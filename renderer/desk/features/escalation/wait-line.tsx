import { clientWaits, fallsBackAt } from '../../../../core/domain/escalation/offers.ts'
import { useWords } from '../../i18n/use-words.ts'
import { usualRange } from '../../state/escalation-reach.ts'
import { useHubNow, useTeam } from '../../state/team-context.tsx'
import type { SeatEscalation } from '../../state/team-view.ts'
import { useFormat } from '../../ui/format/use-format.ts'
import { words } from './words.ts'
import styles from './escalation.module.css'

/** Honest waiting: seconds so far, the usual range, when the offer changes. A leaf: it renders each second. */
export const WaitLine = ({ escalation }: { readonly escalation: SeatEscalation }) => {
  const t = useWords(words)
  const format = useFormat()
  const now = useHubNow()
  const rules = useTeam(({ team }) => team?.rules)
  const usual = useTeam(({ escalations }) => escalations)
  const { state, packet } = escalation
  if (state.phase !== 'offered' || rules === undefined || !clientWaits(escalation)) return null
  const since = packet.createdAt
  const range = usualRange(usual)
  const falls = fallsBackAt(since, rules)
  const second = (at: number): number => Math.max(1, Math.round((at - since) / 1000))
  const isLast = state.until >= falls
  return (
    <p className={`${styles.fact} fl-num`} role="timer">
      {t('waited', { span: format.span(Math.max(0, now - since)) })}{' '}
      {range !== undefined && t('usually', { from: Math.round(range.from / 1000), to: Math.max(1, Math.round(range.to / 1000)) })}{' '}
      {t(isLast ? 'thenCallback' : 'thenNext', { at: second(isLast ? falls : state.until) })}
    </p>
  )
}
