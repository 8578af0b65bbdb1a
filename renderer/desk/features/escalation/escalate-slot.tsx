import { IconStairsUp } from '@tabler/icons-react'
import { missingCase } from '../../../../core/domain/exhaustive.ts'
import type { CallId } from '../../../../core/domain/call/call.ts'
import { useWords } from '../../i18n/use-words.ts'
import { useKey } from '../../keys/use-key.ts'
import { useCallWork, useEscalationDesk } from '../../state/call-work-context.tsx'
import { hubTakes } from '../../state/escalation-reach.ts'
import { isOpen } from '../../state/escalation-own.ts'
import { useTeam, useTeamStore } from '../../state/team-context.tsx'
import type { SeatEscalation } from '../../state/team-view.ts'
import { ActionKey } from '../../ui/action-key.tsx'
import { useFormat } from '../../ui/format/use-format.ts'
import { buttonWords, reachWords, shortWords } from './reach-words.ts'
import { stateWords } from './state-words.ts'
import { useCallEscalation, useEscalatedCallId, useReach } from './use-call-escalation.ts'
import { useEscalate } from './use-escalate.tsx'
import { useSpoken } from './use-spoken.ts'
import { words } from './words.ts'
import styles from './escalate-slot.module.css'

/** The last place of the call bar: one click to line 2, with the best way there is now before it is pressed. */
export const EscalateSlot = () => {
  const hasTeam = useTeam(({ team }) => team !== null && team !== undefined)
  const callId = useEscalatedCallId()
  const escalation = useCallEscalation(callId)
  if (!hasTeam || callId === undefined) return null
  return escalation !== undefined && isOpen(escalation) ? <Stands escalation={escalation} /> : <EscalateButton callId={callId} />
}

const EscalateButton = ({ callId }: { readonly callId: CallId }) => {
  const t = useWords(words)
  const format = useFormat()
  const reach = useReach()
  const { escalations } = useCallWork()
  const choosing = useEscalationDesk((state) => state.choosing === callId)
  const escalate = useEscalate()
  const team = useTeamStore()
  const press = (): void => escalate({ callId })
  useKey('escalate', press)
  useKey('escalateChoose', () => escalations.choose(choosing ? undefined : callId))
  const says = (words: typeof reachWords): string => (reach === undefined ? t('looking') : words(reach, t, format, team.hubNow()))
  return (
    <button
      type="button"
      className={styles.button}
      data-reach={reach?.kind}
      title={`${t('toLineTwo')}. ${says(reachWords)}`}
      onClick={press}
    >
      <IconStairsUp size={20} stroke={1.9} aria-hidden="true" className={styles.icon} />
      <span className={styles.words}>
        <span className={styles.title}>{t('toLineTwo')}</span>
        <span className={styles.says}>{says(buttonWords)}</span>
        <span className={styles.short} aria-hidden="true">
          {reach === undefined ? '' : says(shortWords)}
        </span>
      </span>
      <ActionKey action="escalate" />
    </button>
  )
}

/** It is on its way: where it stands, in the same place. The right pane says the rest. */
const Stands = ({ escalation }: { readonly escalation: SeatEscalation }) => {
  const spoken = useSpoken()
  const { t } = spoken
  const takes = useTeam(hubTakes)
  const says = stateWords(escalation, spoken, takes)
  return (
    <div className={styles.stands} data-tone={toneOf(escalation, takes === 'now')} role="status" title={says}>
      <IconStairsUp size={20} stroke={1.9} aria-hidden="true" className={styles.icon} />
      <span className={styles.words}>
        <span className={styles.title}>{t('toLineTwo')}</span>
        <span className={styles.says}>{says}</span>
      </span>
    </div>
  )
}

function toneOf({ state, unsent, refused }: SeatEscalation, hubIsThere: boolean): 'plain' | 'ok' | 'warn' {
  if (refused || (unsent && !hubIsThere)) return 'warn'
  switch (state.phase) {
    case 'accepted':
    case 'connected':
    case 'advising':
    case 'returned':
    case 'resolved':
      return 'ok'
    case 'draft':
    case 'offered':
    case 'line-three':
    case 'withdrawn':
      return 'plain'
    default:
      return missingCase(state)
  }
}
