import { missingCase } from '../../../../core/domain/exhaustive.ts'
import type { TrackerStatus } from '../../../../core/domain/escalation/tracker-status.ts'
import { useWords } from '../../i18n/use-words.ts'
import { useDesk } from '../../state/desk-context.tsx'
import type { SeatEscalation } from '../../state/team-view.ts'
import { Button } from '../../ui/button.tsx'
import { useFormat } from '../../ui/format/use-format.ts'
import { useCopyAddress } from './use-copy-address.ts'
import { words } from './words.ts'
import styles from './packet.module.css'

/** Where it has come to: the issue of line 3 with its status, the answer, how it was resolved. */
export const PacketOutcome = ({ escalation: { state, changes } }: { readonly escalation: SeatEscalation }) => {
  const t = useWords(words)
  const issue = changes.findLast(({ what }) => what.kind === 'sent-to-line-three' || what.kind === 'line-three-told')
  const known = issue !== undefined && 'issue' in issue.what ? issue.what.issue : undefined
  switch (state.phase) {
    case 'line-three':
      return <IssueLine issue={state.issue} />
    case 'resolved':
      return (
        <>
          {known !== undefined && <IssueLine issue={known} />}
          <p className={styles.outcome}>{t('change.resolved', { text: state.how })}</p>
        </>
      )
    case 'returned':
      return <p className={styles.outcome}>{t('change.returned', { text: state.answer })}</p>
    case 'withdrawn':
      return <p className={styles.outcome}>{t('change.withdrawn', { why: t(`withdrawn.${state.why}`) })}</p>
    case 'draft':
    case 'offered':
    case 'accepted':
    case 'connected':
    case 'advising':
      return null
    default:
      return missingCase(state)
  }
}

const IssueLine = ({ issue }: { readonly issue: TrackerStatus }) => {
  const t = useWords(words)
  const format = useFormat()
  const { clock } = useDesk()
  const copy = useCopyAddress()
  const when = `${format.day(issue.updatedAt, clock.now())} ${format.clock(issue.updatedAt)}`
  return (
    <div className={styles.issue} role="status">
      <strong>
        {t('lineThree')}: {issue.key}, {t(`issue.${issue.state}`)}
      </strong>
      <span>{issue.title}</span>
      {issue.assignee !== undefined && (
        <span>
          {t('assignee')}: {issue.assignee}
        </span>
      )}
      {issue.lastWord !== undefined && (
        <span>
          {t('lastWord')}: {issue.lastWord}
        </span>
      )}
      <span className={styles.quiet}>{t('updated', { when })}</span>
      <Button size="small" tone="quiet" onPress={() => copy(issue.url)}>
        {t('copyIssue')}
      </Button>
    </div>
  )
}
