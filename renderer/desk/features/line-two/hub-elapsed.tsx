import type { EpochMs } from '../../../../core/domain/time.ts'
import { useHubNow } from '../../state/team-context.tsx'
import { formatDuration } from '../../ui/format/duration.ts'

/** A timer that runs since a moment of the hub's clock. A leaf. */
export const HubElapsed = ({ since }: { readonly since: EpochMs }) => {
  const now = useHubNow()
  return <time>{formatDuration(now - since)}</time>
}
