import type { EscalationId } from '../escalation/escalation-id.ts'
import type { EpochMs } from '../time.ts'
import type { Call, CallContext, Party } from './call.ts'
import { applyTo, isLiving } from './call-list.ts'
import type { Calls, CallsMove, ExpectedCall } from './calls-state.ts'

/** More packets than these nobody has said yes to at once; the oldest go. */
const KEPT = 16
/** The last digits of a number tell it apart whatever stands before them: `+7`, `8`, an exit code (ITU-T E.164 §6: ≤ 15). */
const SIGNIFICANT_DIGITS = 10

/**
 * A specialist said yes to a packet; the voice that belongs to it follows and need not ring.
 *
 *   call-expected ─▶ expected ──its call arrives, or rings already, and nobody else is spoken with──▶ answered, forgotten
 *                       │  └────its call arrives while another is up──▶ it waits softly; answered when that one ends
 *                       └─withdrawn, its time is over──▶ forgotten
 *
 * Who may not be called (on a break, not ready) is not called: the call is refused as any other.
 */
export function expect(calls: Calls, wanted: ExpectedCall): Calls {
  const others = (calls.expected ?? []).filter(({ escalationId }) => escalationId !== wanted.escalationId)
  return withExpected(calls, [...others, wanted].slice(-KEPT))
}

export function withdraw(calls: Calls, escalationId: EscalationId): Calls {
  return withExpected(
    calls,
    (calls.expected ?? []).filter((other) => other.escalationId !== escalationId),
  )
}

/** Without those whose time is over. */
export function stillExpected(calls: Calls, at: EpochMs): Calls {
  const left = (calls.expected ?? []).filter(({ until }) => until > at)
  return left.length === (calls.expected?.length ?? 0) ? calls : withExpected(calls, left)
}

/** Whose call this is, if it was expected. A header names the escalation for certain; without one the number tells. */
export function expectedFor(calls: Calls, call: { readonly remote: Party; readonly context: CallContext }): ExpectedCall | undefined {
  const named = call.context.escalationId
  return (calls.expected ?? []).find(({ escalationId, from }) =>
    named === undefined ? from.some((number) => isSameNumber(number, call.remote.number)) : escalationId === named,
  )
}

/** Answers what was expected and rings by itself, once nobody else is spoken with. */
export function answerExpected(move: CallsMove, at: EpochMs): CallsMove {
  const up = move.calls.list.some((call) => isLiving(call) && call.phase !== 'incoming')
  if (up || move.calls.expected === undefined) return move
  for (const call of move.calls.list) {
    const expected = call.phase === 'incoming' ? expectedFor(move.calls, call) : undefined
    if (expected === undefined) continue
    const answered = applyTo(withdraw(named(move.calls, call, expected), expected.escalationId), call.id, { kind: 'answer-pressed', at })
    return answered.kind === 'rejected' ? move : { calls: answered.calls, effects: [...move.effects, ...answered.effects] }
  }
  return move
}

function named(calls: Calls, { id }: Call, { escalationId }: ExpectedCall): Calls {
  const list = calls.list.map((call): Call => (call.id === id ? { ...call, context: { ...call.context, escalationId } } : call))
  return { ...calls, list }
}

function withExpected({ expected: _before, ...calls }: Calls, expected: readonly ExpectedCall[]): Calls {
  return expected.length === 0 ? calls : { ...calls, expected }
}

function isSameNumber(one: string, other: string): boolean {
  const [a, b] = [plain(one), plain(other)]
  if (a === '' || b === '') return false
  const isLong = a.length >= SIGNIFICANT_DIGITS && b.length >= SIGNIFICANT_DIGITS && /^\+?\d+$/.test(a) && /^\+?\d+$/.test(b)
  return a === b || (isLong && a.slice(-SIGNIFICANT_DIGITS) === b.slice(-SIGNIFICANT_DIGITS))
}

function plain(number: string): string {
  return number
    .replace(/@.*$/, '')
    .replace(/[\s().-]/g, '')
    .toLowerCase()
}
