import type { OrganisationId } from '../team/organisation.ts'
import type { TeamEvent } from './team-event.ts'

/** What a finished call tells the figures of the team, and whose team. */
export interface FinishedFigure {
  readonly organisation: OrganisationId
  readonly event: TeamEvent
}
