import { askedAgainFacts } from '../escalation/asked-again.ts'
import type { ChangeWhat } from '../escalation/change.ts'
import { effectiveDeadlines } from '../escalation/due-next.ts'
import type { Escalation, EscalationState } from '../escalation/escalation.ts'
import type { PacketFact } from '../escalation/packet.ts'
import { missingCase } from '../exhaustive.ts'
import type { EscalationEnded, EscalationFigures } from './team-event.ts'

/** What the figures need of an escalation, and nothing that says who called or what about. */
export function figuresOf(escalation: Escalation): EscalationFigures {
  const { packet, changes, state, wanted, acceptedAt, answeredAt } = escalation
  const { author, topic, call, client } = packet
  const ended = endOf(state)
  return {
    id: packet.id,
    changes: changes.findLastIndex(({ what }) => !SAYS_NOTHING.has(what.kind)) + 1,
    wanted: packet.wanted.kind,
    fellBack: wanted.kind !== packet.wanted.kind,
    offeredAt: changes[0]?.at ?? packet.createdAt,
    ...effectiveDeadlines(escalation),
    askedAgain: [...new Set(askedAgainFacts(escalation).map(nameOf))].sort(),
    ...(call === undefined ? {} : { callId: call.callId }),
    ...(topic === undefined ? {} : { topicId: topic.id }),
    ...(client.segment === undefined ? {} : { segment: client.segment }),
    ...(acceptedAt === undefined ? {} : { acceptedAt }),
    ...(answeredAt === undefined ? {} : { answeredAt }),
    ...(ended === undefined ? {} : { ended }),
    ...(author.site === undefined ? {} : { site: author.site }),
    ...(author.outsourcer === undefined ? {} : { outsourcer: author.outsourcer }),
  }
}

/** Words on the way: they change no figure. */
const SAYS_NOTHING: ReadonlySet<ChangeWhat['kind']> = new Set(['seen', 'noted', 'answer-read', 'line-three-told'])

/** The entry of the event log for an escalation that has ended; undefined while it lives. */
export function endedOf(escalation: Escalation): EscalationEnded | undefined {
  const figures = figuresOf(escalation)
  return figures.ended === undefined ? undefined : { kind: 'escalation-ended', ...figures, ended: figures.ended }
}

/** Facts that every desk names in its own language: told by where they are from. Others have a label of their own. */
const NAMED_BY_ORIGIN = /^(phone|email|city|status)-\d+$/
const LABEL_LIMIT = 100

const nameOf = ({ id, label }: PacketFact): string => NAMED_BY_ORIGIN.exec(id)?.[1] ?? label.slice(0, LABEL_LIMIT)

function endOf(state: EscalationState): EscalationFigures['ended'] {
  switch (state.phase) {
    case 'resolved':
    case 'returned':
      return { at: state.at, how: state.phase }
    case 'withdrawn':
      return { at: state.at, how: state.why === 'client-left' ? 'client-left' : 'taken-back' }
    case 'draft':
    case 'offered':
    case 'accepted':
    case 'connected':
    case 'advising':
    case 'line-three':
      return undefined
    default:
      return missingCase(state)
  }
}
