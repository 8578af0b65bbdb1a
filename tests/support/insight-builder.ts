import { insightAnswerSchema, type InsightAnswer } from '../../core/contract/team/insight-schema.ts'
import { insightOf } from '../../core/domain/insight/insight-of.ts'
import type { EscalationEnded, EscalationFigures, LoggedEvent, TeamEvent } from '../../core/domain/insight/team-event.ts'
import { TEAM_NOW } from './team-members.ts'

/** A call that was finished on line 1 in Тверь; say only what the test is about. */
export const aFinished = (changes: Partial<TeamEvent> = {}): TeamEvent => ({
  kind: 'interaction-finished',
  id: 'call-1',
  at: TEAM_NOW,
  operatorId: 'anna',
  site: 'Тверь',
  outsourcer: 'Контакт',
  topicId: 'forwarding',
  escalated: false,
  ...changes,
})

/** An escalation that was accepted after 20 s, answered after 40 s and lives; one minute to accept, two to answer, an hour to resolve. */
export const someFigures = (changes: Partial<EscalationFigures> = {}): EscalationFigures => ({
  id: 'escalation-1',
  changes: 3,
  topicId: 'forwarding',
  segment: 'B',
  wanted: 'talk-now',
  fellBack: false,
  offeredAt: TEAM_NOW,
  acceptedAt: TEAM_NOW + 20_000,
  answeredAt: TEAM_NOW + 40_000,
  acceptBy: TEAM_NOW + 60_000,
  answerBy: TEAM_NOW + 120_000,
  resolveBy: TEAM_NOW + 3_600_000,
  askedAgain: [],
  site: 'Тверь',
  outsourcer: 'Контакт',
  ...changes,
})

/** The same, resolved after ten minutes. */
export const anEnded = (changes: Partial<EscalationEnded> = {}): EscalationEnded => ({
  kind: 'escalation-ended',
  ...someFigures({ changes: 4 }),
  ended: { at: TEAM_NOW + 600_000, how: 'resolved' },
  ...changes,
})

/** The host's answer to `team.insight` for these events. */
export const figuresOfEvents = (
  events: readonly LoggedEvent[],
  { isComplete = true, timeZone = 'Europe/Moscow' }: { readonly isComplete?: boolean; readonly timeZone?: string } = {},
): InsightAnswer => {
  const query = { from: TEAM_NOW - 2 * 24 * 3_600_000, to: TEAM_NOW + 60_000, now: TEAM_NOW + 7_200_000, timeZone }
  return insightAnswerSchema.parse({ ...insightOf(events, [], query), isComplete })
}
