import type { Call, CallId } from '../../../core/domain/call/call.ts'
import type { Identification } from '../../../core/domain/client/identification.ts'
import type { Interaction } from '../../../core/domain/interaction/interaction.ts'
import type { CallView } from '../../../core/contract/phone-channel.ts'
import type { Clock } from '../../../core/ports/clock.ts'
import type { InteractionJournal } from '../../../core/ports/interaction-journal.ts'
import { cardOf, type CallCard } from './call-card.ts'

/** How many calls of this seat the history takes. */
export const SEAT_HISTORY_LIMIT = 50
/** Longest wait of the card for this seat's own history, in ms: later rows are added when they come. */
const SEAT_HISTORY_PATIENCE_MS = 15

interface LookDeps {
  readonly identify: (view: CallView) => Promise<Identification>
  readonly journal: InteractionJournal
  readonly clock: Clock
}

export interface Looked {
  readonly card: CallCard
  /** This seat's history, when it was not there in time. */
  readonly late?: Promise<readonly Interaction[]>
}

/** Identification with this seat's history, if that comes quickly enough not to hold up the card. */
export async function lookUp(deps: LookDeps, view: CallView): Promise<Looked> {
  try {
    const card = cardOf(view.call.id, await deps.identify(view))
    if (card.kind !== 'known') return { card }
    const rows = deps.journal.ofClient(card.candidate.client.id, SEAT_HISTORY_LIMIT).catch(() => [])
    const seatHistory = await soon(deps.clock, rows)
    return seatHistory === undefined ? { card, late: rows } : { card: { ...card, seatHistory } }
  } catch {
    return { card: { kind: 'failed', callId: view.call.id } }
  }
}

/** Undefined when the rows took longer than the card waits for them. */
async function soon(clock: Clock, rows: Promise<readonly Interaction[]>): Promise<readonly Interaction[] | undefined> {
  let cancel = (): void => undefined
  const patience = new Promise<undefined>((resolve) => {
    cancel = clock.after(SEAT_HISTORY_PATIENCE_MS, () => resolve(undefined))
  })
  const first = await Promise.race([rows, patience])
  cancel()
  return first
}

/** A record of the journal as an ended call. */
export function viewOfPast({ id, facts }: Interaction): CallView {
  const { number, displayName, lineId, direction, startedAt, answeredAt } = facts
  const call: Call = {
    phase: 'ended',
    id,
    direction,
    remote: displayName === undefined ? { number } : { number, displayName },
    context: lineId === undefined ? { headers: {} } : { lineId, headers: {} },
    startedAt,
    endedAt: facts.endedAt ?? startedAt,
    reason: facts.reason ?? { kind: 'interrupted', why: 'seat-died' },
    ...(answeredAt === undefined ? {} : { answeredAt }),
  }
  return { call }
}

/** Cards of the calls that are still listed; the journal has the others. */
export function cardsOf(cards: Readonly<Record<CallId, CallCard>>, alive: readonly CallId[]): Readonly<Record<CallId, CallCard>> {
  const kept = Object.values(cards).filter((card) => alive.includes(card.callId))
  return kept.length === Object.keys(cards).length ? cards : Object.fromEntries(kept.map((card) => [card.callId, card]))
}
