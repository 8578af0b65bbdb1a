import type { BridgeFailure } from '../../core/contract/envelope.ts'
import { loggedEventSchema } from '../../core/contract/team/insight-schema.ts'
import type { Escalation } from '../../core/domain/escalation/escalation.ts'
import { figuresOf } from '../../core/domain/insight/escalation-figures.ts'
import type { EscalationFigures, LoggedEvent } from '../../core/domain/insight/team-event.ts'
import { ok, type Result } from '../../core/domain/result.ts'
import type { OrganisationId } from '../../core/domain/team/organisation.ts'
import { openEventBook, type EventBook, type EventShelf } from '../../core/usecases/team/event-book.ts'
import type { EscalationView } from '../../core/usecases/team/follow-escalations.ts'
import { inSlices, type Breath } from '../../core/usecases/team/in-slices.ts'
import { refuse } from '../bridge/handlers.ts'
import { readJson } from './read-json.ts'
import type { TeamParts } from './team-parts.ts'

/** An answer does not wait longer for the log to be read, ms; the window asks again. */
const WAIT_MS = 3_000

/** The main process has calls to carry as well: it counts in slices. */
const breath: Breath = {
  now: () => performance.now(),
  pause: () => new Promise((resolve) => void setImmediate(resolve)),
}

/** Everything that figures are counted from. */
export interface Told {
  readonly events: Iterable<LoggedEvent>
  readonly escalations: Iterable<EscalationFigures>
}

/** Whose events, and whether anybody still waits for the figures. */
interface Asked {
  readonly organisation: OrganisationId | undefined
  readonly signal: AbortSignal
}

interface Complete {
  readonly isComplete: boolean
}

/** The logs of this seat's organisations, and how figures are counted from them. */
export interface EventCounting {
  readonly book: EventBook
  /**
   * Counts in slices. `isComplete`: all the hub keeps of these organisations has been counted. An organisation that is not of this
   * seat is refused.
   */
  readonly count: <T extends object>(
    asked: Asked,
    steps: (told: Told) => Generator<undefined, T, undefined>,
  ) => Promise<Result<T & Complete, BridgeFailure>>
  close(): void
}

export function eventCounting(parts: TeamParts, view: () => Pick<EscalationView, 'all' | 'isCaughtUp'>): EventCounting {
  const { hub, clock, organisations, unreadable } = parts
  let isClosed = false
  const book = openEventBook({
    hub,
    breath,
    parse: (text) => readJson(text, loggedEventSchema),
    unreadable: (shelf, { id, sequence }, why) => unreadable.found(shelf, id, sequence, why),
  })
  const waited = (shelves: readonly EventShelf[]): Promise<void> =>
    new Promise((resolve) => {
      const stop = clock.after(WAIT_MS, resolve)
      void Promise.all(shelves.map((shelf) => shelf.whenComplete())).then(() => {
        stop()
        resolve()
      })
    })
  return {
    book,
    async count({ organisation, signal }, steps) {
      const asked = organisations.filter((one) => organisation === undefined || one === organisation)
      if (asked.length === 0) return refuse('invalid-params', 'organisation: not of this seat')
      const shelves = asked.map((one) => book.shelf(one))
      await waited(shelves)
      const told = { events: eventsOf(shelves), escalations: escalationsOf(view().all(), asked) }
      const counted = await inSlices(steps(told), breath, () => isClosed || signal.aborted)
      if (counted === undefined) return refuse('not-available', 'Nobody waits for the figures any more')
      const isComplete = view().isCaughtUp && hub.link.kind === 'connected' && shelves.every((shelf) => shelf.isComplete)
      return ok({ ...counted, isComplete })
    },
    close() {
      isClosed = true
      book.close()
    },
  }
}

function* eventsOf(shelves: readonly EventShelf[]): Generator<LoggedEvent> {
  for (const shelf of shelves) yield* shelf.events()
}

function* escalationsOf(all: Iterable<Escalation>, organisations: readonly OrganisationId[]): Generator<EscalationFigures> {
  for (const escalation of all) if (organisations.includes(escalation.packet.organisation)) yield figuresOf(escalation)
}
