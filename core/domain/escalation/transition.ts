import { missingCase } from '../exhaustive.ts'
import type { Member } from '../team/member.ts'
import type { EpochMs } from '../time.ts'
import type { Change } from './change.ts'
import type { EscalationState } from './escalation.ts'
import type { Wanted } from './wanted.ts'

/**
 * Why an escalation did not move. `taken`: another specialist holds it, or held it to its end; `not-now`: it does not fit
 * where the escalation stands; `not-yours`: this author may not do it.
 */
export type EscalationRejection = 'taken' | 'not-now' | 'not-yours'

export type EscalationTransition =
  { readonly kind: 'moved'; readonly state: EscalationState } | { readonly kind: 'rejected'; readonly why: EscalationRejection }

/** What the rules of the machine need to know beside the state. */
export interface EscalationContext {
  /** Who escalated. */
  readonly author: Member
  /** What is wanted now: the packet's wish, or a callback after it fell back. */
  readonly wanted: Wanted
}

/**
 *            ┌────────────── re-offered, fell-back, handed-over ──────────────┐
 *            ▼                                                                │
 *   draft ──offered──▶ offered{to?, until, round} ──accepted──▶ accepted{by} ─┤
 *     │                   │        │                  ┌── connected, advising ┘
 *     │                   │        │                  ▼         (from either to the other)
 *     │                   │        │        connected | advising ──────────────────┐
 *     │                   │        │                  │                            │
 *     │                   │        └──returned──▶ returned{answer} ◀──returned──┤  sent-to-line-three
 *     │                   │                           │      (again: corrected)    ▼
 *     ▼                   ▼                           └──resolved──▶ resolved ◀── line-three{issue}
 *   withdrawn ◀──────────┘                            and ◀── from every phase that is held
 *
 * - **Who accepts.** Only line 2. While it is offered to one, only that one; when `until` has passed or it is offered to all,
 *   anybody: the client's wait is worth more than the order. Whoever comes second is told `taken`.
 * - **Offered anew.** By the clockwork when `until` has passed (never earlier: a specialist has the time she was shown; but from
 *   all to the first who becomes free), by
 *   whoever might accept it (she declines, or passes it on), by its author, by a supervisor. `fell-back` happens once, and is
 *   line 1's or the clockwork's: no specialist turns a waiting client away.
 * - **Held** (accepted, connected, advising, line-three): only the holder answers, resolves, sends on. The clockwork may hand
 *   over what was left lying by somebody who is gone (`clockwork.ts` knows when).
 * - **Answered without taking** (`returned` while offered): whoever might accept it may answer at once.
 * - **Opened again.** What was returned or resolved goes back to the queue by `handed-over` of its author or of the specialist
 *   who answered: the client called again, the answer did not help. What was withdrawn stays so; a new click is a new packet.
 * - **Withdrawn** by the author or a supervisor: for any reason until somebody accepts; later only because the client left or
 *   it solved itself, and not while a specialist talks with the client. Undo after the acceptance is `taken`.
 * - `seen`, `noted`, `asked-again`, `line-three-told` are words on the way; they move nothing (but the issue's own status).
 */
export function transition(state: EscalationState, change: Change, context: EscalationContext): EscalationTransition {
  const { what, at } = change
  switch (what.kind) {
    case 'offered':
      if (state.phase !== 'draft') return notNow
      return isAuthor(change, context) ? moved(offer(state, at, what)) : notYours
    case 're-offered':
      return offerAgain(state, change, context, what)
    case 'fell-back':
      if (context.wanted.kind !== 'talk-now' && context.wanted.kind !== 'advice') return notNow
      if (state.phase === 'offered' && isLineTwoOnly(change, context)) return notYours
      return offerAgain(state, change, context, { until: what.until })
    case 'handed-over':
      return handOver(state, change, context, what)
    case 'seen':
      return see(state, change)
    case 'accepted':
      return accept(state, change)
    case 'connected':
    case 'advising':
      return hold(state, change, (by) => ({ phase: what.kind, since: at, by }))
    case 'asked-again':
      return askAgain(state, change)
    case 'noted':
      return state.phase === 'draft' ? notNow : memberOf(change) === undefined ? notYours : moved(state)
    case 'returned':
      return giveBack(state, change, what)
    case 'resolved':
      return resolve(state, change, context, what)
    case 'sent-to-line-three':
      if (state.phase === 'returned')
        return isSame(state.by, change) ? moved({ phase: 'line-three', since: at, by: state.by, issue: what.issue }) : notYours
      return hold(state, change, (by) => ({ phase: 'line-three', since: at, by, issue: what.issue }))
    case 'line-three-told':
      return tellOfLineThree(state, change, what)
    case 'withdrawn':
      return withdraw(state, change, context, what.why)
    case 'answer-read':
      if (state.phase !== 'returned') return notNow
      return isAuthor(change, context) ? moved({ ...state, read: true }) : notYours
    default:
      return missingCase(what)
  }
}

const moved = (state: EscalationState): EscalationTransition => ({ kind: 'moved', state })
const no = (why: EscalationRejection): EscalationTransition => ({ kind: 'rejected', why })
const [notNow, notYours, taken] = [no('not-now'), no('not-yours'), no('taken')]

const memberOf = ({ by }: Change): Member | undefined => (by.kind === 'member' ? by.member : undefined)
const lineTwo = (change: Change): Member | undefined => {
  const member = memberOf(change)
  return member === undefined || member.role === 'operator' ? undefined : member
}
const isSame = (member: Member | undefined, change: Change): boolean => member !== undefined && memberOf(change)?.id === member.id
const isAuthor = (change: Change, { author }: EscalationContext): boolean => isSame(author, change)
const isLineTwoOnly = (change: Change, context: EscalationContext): boolean =>
  memberOf(change)?.role === 'specialist' && !isAuthor(change, context)
const isSupervisor = (change: Change): boolean => memberOf(change)?.role === 'supervisor'

type Offered = Extract<EscalationState, { phase: 'offered' }>
interface Offer {
  readonly to?: Member
  readonly until: EpochMs
}

function offer(before: EscalationState, since: EpochMs, { to, until }: Offer): Offered {
  const round = before.phase === 'offered' ? before.round + 1 : 1
  return { phase: 'offered', since, until, round, ...(to === undefined ? {} : { to }) }
}

/** Whether this author could accept it at this moment. */
function mayAccept(state: Offered, change: Change): boolean {
  const member = lineTwo(change)
  if (member === undefined) return false
  return state.to === undefined || state.to.id === member.id || change.at >= state.until
}

function offerAgain(state: EscalationState, change: Change, context: EscalationContext, next: Offer): EscalationTransition {
  if (state.phase !== 'offered') return notNow
  const isTakenFromAll = change.what.kind === 're-offered' && state.to === undefined && next.to !== undefined
  if (change.by.kind === 'clockwork') return change.at >= state.until || isTakenFromAll ? moved(offer(state, change.at, next)) : notNow
  const may = mayAccept(state, change) || isAuthor(change, context) || isSupervisor(change)
  return may ? moved(offer(state, change.at, next)) : notYours
}

function handOver(state: EscalationState, change: Change, context: EscalationContext, next: Offer): EscalationTransition {
  switch (state.phase) {
    case 'offered':
      return offerAgain(state, change, context, next)
    case 'accepted':
    case 'connected':
    case 'advising':
      if (change.by.kind === 'clockwork') return moved(offer(state, change.at, next))
      return isSame(state.by, change) || isSupervisor(change) ? moved(offer(state, change.at, next)) : notYours
    case 'line-three':
      return isSame(state.by, change) || isSupervisor(change) ? moved(offer(state, change.at, next)) : notYours
    case 'returned':
    case 'resolved': {
      const may = isSame(state.by, change) || isAuthor(change, context) || isSupervisor(change)
      return may ? moved(offer(state, change.at, next)) : notYours
    }
    case 'draft':
    case 'withdrawn':
      return notNow
    default:
      return missingCase(state)
  }
}

function see(state: EscalationState, change: Change): EscalationTransition {
  if (state.phase === 'draft' || state.phase === 'withdrawn') return notNow
  return lineTwo(change) === undefined ? notYours : moved(state)
}

function accept(state: EscalationState, change: Change): EscalationTransition {
  const member = lineTwo(change)
  if (state.phase === 'draft' || state.phase === 'withdrawn') return notNow
  if (member === undefined) return notYours
  if (state.phase !== 'offered') return isSame(state.by, change) ? notNow : taken
  return mayAccept(state, change) ? moved({ phase: 'accepted', since: change.at, by: member }) : notYours
}

/** What only the holder does, while she has it in hand. */
function hold(state: EscalationState, change: Change, next: (by: Member) => EscalationState): EscalationTransition {
  if (state.phase !== 'accepted' && state.phase !== 'connected' && state.phase !== 'advising') return notNow
  return isSame(state.by, change) ? moved(next(state.by)) : notYours
}

function askAgain(state: EscalationState, change: Change): EscalationTransition {
  if (state.phase === 'draft' || state.phase === 'offered' || state.phase === 'withdrawn') return notNow
  return isSame(state.by, change) ? moved(state) : notYours
}

interface Answer {
  readonly articleId?: string
}
const article = ({ articleId }: Answer): Answer => (articleId === undefined ? {} : { articleId })

function giveBack(state: EscalationState, change: Change, what: Answer & { readonly answer: string }): EscalationTransition {
  if (state.phase === 'draft' || state.phase === 'withdrawn' || state.phase === 'resolved') return notNow
  const holder = state.phase === 'offered' ? (mayAccept(state, change) ? lineTwo(change) : undefined) : state.by
  if (holder === undefined || !isSame(holder, change)) return notYours
  return moved({ phase: 'returned', at: change.at, by: holder, answer: what.answer, read: false, ...article(what) })
}

function resolve(
  state: EscalationState,
  change: Change,
  context: EscalationContext,
  what: Answer & { readonly how: string },
): EscalationTransition {
  if (state.phase === 'draft' || state.phase === 'withdrawn' || state.phase === 'resolved' || state.phase === 'offered') return notNow
  const may = isSame(state.by, change) || (state.phase === 'returned' && isAuthor(change, context))
  return may ? moved({ phase: 'resolved', at: change.at, by: state.by, how: what.how, ...article(what) }) : notYours
}

function tellOfLineThree(
  state: EscalationState,
  change: Change,
  { issue }: Extract<Change['what'], { kind: 'line-three-told' }>,
): EscalationTransition {
  if (state.phase === 'draft' || state.phase === 'withdrawn') return notNow
  if (change.by.kind === 'member' && lineTwo(change) === undefined) return notYours
  return moved(state.phase === 'line-three' ? { ...state, issue } : state)
}

function withdraw(
  state: EscalationState,
  change: Change,
  context: EscalationContext,
  why: 'undone' | 'solved' | 'client-left',
): EscalationTransition {
  if (!isAuthor(change, context) && !isSupervisor(change)) return notYours
  switch (state.phase) {
    case 'draft':
    case 'offered':
      return moved({ phase: 'withdrawn', at: change.at, why })
    case 'accepted':
    case 'advising':
    case 'line-three':
      return why === 'undone' ? taken : moved({ phase: 'withdrawn', at: change.at, why })
    case 'connected':
      return why === 'undone' ? taken : notNow
    case 'returned':
    case 'resolved':
    case 'withdrawn':
      return notNow
    default:
      return missingCase(state)
  }
}
