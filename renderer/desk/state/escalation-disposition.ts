import type { Seat } from '../../../core/contract/seat.ts'
import type { CallId } from '../../../core/domain/call/call.ts'
import type { Wanted } from '../../../core/domain/escalation/wanted.ts'
import type { OperatorWork } from '../../../core/domain/interaction/interaction.ts'
import { promiseText } from './escalation-packet.ts'
import type { EpochMs } from '../../../core/domain/time.ts'
import type { Desk } from './desk.ts'
import type { WorkStore } from './work-store.ts'

type Result = Seat['dispositions']['results'][number]

/** How houses name the result of a call that went on to line 2. */
const LINE_2 = /line-?2|second-line|escalat/i

/** The result that an escalation is, where the seat has one: a promise when the client is called back. */
function resultFor(results: readonly Result[], wanted: Wanted): Result | undefined {
  const passed = results.find(({ id }) => LINE_2.test(id))
  return wanted.kind === 'callback' ? (results.find(({ promise }) => promise) ?? passed) : passed
}

/**
 * What the wrap-up need not ask again: the result, and the promise with its time. What the operator chose herself stays;
 * what was filled in before by an escalation is replaced. `undefined`: nothing to fill in.
 */
export function filledBy(
  work: OperatorWork | undefined,
  results: readonly Result[],
  wanted: Wanted,
  now: EpochMs,
): Partial<Pick<OperatorWork, 'resultId' | 'promise'>> | undefined {
  const result = resultFor(results, wanted)
  const chosen = results.find(({ id }) => id === work?.resultId)
  const isOurs = chosen === undefined || chosen.promise || LINE_2.test(chosen.id)
  if (result === undefined || !isOurs) return undefined
  return { resultId: result.id, ...(wanted.kind === 'callback' ? { promise: promiseText(wanted.dueAt, now) } : {}) }
}

/** Takes out again what an escalation with this wish filled in; what the operator chose herself stays. */
export function emptyForm(desk: Desk, work: WorkStore, callId: CallId, wanted: Wanted): void {
  const { results } = desk.stores.session.getState().seat.dispositions
  const filled = filledBy(undefined, results, wanted, desk.team.hubNow())
  const draft = work.store.getState().drafts[callId]?.work
  if (filled === undefined || draft?.resultId !== filled.resultId) return
  work.change(callId, { resultId: '', ...(filled.promise === undefined ? {} : { promise: '' }) }, true)
}

/** Fills the form of the call. */
export function fillForm(desk: Desk, work: WorkStore, callId: CallId, wanted: Wanted): void {
  const { results } = desk.stores.session.getState().seat.dispositions
  const filled = filledBy(work.store.getState().drafts[callId]?.work, results, wanted, desk.team.hubNow())
  if (filled !== undefined) work.change(callId, filled, true)
}
