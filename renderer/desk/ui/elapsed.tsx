import type { EpochMs } from '../../../core/domain/time.ts'
import { useNow } from '../state/desk-context.tsx'
import { formatDuration } from './format/duration.ts'

interface ElapsedProps {
  readonly since: EpochMs
  /** Stops here. */
  readonly until?: EpochMs | undefined
}

/** A running timer, `02:14`. A leaf: only it renders each second. */
export const Elapsed = ({ since, until }: ElapsedProps) => {
  const now = useNow()
  return <time role="timer">{formatDuration((until ?? now) - since)}</time>
}
