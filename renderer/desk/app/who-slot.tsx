import { WhoPane } from '../features/client-card/who-pane.tsx'
import { DayFacts } from '../features/journal/day-facts.tsx'
import { useShownCardId } from '../state/call-work-context.tsx'

/** Left pane: the client of the call, or one that was looked up; otherwise the day of this seat. */
export const WhoSlot = () => (useShownCardId() === undefined ? <DayFacts /> : <WhoPane />)
