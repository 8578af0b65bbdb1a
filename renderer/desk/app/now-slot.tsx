import { NowPane } from '../features/client-card/now-pane.tsx'
import { Today } from '../features/journal/today.tsx'
import { useShownCardId } from '../state/call-work-context.tsx'

/** Middle pane: requests and history of the client; without one, today's calls. */
export const NowSlot = () => (useShownCardId() === undefined ? <Today /> : <NowPane />)
