import { IconPhoneOutgoing, IconStar } from '@tabler/icons-react'
import { memo } from 'react'
import { isLiving } from '../../../../core/domain/escalation/due-next.ts'
import { useWords } from '../../i18n/use-words.ts'
import { useTeam } from '../../state/team-context.tsx'
import type { SeatEscalation } from '../../state/team-view.ts'
import { Badge } from '../../ui/badge.tsx'
import { clientName, companyOf, subjectOf } from './client-words.ts'
import { DueTime } from './due-time.tsx'
import { shortPerson } from './person.ts'
import { useWanted } from './use-wanted.ts'
import { words } from './words.ts'
import styles from './queue.module.css'

export const ROW_PX = 89

interface Props {
  readonly escalation: SeatEscalation
  readonly open: boolean
  /** The one row that Tab stops at. */
  readonly stop: boolean
  readonly onOpen: (id: string) => void
}

/** One escalation of the queue: what runs out when, who, about what, from whom. Only its countdown renders each second. */
export const QueueRow = memo(({ escalation, open, stop, onOpen }: Props) => {
  const t = useWords(words)
  const whole = useWanted()(escalation)
  const wanted = useWanted('row')(escalation)
  const { packet, state } = escalation
  const urgent = isLiving(escalation) && state.phase === 'offered' && escalation.wanted.kind === 'talk-now'
  return (
    <button
      type="button"
      className={styles.row}
      data-packet={packet.id}
      aria-current={open}
      tabIndex={stop ? 0 : -1}
      onClick={() => onOpen(packet.id)}
    >
      <span className={styles.when} data-urgent={urgent}>
        <DueTime escalation={escalation} />
        <span className={styles.wanted} title={whole}>
          {wanted === whole ? (
            whole
          ) : (
            <>
              <IconPhoneOutgoing size={12} stroke={1.9} aria-hidden="true" />
              <span aria-hidden="true"> {wanted}</span>
              <span className="fl-hidden">{whole}</span>
            </>
          )}
        </span>
      </span>
      <RowBadge escalation={escalation} />
      <span className={styles.name}>{clientName(packet.client, t)}</span>
      <span className={styles.subject}>{subjectOf(packet)}</span>
      <span className={styles.from}>
        <RowFrom escalation={escalation} />
      </span>
    </button>
  )
})
QueueRow.displayName = 'QueueRow'

const RowBadge = ({ escalation: { packet, state, seenAt } }: { readonly escalation: SeatEscalation }) => {
  const t = useWords(words)
  const { vip, segment } = packet.client
  return (
    <span className={styles.badge}>
      {state.phase === 'offered' && seenAt === undefined && (
        <span className={styles.dot} title={t('notSeenYet')}>
          <span className="fl-hidden">{t('notSeenYet')}</span>
        </span>
      )}
      {vip ? (
        <Badge icon={<IconStar size={14} stroke={1.9} aria-hidden="true" />}>
          <span className={styles.vip}>{t('vip')}</span>
        </Badge>
      ) : (
        segment !== undefined && (
          <Badge>
            <span className="fl-hidden">{t('segment', { segment })}</span>
            <span aria-hidden="true">{segment}</span>
          </Badge>
        )
      )}
    </span>
  )
}

/** Whose client and whose packet; the issue of line 3; or the colleague who has it already. */
const RowFrom = ({ escalation: { packet, state } }: { readonly escalation: SeatEscalation }) => {
  const t = useWords(words)
  const me = useTeam((team) => team.team?.member.id)
  if (state.phase === 'line-three') return t('issueAt', { key: state.issue.key, state: t(`issue.${state.issue.state}`) })
  const holder = 'by' in state && state.by.id !== me ? state.by : undefined
  if (holder !== undefined) return t('heldBy', { name: shortPerson(holder.name) })
  return t('from', { company: companyOf(packet.client, t), author: shortPerson(packet.author.name) })
}
