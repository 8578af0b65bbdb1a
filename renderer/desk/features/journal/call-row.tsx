import { IconPhoneIncoming, IconPhoneOff, IconPhoneOutgoing } from '@tabler/icons-react'
import { memo } from 'react'
import type { Interaction } from '../../../../core/domain/interaction/interaction.ts'
import { localText } from '../../i18n/local-text.ts'
import { useLocale, useWords } from '../../i18n/use-words.ts'
import { useDesk, useSession } from '../../state/desk-context.tsx'
import { endReasonText, endReasonWords } from '../../ui/end-reason-words.ts'
import { useFormat } from '../../ui/format/use-format.ts'
import { TimelineRow } from '../../ui/timeline-row.tsx'
import { isMissed } from './journal-rows.ts'
import { words } from './words.ts'
import styles from './journal.module.css'

interface CallRowProps {
  readonly call: Interaction
  readonly marked: boolean
  readonly onOpen: (call: Interaction) => void
}

/** Who the call was with, as it can be shown: the name, or the masked number. */
export const useCallName = (): ((call: Interaction) => string) => {
  const t = useWords(words)
  const { numbers } = useDesk()
  return ({ facts, work }) => work.clientName ?? facts.displayName ?? (facts.number === '' ? t('withheld') : numbers.toMasked(facts.number))
}

/** One call of the seat. A missed one says why. */
export const CallRow = memo(({ call, marked, onOpen }: CallRowProps) => {
  const t = useWords(words)
  const ended = useWords(endReasonWords)
  const format = useFormat()
  const locale = useLocale()
  const name = useCallName()
  const { clock } = useDesk()
  const dispositions = useSession((session) => session.seat.dispositions)
  const { facts, work } = call
  const result = dispositions.results.find((one) => one.id === work.resultId)
  const topic = dispositions.topics.find((one) => one.id === work.topicId)
  const talk = facts.answeredAt === undefined || facts.endedAt === undefined ? undefined : format.duration(facts.endedAt - facts.answeredAt)
  const details = [
    talk,
    facts.quality === undefined ? undefined : `${t('quality').toLocaleLowerCase()} ${format.number(facts.quality.mos, 1)}`,
    topic === undefined ? undefined : localText(topic.title, locale),
    work.notes === '' ? undefined : work.notes.split('\n')[0],
  ]
  const reason = facts.reason === undefined ? t('stageOpen') : endReasonText(facts.reason, ended)
  const missed = isMissed(call)
  return (
    <TimelineRow
      day={format.RowDay(facts.startedAt, clock.now())}
      time={format.clock(facts.startedAt)}
      icon={<DirectionIcon call={call} />}
      title={name(call)}
      details={missed ? reason : details.filter(Boolean).join(' · ') || reason}
      outcome={
        missed ? <span className={styles.missed}>{t('missedOne')}</span> : result === undefined ? reason : localText(result.title, locale)
      }
      outcomeNote={call.stage === 'wrap-up' ? t('stageWrapUp') : undefined}
      marked={marked}
      onOpen={() => onOpen(call)}
    />
  )
})
CallRow.displayName = 'CallRow'

const DirectionIcon = ({ call }: { readonly call: Interaction }) => {
  const Icon = isMissed(call) ? IconPhoneOff : call.facts.direction === 'incoming' ? IconPhoneIncoming : IconPhoneOutgoing
  return <Icon size={16} stroke={1.7} aria-hidden="true" />
}
