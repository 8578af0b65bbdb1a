import type { NewTrackerIssue } from '../../core/ports/tracker.ts'
import { oneLine, plainLines } from './text.ts'

/** `[Э-1042] Title`, on one line. */
export const headline = ({ escalationNumber, title }: NewTrackerIssue, limit: number): string =>
  oneLine(`[${oneLine(escalationNumber, 40)}] ${title}`, limit)

/** The company stands above the description: trackers have no field for it that is always there. */
export const described = ({ clientCompany, description }: NewTrackerIssue, limit: number): string =>
  plainLines(clientCompany === undefined ? description : `${oneLine(clientCompany, 200)}\n\n${description}`, limit)
