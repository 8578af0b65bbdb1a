import { WhiteSpotTally, type Stems, type WhiteSpot } from '../knowledge/white-spots.ts'
import type { EpochMs } from '../time.ts'
import { laterUse } from './distinct.ts'
import { pacer } from './heard.ts'
import type { KnowledgeUsed, LoggedEvent } from './team-event.ts'

/** Stems cost far more than counting. */
const STEMS_STEP = 50

/** White spots of [from, to) from the log of events, in steps of a millisecond or less. */
export function* whiteSpotSteps(
  events: Iterable<LoggedEvent>,
  { from, to }: { readonly from: EpochMs; readonly to: EpochMs },
  stems: Stems,
): Generator<undefined, readonly WhiteSpot[], undefined> {
  const isStep = pacer()
  const uses = new Map<string, KnowledgeUsed>()
  for (const event of events) {
    if (event.kind === 'knowledge-used') {
      const known = uses.get(event.id)
      uses.set(event.id, known === undefined ? event : laterUse(known, event))
    }
    if (isStep()) yield
  }
  const tally = new WhiteSpotTally(stems)
  const isStemsStep = pacer(STEMS_STEP)
  for (const use of uses.values()) {
    if (use.at >= from && use.at < to) tally.add(use)
    if (isStemsStep()) yield
  }
  yield
  return tally.spots()
}
