import { clockworkChangeId, overdueChange } from '../../domain/escalation/clockwork.ts'
import type { ChangeWhat } from '../../domain/escalation/change.ts'
import { byQueueOrder } from '../../domain/escalation/queue-order.ts'
import { fnv1a } from '../../domain/escalation/escalation-number.ts'
import type { Escalation } from '../../domain/escalation/escalation.ts'
import { occupiedMembers } from '../../domain/escalation/offers.ts'
import type { EscalationRules } from '../../domain/escalation/rules.ts'
import type { EpochMs } from '../../domain/time.ts'
import type { Clock } from '../../ports/clock.ts'
import type { TeamHub } from '../../ports/team-hub.ts'
import type { DutyBoard } from './duty-board.ts'
import type { EscalationBook } from './escalation-book.ts'
import type { EscalationView } from './follow-escalations.ts'

export interface ClockworkDeps {
  readonly book: Pick<EscalationBook, 'change'>
  readonly view: Pick<EscalationView, 'all' | 'get' | 'isCaughtUp'>
  readonly board: Pick<DutyBoard, 'duties' | 'isCaughtUp'>
  readonly hub: Pick<TeamHub, 'now' | 'link'>
  readonly clock: Clock
  readonly rules: EscalationRules
  /** Of this seat, at most 64 characters; the history names it. */
  readonly seat: string
  /** Id of this seat's member: whose own packets it looks after first. */
  readonly memberId: string
}

interface Due {
  readonly escalation: Escalation
  readonly what: ChangeWhat
}

/** How often the seat looks, ms. */
export const CLOCKWORK_TICK_MS = 500
/** The author's seat writes at once; the others wait so long at least, and are spread over so much more, ms. */
const OTHERS_WAIT_MS = 400
const SPREAD_MS = 1_200

/**
 * Runs the rules of the house: offers again, falls back, takes up what was left lying. Every seat runs it and none must: they are
 * spread, so that nearly always one writes and the others see it; and where two do write, the id of the change and the
 * hub's compare-and-set make it one. Returns the stopper.
 */
export function startClockwork(deps: ClockworkDeps): () => void {
  const { clock } = deps
  /** Change ids that wait for their turn or are being written. */
  const pending = new Set<string>()
  /** Whom this seat has just made an offer, until when: the view tells it a moment later. */
  const offeredHere = new Map<string, EpochMs>()
  let isStopped = false
  let stopTick = clock.after(CLOCKWORK_TICK_MS, tick)
  return () => {
    isStopped = true
    stopTick()
  }

  function tick(): void {
    if (isStopped) return
    stopTick = clock.after(CLOCKWORK_TICK_MS, tick)
    if (!canSee(deps)) return
    for (const { escalation } of dueChanges(deps, deps.hub.now(), occupiedAt)) plan(escalation)
  }

  function plan(escalation: Escalation): void {
    const id = clockworkChangeId(escalation)
    if (pending.has(id)) return
    pending.add(id)
    clock.after(delayMs(deps, escalation, id), () => {
      void carryOut(escalation.packet.id, id).finally(() => pending.delete(id))
    })
  }

  function occupiedAt(now: EpochMs): ReadonlySet<string> {
    for (const [id, until] of offeredHere) if (until <= now) offeredHere.delete(id)
    return new Set([...occupiedMembers(deps.view.all(), now), ...offeredHere.keys()])
  }

  /** Looks again: meanwhile another seat may have done it, or somebody accepted. */
  async function carryOut(escalationId: string, id: string): Promise<void> {
    const escalation = deps.view.get(escalationId)
    if (isStopped || escalation === undefined || !canSee(deps) || clockworkChangeId(escalation) !== id) return
    const at = deps.hub.now()
    const what = dueChanges(deps, at, occupiedAt).find((due) => due.escalation === escalation)?.what
    if (what === undefined) return
    if (what.kind === 're-offered' && what.to !== undefined) offeredHere.set(what.to.id, what.until)
    // What comes of it is seen in the view; what failed is still overdue at the next tick.
    const outcome = await deps.book.change(escalation.packet.organisation, escalation.packet.id, {
      id,
      at,
      by: { kind: 'clockwork', seat: deps.seat },
      what,
    })
    // She was not asked after all.
    if (outcome.kind !== 'done' && what.kind === 're-offered' && what.to !== undefined) offeredHere.delete(what.to.id)
  }
}

/**
 * What the rules want now, in the order of the queue, nobody asked about two at once: where several clients wait and few become
 * free, every seat shares them out alike.
 */
function dueChanges(
  { board, view, rules }: ClockworkDeps,
  now: EpochMs,
  occupiedAt: (now: EpochMs) => ReadonlySet<string>,
): readonly Due[] {
  const duties = board.duties()
  const due = [...view.all()].filter((escalation) => overdueChange(escalation, duties, rules, now) !== undefined)
  // Looked up only when something is due at all, which is seldom.
  if (due.length === 0) return []
  const occupied = new Set(occupiedAt(now))
  return due.sort(byQueueOrder).flatMap((escalation) => {
    const what = overdueChange(escalation, duties, rules, now, occupied)
    if (what?.kind === 're-offered' && what.to !== undefined) occupied.add(what.to.id)
    return what === undefined ? [] : [{ escalation, what }]
  })
}

/** A seat that hears nothing knows nothing of who is there. */
const canSee = ({ hub, view, board }: ClockworkDeps): boolean => hub.link.kind === 'connected' && view.isCaughtUp && board.isCaughtUp

function delayMs({ memberId, seat }: ClockworkDeps, { packet }: Escalation, id: string): number {
  if (packet.author.id === memberId) return 0
  return OTHERS_WAIT_MS + (fnv1a(`${id}/${seat}`) / 2 ** 32) * SPREAD_MS
}
