import { useState } from 'react'
import type { CallId } from '../../../../core/domain/call/call.ts'
import { useCallWork } from '../../state/call-work-context.tsx'
import { useDesk } from '../../state/desk-context.tsx'
import type { FinishOutcome } from '../../state/work-store.ts'

/** Finishing a call: the journal first, then the phone, so that Ready never comes before the work is kept. */
export const useFinish = (
  callId: CallId,
): { readonly outcome: FinishOutcome | undefined; readonly busy: boolean; readonly finish: () => void } => {
  const { phone } = useDesk()
  const { work } = useCallWork()
  const [said, setSaid] = useState<{ readonly callId: CallId; readonly outcome: FinishOutcome }>()
  const [busy, setBusy] = useState(false)
  const finish = (): void => {
    if (busy) return
    setBusy(true)
    void work
      .finish(callId)
      .then(async (outcome) => {
        setSaid({ callId, outcome })
        if (outcome.kind === 'finished') await phone.send({ kind: 'finish-wrap-up', callId })
      })
      .finally(() => setBusy(false))
  }
  return { outcome: said?.callId === callId ? said.outcome : undefined, busy, finish }
}
