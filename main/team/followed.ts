import type { Escalation, EscalationRecord } from '../../core/domain/escalation/escalation.ts'
import type { EscalationView } from '../../core/usecases/team/follow-escalations.ts'
import type { TeamParts } from './team-parts.ts'

/** What ended longer ago is not told any more, ms. */
const TOLD_AFTER_END_MS = 24 * 3_600_000
/** An answer that its operator has not read outlasts a holiday. */
const TOLD_UNREAD_MS = 14 * 24 * 3_600_000
/** One answer on the bridge carries at most so much of escalations, in characters of JSON; the rest follows as events. */
const ANSWER_CHARACTERS = 400_000
/** So many are told in one turn of the event loop. */
const SLICE = 25

/** What windows are told of escalations: once they have asked, every change; and when they ask, everything that matters. */
export class Followed {
  readonly #parts: Pick<TeamParts, 'emit' | 'hub' | 'windows'>
  #view: EscalationView | undefined

  constructor(parts: Pick<TeamParts, 'emit' | 'hub' | 'windows'>) {
    this.#parts = parts
  }

  watch(view: EscalationView): void {
    this.#view = view
  }

  changed(escalation: Escalation): void {
    if (this.#parts.windows.haveAsked && this.#isTold(escalation)) this.#parts.emit('team.escalationChanged', recordOf(escalation))
  }

  /** The living and what ended within a day. Those that do not fit into one answer are told as changes right after it. */
  ask(): EscalationRecord[] {
    this.#parts.windows.haveAsked = true
    const all = [...(this.#view?.all() ?? [])].filter((escalation) => this.#isTold(escalation))
    all.sort((one, other) => rank(one) - rank(other))
    let left = ANSWER_CHARACTERS
    const fits = all.findIndex((escalation) => (left -= JSON.stringify(recordOf(escalation)).length) < 0)
    const rest = fits === -1 ? [] : all.splice(fits)
    this.#tellLater(rest)
    return all.map(recordOf)
  }

  /** In slices, so that calls and clocks go on between them. */
  #tellLater(rest: readonly Escalation[]): void {
    if (rest.length === 0) return
    setImmediate(() => {
      for (const { packet } of rest.slice(0, SLICE)) {
        const now = this.#view?.get(packet.id)
        if (now !== undefined) this.changed(now)
      }
      this.#tellLater(rest.slice(SLICE))
    })
  }

  #isTold({ state, changes }: Escalation): boolean {
    if (state.phase !== 'resolved' && state.phase !== 'returned' && state.phase !== 'withdrawn') return true
    const keptMs = state.phase === 'returned' && !state.read ? TOLD_UNREAD_MS : TOLD_AFTER_END_MS
    return (changes.at(-1)?.at ?? 0) > this.#parts.hub.now() - keptMs
  }
}

const recordOf = ({ packet, changes }: Escalation): EscalationRecord => ({ packet, changes })

/** What somebody waits for comes first. */
function rank({ state, packet }: Escalation): number {
  const ended = state.phase === 'resolved' || state.phase === 'returned' || state.phase === 'withdrawn'
  return packet.deadlines.resolveBy + (ended ? Number.MAX_SAFE_INTEGER / 2 : 0)
}
