import { escalationRecordSchema } from '../../core/contract/team/escalation-schema.ts'
import type { TeamOutcome } from '../../core/contract/team/team-contract.ts'
import type { Author, Change } from '../../core/domain/escalation/change.ts'
import type { Escalation } from '../../core/domain/escalation/escalation.ts'
import { ok } from '../../core/domain/result.ts'
import type { BookOutcome } from '../../core/usecases/team/book-outcome.ts'
import { openEscalationBook, type EscalationBook } from '../../core/usecases/team/escalation-book.ts'
import type { EscalationView } from '../../core/usecases/team/follow-escalations.ts'
import { refuse } from '../bridge/handlers.ts'
import { Followed } from './followed.ts'
import { readJson } from './read-json.ts'
import type { TeamNamespace, TeamParts } from './team-parts.ts'
import { NOT_SERVED } from './write-outcome.ts'

/** Escalations of this seat's organisations: what other namespaces need of them beside the calls. */
export interface EscalationCalls extends TeamNamespace<'team.submit' | 'team.change'> {
  readonly book: EscalationBook
  readonly view: EscalationView
  readonly followed: Followed
}

/** `heard`: every change, whoever made it, also of what ended long ago. */
export function escalationCalls(parts: TeamParts, heard: (escalation: Escalation) => void = () => undefined): EscalationCalls {
  const { hub, clock, organisations, unreadable, member } = parts
  const book = openEscalationBook({ hub, clock, random: Math.random, parse: (text) => readJson(text, escalationRecordSchema) })
  const followed = new Followed(parts)
  const view = book.follow(organisations, {
    changed: (escalation) => {
      followed.changed(escalation)
      heard(escalation)
    },
    unreadable: (count) => unreadable.counted('escalations', count),
  })
  followed.watch(view)
  const isOwn = (by: Author): boolean => by.kind === 'member' && by.member.id === member.id
  return {
    book,
    view,
    followed,
    calls: {
      'team.submit': async ({ packet, change }) => {
        if (!organisations.includes(packet.organisation)) return NOT_SERVED
        if (packet.author.id !== member.id || !isOwn(change.by)) return refuse('invalid-params', 'packet: not of this seat')
        return ok(outcomeOf(await book.submit(packet, change), change))
      },
      'team.change': async ({ organisation, id, change }) => {
        if (!organisations.includes(organisation)) return NOT_SERVED
        if (!isOwn(change.by)) return refuse('invalid-params', 'change.by: not of this seat')
        return ok(outcomeOf(await book.change(organisation, id, change), change))
      },
    },
    close: async () => view.stop(),
  }
}

/** A packet that was not even begun is shown with the change it was refused for. */
function outcomeOf(outcome: BookOutcome, change: Change): TeamOutcome {
  if (outcome.kind !== 'done' && outcome.kind !== 'rejected') return outcome
  const { packet, changes } = outcome.record
  const record = { packet, changes: changes.length === 0 ? [change] : [...changes] }
  return outcome.kind === 'done' ? { kind: 'done', record } : { kind: 'rejected', why: outcome.why, record }
}
