import { ok } from '../../core/domain/result.ts'
import { refuse } from '../bridge/handlers.ts'
import type { TeamCalls } from './team-parts.ts'

const notHere = () => Promise.resolve(refuse('not-available', 'This seat has no team'))

/** The answers of a seat whose document names no team. */
export const noTeam: TeamCalls = {
  'team.describe': () => Promise.resolve(ok({ team: null })),
  'team.state': notHere,
  'team.submit': notHere,
  'team.change': notHere,
  'team.duty': notHere,
  'team.rooms': notHere,
  'team.say': notHere,
  'team.markRead': notHere,
  'team.handRoomOn': notHere,
  'team.articles': notHere,
  'team.saveArticle': notHere,
  'team.attach': notHere,
  'team.fetchAttachment': notHere,
  'team.toLineThree': notHere,
  'team.recordEvent': notHere,
  'team.insight': notHere,
  'team.scriptFigures': notHere,
  'team.scriptTotals': notHere,
  'team.whiteSpots': notHere,
  'team.scripts': notHere,
  'team.script': notHere,
  'team.saveScript': notHere,
}
