import { useCallback, useEffect } from 'react'
import type { EpochMs } from '../../../../core/domain/time.ts'
import { useWords } from '../../i18n/use-words.ts'
import { useCallWork } from '../../state/call-work-context.tsx'
import { useDesk, useNow } from '../../state/desk-context.tsx'
import { UNDO_MS, type EscalateOptions } from '../../state/escalation-desk.ts'
import { hubTakes, type HubTakes } from '../../state/escalation-reach.ts'
import { useEscalation } from '../../state/team-context.tsx'
import { takeToast, toast } from '../../ui/toast.tsx'
import { words } from './words.ts'

/** Escalates, and offers to take it back for five seconds. */
export const useEscalate = (): ((options: EscalateOptions) => void) => {
  const t = useWords(words)
  const { escalations } = useCallWork()
  const { clock, team } = useDesk()
  return useCallback(
    (options) => {
      const until = clock.now() + UNDO_MS
      const escalated = escalations.escalate(options)
      if (escalated === undefined) return
      const { id } = escalated
      const undo = async (): Promise<void> => {
        const { kind } = await escalations.undo(id)
        if (kind === 'rejected') toast({ tone: 'info', title: t('tooLateTitle'), detail: t('tooLate') })
        else toast({ id: 'escalation-undone', tone: 'info', title: t('undone') })
      }
      takeToast('escalation-undone')
      const offerUndo = (title: string): void =>
        toast({
          id: toastOf(id),
          title,
          detail: <UndoLeft until={until} escalationId={id} />,
          action: { label: t('undo'), key: 'undoEscalation', run: () => void undo() },
        })
      const told = (): string => t(SAID[hubTakes(team.store.getState())])
      // Nothing is promised before the packet lies on the disk; what the hub did not take after all is corrected.
      void escalated.kept.then((kept) => {
        if (kept) offerUndo(told())
      })
      void escalated.said.then(({ kind }) => {
        const { state } = team.store.getState().escalations.get(id) ?? {}
        if (kind === 'queued' && state?.phase === 'offered' && clock.now() < until) offerUndo(told())
      })
    },
    [clock, escalations, t, team],
  )
}

const SAID = {
  now: 'sent',
  'when-there-is-room': 'hubFull',
  'when-it-lets-in': 'hubRefuses',
  'when-it-is-back': 'queued',
} as const satisfies Record<HubTakes, string>

const toastOf = (escalationId: string): string => `undo-${escalationId}`

/** Gone as soon as somebody has taken it: there is nothing left to take back. */
const UndoLeft = ({ until, escalationId }: { readonly until: EpochMs; readonly escalationId: string }) => {
  const t = useWords(words)
  const phase = useEscalation(escalationId)?.state.phase
  useEffect(() => {
    if (phase !== undefined && phase !== 'draft' && phase !== 'offered') takeToast(toastOf(escalationId))
  }, [phase, escalationId])
  return (
    <span className="fl-num">{t('undoLeft', { count: Math.min(UNDO_MS / 1000, Math.max(0, Math.ceil((until - useNow()) / 1000))) })}</span>
  )
}
