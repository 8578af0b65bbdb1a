import type { Escalation } from '../../domain/escalation/escalation.ts'
import { endedOf } from '../../domain/insight/escalation-figures.ts'
import type { EscalationEnded } from '../../domain/insight/team-event.ts'
import type { OrganisationId } from '../../domain/team/organisation.ts'
import type { Clock } from '../../ports/clock.ts'
import type { HubFailure, TeamHub } from '../../ports/team-hub.ts'
import type { EventBook } from './event-book.ts'

export interface EndingsDeps {
  readonly book: Pick<EventBook, 'record'>
  readonly hub: Pick<TeamHub, 'now' | 'link'>
  readonly clock: Pick<Clock, 'after'>
  readonly memberId: string
  /** Written by nobody now: the figures will miss it once the escalation itself is gone from the hub. */
  readonly failed: (why: HubFailure['kind']) => void
}

/** The log knows an id for an hour at least: what ended earlier was written then, and would be doubled. */
const YOUNG_MS = 50 * 60_000
/** What the hub did not take is tried again this much later, ms. */
const AGAIN_MS = 30_000

export interface Endings {
  changed(escalation: Escalation): void
  stop(): void
}

/**
 * Writes into the event log what became of an escalation: the seat of whoever ended it does, each end once. It also finds, after
 * a start, what ended shortly before the seat died.
 */
export function recordEndings(deps: EndingsDeps): Endings {
  const { book, hub, clock } = deps
  const written = new Map<string, number>()
  const waiting = new Map<string, { readonly organisation: OrganisationId; readonly ended: EscalationEnded }>()
  let isWriting = false
  let stopTimer = (): void => undefined
  return {
    changed(escalation) {
      const ended = endedOf(escalation)
      if (ended === undefined) waiting.delete(escalation.packet.id)
      if (ended === undefined || enderOf(escalation) !== deps.memberId) return
      if (ended.ended.at < hub.now() - YOUNG_MS || written.get(ended.id) === ended.changes) return
      waiting.set(ended.id, { organisation: escalation.packet.organisation, ended })
      void write()
    },
    stop() {
      stopTimer()
      waiting.clear()
    },
  }

  async function write(): Promise<void> {
    if (isWriting) return
    isWriting = true
    stopTimer()
    for (const [id, { organisation, ended }] of waiting) {
      const outcome = await book.record(organisation, `esc-${id}-${String(ended.changes)}`, ended)
      if (outcome.kind === 'unreachable' || outcome.kind === 'full') {
        if (outcome.kind === 'full') deps.failed(outcome.kind)
        stopTimer = clock.after(AGAIN_MS, () => void write())
        break
      }
      if (outcome.kind === 'appended') written.set(id, ended.changes)
      else deps.failed(outcome.kind)
      if (waiting.get(id)?.ended === ended) waiting.delete(id)
    }
    isWriting = false
  }
}

/** Who wrote the change that ended it. */
function enderOf({ changes }: Escalation): string | undefined {
  const last = changes.findLast(({ what }) => what.kind === 'resolved' || what.kind === 'returned' || what.kind === 'withdrawn')
  return last?.by.kind === 'member' ? last.by.member.id : undefined
}
