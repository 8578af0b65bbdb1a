import type { Interaction } from '../../../../core/domain/interaction/interaction.ts'
import type { EpochMs } from '../../../../core/domain/time.ts'

export type JournalFilter = 'all' | 'missed' | 'unfinished'

export const isMissed = (call: Interaction): boolean => call.facts.reason?.kind === 'missed'
export const isUnfinished = (call: Interaction): boolean => call.stage === 'wrap-up'

const belongs = (call: Interaction, filter: JournalFilter): boolean =>
  filter === 'all' || (filter === 'missed' ? isMissed(call) : isUnfinished(call))

export const callsOf = (calls: readonly Interaction[], filter: JournalFilter): readonly Interaction[] =>
  calls.filter((call) => belongs(call, filter))

/** Calls that began since midnight of the computer's own time zone. */
export const callsOfDay = (calls: readonly Interaction[], now: EpochMs): readonly Interaction[] => {
  const midnight = new Date(now).setHours(0, 0, 0, 0)
  return calls.filter((call) => call.facts.startedAt >= midnight)
}

export interface DaySummary {
  readonly answered: number
  readonly missed: number
  readonly outgoing: number
  readonly unfinished: number
  /** Mean length of a talk in ms; undefined before the first one. */
  readonly meanTalkMs?: number
}

/** The day of this seat in numbers. */
export const summaryOf = (calls: readonly Interaction[]): DaySummary => {
  const talks = calls.flatMap(({ facts }) =>
    facts.answeredAt === undefined || facts.endedAt === undefined ? [] : [facts.endedAt - facts.answeredAt],
  )
  const summary = {
    answered: calls.filter(({ facts }) => facts.direction === 'incoming' && facts.answeredAt !== undefined).length,
    missed: calls.filter(isMissed).length,
    outgoing: calls.filter(({ facts }) => facts.direction === 'outgoing').length,
    unfinished: calls.filter(isUnfinished).length,
  }
  return talks.length === 0 ? summary : { ...summary, meanTalkMs: talks.reduce((sum, talk) => sum + talk, 0) / talks.length }
}
