import type { CallId } from '../domain/call/call.ts'
import type { EpochMs } from '../domain/time.ts'
import type { CallFactsRecord, Interaction } from '../domain/interaction/interaction.ts'
import type { InteractionJournal } from '../ports/interaction-journal.ts'

/** What a seat that died in a call left behind. */
export interface Recovered {
  /** Interactions that want their wrap-up, oldest first: of this death and of earlier lives. */
  readonly wrapUps: readonly CallId[]
  /** Calls that were never answered and are now recorded as missed. */
  readonly missed: readonly CallId[]
}

/**
 * Closes the rows that a dead seat left open. To be run once, when the phone window starts, before it registers.
 * An answered call, or one we dialled, ends as `interrupted: seat-died` and asks for a wrap-up; one that only rang is missed (`seat-closed`).
 * The end is the last sign of life, not now: a night must not become part of the call.
 * @param deps.bornAt  when this life of the phone began, epoch ms: what is younger is no one's remains. A slow storage may
 *   answer when calls are up already.
 */
export async function recoverUnfinished(deps: {
  readonly journal: Pick<InteractionJournal, 'unfinished' | 'close'>
  readonly bornAt: EpochMs
}): Promise<Recovered> {
  const wrapUps: CallId[] = []
  const missed: CallId[] = []
  for (const interaction of await deps.journal.unfinished()) {
    if (interaction.facts.startedAt >= deps.bornAt) continue
    if (interaction.stage === 'wrap-up') wrapUps.push(interaction.id)
    if (interaction.stage !== 'open') continue
    const worked = interaction.facts.answeredAt !== undefined || interaction.facts.direction === 'outgoing'
    await deps.journal.close(closedFacts(interaction, worked), worked ? 'wrap-up' : 'not-required')
    ;(worked ? wrapUps : missed).push(interaction.id)
  }
  return { wrapUps, missed }
}

function closedFacts({ facts, work }: Interaction, worked: boolean): CallFactsRecord {
  const lastSign = Math.max(facts.startedAt, facts.answeredAt ?? 0, work.savedAt ?? 0)
  return {
    ...facts,
    endedAt: facts.endedAt ?? lastSign,
    reason: facts.reason ?? (worked ? { kind: 'interrupted', why: 'seat-died' } : { kind: 'missed', why: 'seat-closed' }),
  }
}
