import type { RefObject } from 'react'
import type { CallId } from '../../../../core/domain/call/call.ts'
import { useCallWork, useLeftOut } from '../../state/call-work-context.tsx'
import { SkippedSteps } from '../../ui/script-step/skipped-steps.tsx'

interface SkippedPartProps {
  readonly callId: CallId
  /** Save was pressed and waits for it. */
  readonly missing: boolean
  readonly field: RefObject<HTMLInputElement | null>
}

/** Compulsory steps of the script that were left out: Save waits for a reason. */
export const SkippedPart = ({ callId, missing, field }: SkippedPartProps) => {
  const { scriptRuns } = useCallWork()
  const steps = useLeftOut(callId)
  return (
    <SkippedSteps steps={steps} wrong={missing} field={field} onExcuse={(nodeId, reason) => scriptRuns.excuse(callId, nodeId, reason)} />
  )
}
