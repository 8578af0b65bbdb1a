import { IconCircleCheck, IconCircleMinus, IconCircleX } from '@tabler/icons-react'
import type { Client } from '../../../../core/domain/client/client.ts'
import { managerState } from '../../../../core/domain/client/manager-state.ts'
import type { SeenDuty } from '../../../../core/domain/duty/duty.ts'
import { useWords } from '../../i18n/use-words.ts'
import { useCardCall } from '../../state/call-work-context.tsx'
import { useDesk, useTransferWish } from '../../state/desk-context.tsx'
import { useTeam } from '../../state/team-context.tsx'
import { Button } from '../../ui/button.tsx'
import { useFormat } from '../../ui/format/use-format.ts'
import type { StatusTexts } from './status-text.ts'
import { statusWords } from './status-words.ts'
import styles from './who.module.css'

type Manager = NonNullable<Client['manager']>
const icon = { size: 14, stroke: 1.9, 'aria-hidden': true } as const

/** Whether the manager is free: live from the team's board, else what the record says; in a call, one key leads to him. */
export const ManagerState = ({ manager }: { readonly manager: Manager }) => {
  const t = useWords(statusWords)
  const format = useFormat()
  const { clock } = useDesk()
  const duties = useTeam((team) => team.duties)
  const [, wish] = useTransferWish()
  const call = useCardCall()?.call
  const { duty, told, extension } = managerState(manager, duties)
  const live = call?.phase === 'active' && extension !== undefined
  return (
    <span className={styles.managerState}>
      {duty !== undefined && <DutyWords duty={duty} texts={{ t, format, now: clock.now() }} />}
      {told !== undefined && <span>{told}</span>}
      {live && (
        <Button size="small" tone="quiet" action="toManager" onPress={() => wish(extension)}>
          {t('toManager')}
        </Button>
      )}
    </span>
  )
}

const DutyWords = ({ duty, texts }: { readonly duty: SeenDuty; readonly texts: Omit<StatusTexts, 'locale'> }) => {
  const free = duty.state.kind === 'free' && !duty.silent
  const Icon = free ? IconCircleCheck : duty.silent || duty.state.kind === 'away' ? IconCircleX : IconCircleMinus
  return (
    <span className={styles.duty} data-free={free}>
      <Icon {...icon} />
      <span>{dutyText(duty, texts)}</span>
    </span>
  )
}

function dutyText({ state, silent }: SeenDuty, { t, format, now }: Omit<StatusTexts, 'locale'>): string {
  if (silent) return t('managerSilent')
  if (state.kind === 'free') return t('managerFree')
  if (state.kind === 'away')
    return state.until === undefined ? t('managerAway') : t('managerAwayUntil', { when: format.byWhen(state.until, now) })
  return t(({ call: 'managerOnCall', packet: 'managerOnPacket', 'wrap-up': 'managerWrapUp' } as const)[state.with])
}
