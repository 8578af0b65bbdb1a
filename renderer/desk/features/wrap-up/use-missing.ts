import { useEffect, useRef } from 'react'
import type { CallId } from '../../../../core/domain/call/call.ts'
import { checkWork, type FieldError } from '../../../../core/usecases/finish-interaction.ts'
import { useDraft, useLeftOut, useWork } from '../../state/call-work-context.tsx'
import { useSession } from '../../state/desk-context.tsx'

type Field = FieldError['field']

/** The first field that Save still waits for, once it was pressed too early; each such press calls `goTo` with it. */
export const useMissing = (callId: CallId, goTo: (field: Field) => void): Field | undefined => {
  const dispositions = useSession((session) => session.seat.dispositions)
  const draft = useDraft(callId)
  const times = useWork(({ asked }) => (asked?.callId === callId ? asked.times : 0))
  const leftOut = useLeftOut(callId).map(({ nodeId }) => nodeId)
  const [first] = checkWork(draft.work, dispositions, leftOut)
  const missing = times === 0 ? undefined : first?.field
  const answered = useRef(times)
  useEffect(() => {
    if (times === answered.current) return
    answered.current = times
    if (missing !== undefined) goTo(missing)
  })
  return missing
}
