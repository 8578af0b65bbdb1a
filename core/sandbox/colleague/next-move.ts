import { missingCase } from '../../domain/exhaustive.ts'
import type { ChangeWhat } from '../../domain/escalation/change.ts'
import { fnv1a } from '../../domain/escalation/escalation-number.ts'
import type { Escalation, EscalationState } from '../../domain/escalation/escalation.ts'
import type { Member } from '../../domain/team/member.ts'
import type { EpochMs } from '../../domain/time.ts'
import { answerFor } from './answer-for.ts'
import type { LineTwoScript } from './line-two-script.ts'

/** A simulated specialist, as far as one escalation concerns her. */
export interface SpecialistView {
  readonly me: Member
  /** Comes when she is called. What she has in hand she carries to its end either way. */
  readonly isFree: boolean
  /** Takes what is offered to all as the one so many places after the first who is free; undefined: only what is offered to her. */
  readonly turn: number | undefined
  readonly script: LineTwoScript
}

/** What she does next, and when (hub time). Ids follow from the escalation: whoever does it twice has done it once. */
export interface SpecialistMove {
  readonly id: string
  readonly at: EpochMs
  readonly what: ChangeWhat
}

/** People's times, ms: from and to; where between them follows from the packet. */
const LOOKS = [700, 1500] as const
/** Not before the operator can no longer take it back. */
const TAKES = [5500, 8000] as const
const TAKES_LATER = [20_000, 30_000] as const
const TURN_MS = 7000
const BEGINS = [1500, 2500] as const
const ASKS = [3500, 5000] as const
const WRITES = [5200, 6500] as const
const ADVISES = [8000, 12_000] as const
/** She talks with the client when the telephone says so; so long afterwards even if it does not: a talk of three, another way. */
const MEETS = [45_000, 50_000] as const
const TALKS = [75_000, 90_000] as const
const WORKS = [30_000, 45_000] as const

/** Topics with which nobody comes in time, so that the way back to a callback is rehearsed too. */
const NOBODY_COMES_FOR: ReadonlySet<string> = new Set(['dashboards'])

/**
 * The next move of a simulated specialist. Depends on nothing but what is given, so that she goes on after a restart as
 * if nothing had been. Undefined: there is nothing for her to do until something changes.
 */
export function nextMove(escalation: Escalation, view: SpecialistView): SpecialistMove | undefined {
  const { state } = escalation
  switch (state.phase) {
    case 'offered':
      return whileOffered(escalation, state, view)
    case 'accepted':
      return state.by.id === view.me.id ? whileAccepted(escalation, state, view) : undefined
    case 'connected':
      return state.by.id === view.me.id ? move(escalation, view, 'resolved', state.since, TALKS) : undefined
    case 'advising':
      return state.by.id === view.me.id ? whileAdvising(escalation, state, view) : undefined
    case 'draft':
    case 'resolved':
    case 'returned':
    case 'line-three':
    case 'withdrawn':
      return undefined
    default:
      return missingCase(state)
  }
}

type In<P extends EscalationState['phase']> = Extract<EscalationState, { phase: P }>

function whileOffered(escalation: Escalation, state: In<'offered'>, view: SpecialistView): SpecialistMove | undefined {
  const isMine = state.to?.id === view.me.id
  const turn = isMine ? 0 : state.to === undefined ? view.turn : undefined
  if (turn === undefined || !view.isFree) return undefined
  if (isMine && escalation.seenAt === undefined) return move(escalation, view, 'seen', state.since, LOOKS)
  const fellBack = escalation.changes.some(({ what }) => what.kind === 'fell-back')
  if (NOBODY_COMES_FOR.has(escalation.packet.topic?.id ?? '') && !fellBack && isInHaste(escalation)) return undefined
  const begin = state.since + turn * TURN_MS
  return move(escalation, view, 'accepted', begin, isInHaste(escalation) ? TAKES : TAKES_LATER)
}

function whileAccepted(escalation: Escalation, state: In<'accepted'>, view: SpecialistView): SpecialistMove | undefined {
  switch (escalation.wanted.kind) {
    case 'talk-now':
      return move(escalation, view, 'connected', state.since, MEETS)
    case 'advice':
      return move(escalation, view, 'advising', state.since, BEGINS)
    case 'callback':
      return move(escalation, view, 'resolved', state.since, WORKS)
    case 'take-over': {
      const asked = asksAgain(escalation, view, state.since)
      if (asked !== undefined) return asked
      const returns = answerFor(view.script, escalation.packet.topic?.id).articleId !== undefined
      return move(escalation, view, returns ? 'returned' : 'resolved', state.since, WORKS)
    }
    default:
      return missingCase(escalation.wanted)
  }
}

function whileAdvising(escalation: Escalation, state: In<'advising'>, view: SpecialistView): SpecialistMove {
  return asksAgain(escalation, view, state.since) ?? move(escalation, view, 'returned', state.since, ADVISES)
}

/** The client was asked nothing twice, unless line 1 left it out: a fact without a value, or no words of his at all. */
function asksAgain(escalation: Escalation, view: SpecialistView, since: EpochMs): SpecialistMove | undefined {
  const { packet, changes } = escalation
  const missing =
    packet.facts.find(({ value }) => /^[\s—–-]*$/u.test(value)) ?? (packet.problem.from === 'none' ? packet.facts[0] : undefined)
  const mark: SpecialistMove | undefined =
    missing === undefined
      ? undefined
      : { ...at(escalation, view, 'asked-again', since, ASKS), what: { kind: 'asked-again', factId: missing.id, asked: true } }
  if (mark !== undefined && !changes.some(({ id }) => id === mark.id)) return mark
  if (packet.problem.from !== 'none') return undefined
  const note = { ...at(escalation, view, 'noted', since, WRITES), what: { kind: 'noted', text: view.script.asksAgain } } as const
  return changes.some(({ id }) => id === note.id) ? undefined : note
}

function at(
  { packet, state }: Escalation,
  { me }: SpecialistView,
  kind: ChangeWhat['kind'],
  since: EpochMs,
  [from, to]: readonly [number, number],
) {
  const round = state.phase === 'offered' ? state.round : 0
  const share = (fnv1a(`${packet.id} ${me.id} ${kind}`) % 1000) / 1000
  return { id: `${packet.id.slice(-36)}-${me.id}-${kind}-${round}`.slice(-64), at: since + from + Math.round(share * (to - from)) }
}

function move(
  escalation: Escalation,
  view: SpecialistView,
  kind: 'seen' | 'accepted' | 'connected' | 'advising' | 'returned' | 'resolved',
  since: EpochMs,
  times: readonly [number, number],
): SpecialistMove {
  return { ...at(escalation, view, kind, since, times), what: whatOf(escalation, view, kind) }
}

function whatOf(
  { packet }: Escalation,
  { script }: SpecialistView,
  kind: 'seen' | 'accepted' | 'connected' | 'advising' | 'returned' | 'resolved',
): ChangeWhat {
  const answer = answerFor(script, packet.topic?.id)
  const article = answer.articleId === undefined ? {} : { articleId: answer.articleId }
  if (kind === 'returned') return { kind, answer: answer.advice, ...article }
  if (kind === 'resolved') return { kind, how: answer.resolution, ...article }
  return { kind }
}

/** Somebody waits on the phone. */
const isInHaste = ({ wanted }: Escalation): boolean => wanted.kind === 'talk-now' || wanted.kind === 'advice'
