import type { Escalation } from '../../../core/domain/escalation/escalation.ts'
import type { Member } from '../../../core/domain/team/member.ts'
import { nextMove, type SpecialistMove } from '../../../core/sandbox/colleague/next-move.ts'
import type { AnsweredCall } from '../../../core/sandbox/pbx/ports.ts'
import type { Shift } from './shift.ts'
import type { Stage } from './stage.ts'

/** After the hub could not be reached, a move is made again so much later, ms. */
const AGAIN_MS = 2000

interface Planned {
  readonly member: Member
  readonly move: SpecialistMove
}

/** Carries out what the simulated specialists do with escalations; the script machine says what and when. */
export class SimulatedSpecialists {
  readonly #stage: Stage
  readonly #shift: Shift
  readonly #living = new Map<string, Escalation>()
  readonly #timers = new Map<string, () => void>()
  #isClosed = false

  constructor(stage: Stage, shift: Shift) {
    this.#stage = stage
    this.#shift = shift
  }

  changed(escalation: Escalation): void {
    const { id } = escalation.packet
    const { phase } = escalation.state
    if (phase === 'resolved' || phase === 'returned' || phase === 'withdrawn') this.#living.delete(id)
    else this.#living.set(id, escalation)
    this.#plan(id)
  }

  /** Who is free changed: somebody may come now for what lay there. */
  replan(): void {
    for (const id of this.#living.keys()) this.#plan(id)
  }

  /** The client was put through to one of them: she talks with him from now on, not when she was expected to. */
  answered({ from, to }: AnsweredCall): void {
    if (!/^\+?\d{5,}$/.test(from)) return
    for (const [id, { state, wanted }] of this.#living) {
      const isWaiting = state.phase === 'accepted' && wanted.kind === 'talk-now'
      const holder = isWaiting ? this.#stage.specialists.find((member) => member.id === state.by.id) : undefined
      const next = holder?.extension === to ? this.#next(id) : undefined
      if (next?.move.what.kind === 'connected') void this.#make(id, next)
    }
  }

  close(): void {
    this.#isClosed = true
    for (const stop of this.#timers.values()) stop()
    this.#timers.clear()
  }

  #plan(id: string): void {
    this.#timers.get(id)?.()
    this.#timers.delete(id)
    const next = this.#next(id)
    if (next !== undefined) this.#later(id, next, next.move.at - this.#stage.hub.now())
  }

  #later(id: string, planned: Planned, delayMs: number): void {
    if (this.#isClosed) return
    const stop = this.#stage.clock.after(Math.max(0, delayMs), () => void this.#make(id, planned))
    this.#timers.set(id, stop)
  }

  #next(id: string): Planned | undefined {
    const escalation = this.#living.get(id)
    if (escalation === undefined) return undefined
    const { specialists, script, desk } = this.#stage
    const free = specialists.filter((member) => this.#shift.isFree(member.id))
    let first: Planned | undefined
    for (const me of specialists) {
      const isFree = free.includes(me)
      // Whoever rehearses at line 2 has the queue to herself; what is offered to one of them by name is theirs.
      const turn = isFree && desk.kind === 'line-1' ? free.indexOf(me) : undefined
      const move = nextMove(escalation, { me, isFree, turn, script })
      if (move !== undefined && (first === undefined || move.at < first.move.at)) first = { member: me, move }
    }
    return first
  }

  async #make(id: string, planned: Planned): Promise<void> {
    const next = this.#next(id)
    // Meanwhile something else has become the next thing to do.
    if (next?.move.id !== planned.move.id) {
      this.#plan(id)
      return
    }
    const { book, organisation, hub } = this.#stage
    const escalation = this.#living.get(id)
    if (escalation === undefined) return
    const outcome = await book.change(organisation, escalation.packet.id, {
      id: next.move.id,
      at: hub.now(),
      by: { kind: 'member', member: next.member },
      what: next.move.what,
    })
    if (outcome.kind === 'unreachable' || outcome.kind === 'full') this.#later(id, planned, AGAIN_MS)
  }
}
