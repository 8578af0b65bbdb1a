import { dueNext } from '../../../../core/domain/escalation/due-next.ts'
import type { Escalation } from '../../../../core/domain/escalation/escalation.ts'
import { useLocale, useWords } from '../../i18n/use-words.ts'
import { useHubNow, useTeam } from '../../state/team-context.tsx'
import { dueTime } from './due-look.ts'
import { words } from './words.ts'
import styles from './queue.module.css'

/** What runs out next, counting down: in time, soon, overdue, each with its word. A leaf: only it renders each second. */
export const DueTime = ({ escalation }: { readonly escalation: Escalation }) => {
  const t = useWords(words)
  const locale = useLocale()
  const now = useHubNow()
  const rules = useTeam((team) => team.team?.rules)
  const due = dueNext(escalation, rules ?? { warnMinutes: 0 }, now)
  if (due === undefined) return null
  const { level } = due
  return (
    <span className={styles.due} data-level={level} title={t(`due.${due.kind}`)}>
      {level === 'breached' && <span className={styles.dueWord}>{t('overdue')} </span>}
      <span className="fl-num">{dueTime(due.at - now, locale)}</span>
      <span className="fl-hidden">
        {' '}
        {t(`due.${due.kind}`)}
        {level === 'soon' && `, ${t('soon')}`}
      </span>
    </span>
  )
}
