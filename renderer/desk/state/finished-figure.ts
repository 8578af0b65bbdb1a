import type { FinishedFigure } from '../../../core/domain/insight/finished-figure.ts'
import type { TeamEvent } from '../../../core/domain/insight/team-event.ts'
import type { Interaction, OperatorWork } from '../../../core/domain/interaction/interaction.ts'
import { predictionFigure } from '../../../core/domain/process/predicted.ts'
import type { Desk } from './desk.ts'
import { wentToLineTwo } from './escalation-desk.ts'
import type { ScriptRuns } from './script-runs.ts'

/** A finished call counts in the team's figures: what it was about and whether it went on to line 2, nothing of the client. */
export function finishedFigureOf(
  desk: Desk,
  runs: ScriptRuns | undefined,
  { id, facts }: Interaction,
  work: OperatorWork,
): FinishedFigure | undefined {
  const { topicId, resultId, predicted } = work
  const { team } = desk.team.store.getState()
  const [organisation] = team?.organisations ?? []
  if (team === undefined || team === null || organisation === undefined || team.member.role !== 'operator') return undefined
  const { id: operatorId, site, outsourcer } = team.member
  const foretold = predictionFigure(predicted)
  const scripts = runs?.records(work, facts.endedAt ?? desk.clock.now()) ?? []
  const event: TeamEvent = {
    kind: 'interaction-finished',
    id,
    at: desk.team.hubNow(),
    operatorId,
    escalated: wentToLineTwo(desk, id),
    ...(site === undefined ? {} : { site }),
    ...(outsourcer === undefined ? {} : { outsourcer }),
    ...(topicId === undefined ? {} : { topicId }),
    ...(resultId === undefined ? {} : { resultId }),
    ...(facts.lineId === undefined ? {} : { lineId: facts.lineId }),
    ...(foretold === undefined ? {} : { predicted: foretold }),
    ...(scripts.length === 0 ? {} : { scripts }),
  }
  return { organisation, event }
}
