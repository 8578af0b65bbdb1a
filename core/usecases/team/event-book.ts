import { laterFigures, laterInteraction, laterUse } from '../../domain/insight/distinct.ts'
import type { EscalationEnded, KnowledgeUsed, LoggedEvent, TeamEvent } from '../../domain/insight/team-event.ts'
import type { Result } from '../../domain/result.ts'
import { shelvesOf, type OrganisationId } from '../../domain/team/organisation.ts'
import type { AppendOutcome, LogEntry, TeamHub } from '../../ports/team-hub.ts'
import { inSlices, type Breath } from './in-slices.ts'
import { RunPacker, type PackedRun } from './packed-runs.ts'

export interface EventBookDeps {
  readonly hub: Pick<TeamHub, 'log' | 'now'>
  readonly parse: (text: string) => Result<LoggedEvent, string>
  readonly breath: Breath
  /** An entry that is not what it should be: forged, or of a newer version. It is left alone. */
  readonly unreadable: (log: string, entry: LogEntry, why: string) => void
}

/** What ended or was finished longer ago is not held in memory, ms: the figures go back a month. */
export const HELD_MS = 40 * 24 * 3_600_000

const FORGET_EVERY_MS = 3_600_000
/** Fields whose texts are few. */
const REPEATED = ['site', 'outsourcer', 'topicId', 'resultId', 'lineId', 'operatorId'] as const

/** What happened in one organisation, as far as the figures need it. */
export interface EventShelf {
  /** Each interaction, each escalation and each use of the knowledge base once. */
  events(): Iterable<LoggedEvent>
  /** Everything that was in the log has been read. */
  readonly isComplete: boolean
  /** Resolves when it is complete; at once when it is. Never when it was stopped before. */
  whenComplete(): Promise<void>
}

/** The event logs of a team. A log is followed from the first time somebody asks for it: most seats never do. */
export interface EventBook {
  /** Writes an event; the same id again is no second one. */
  record(organisation: OrganisationId, id: string, event: LoggedEvent): Promise<AppendOutcome>
  shelf(organisation: OrganisationId): EventShelf
  close(): void
}

export function openEventBook(deps: EventBookDeps): EventBook {
  const shelves = new Map<OrganisationId, FollowedShelf>()
  return {
    record: (organisation, id, event) => deps.hub.log(shelvesOf(organisation).events).append(id, JSON.stringify(event)),
    shelf(organisation) {
      const shelf = shelves.get(organisation) ?? new FollowedShelf(deps, shelvesOf(organisation).events)
      shelves.set(organisation, shelf)
      return shelf
    },
    close() {
      for (const shelf of shelves.values()) shelf.stop()
      shelves.clear()
    },
  }
}

/** A finished call; its walks lie packed beside it. */
interface HeldInteraction {
  readonly event: Omit<TeamEvent, 'scripts'>
  readonly runs?: readonly PackedRun[]
}

class FollowedShelf implements EventShelf {
  readonly #deps: EventBookDeps
  readonly #log: string
  readonly #interactions = new Map<string, HeldInteraction>()
  readonly #packer = new RunPacker()
  readonly #ended = new Map<string, EscalationEnded>()
  readonly #knowledge = new Map<string, KnowledgeUsed>()
  readonly #stopFollowing: () => void
  readonly #texts = new Map<string, string>()
  #forgotAt = 0
  #waiting: LogEntry[] = []
  #isReading = false
  #isCaughtUp = false
  #isStopped = false
  #tellComplete: () => void = () => undefined
  readonly #complete: Promise<void>

  constructor(deps: EventBookDeps, log: string) {
    this.#deps = deps
    this.#log = log
    this.#complete = new Promise((resolve) => {
      this.#tellComplete = resolve
    })
    this.#stopFollowing = deps.hub.log(log).follow(0, {
      entry: (entry) => {
        this.#waiting.push(entry)
        this.#readSoon()
      },
      caughtUp: () => {
        this.#isCaughtUp = true
        this.#readSoon()
      },
    })
  }

  *events(): Iterable<LoggedEvent> {
    for (const held of this.#interactions.values()) yield this.#told(held)
    yield* this.#ended.values()
    yield* this.#knowledge.values()
  }

  get isComplete(): boolean {
    return this.#isCaughtUp && !this.#isReading
  }

  whenComplete(): Promise<void> {
    return this.#complete
  }

  stop(): void {
    this.#isStopped = true
    this.#waiting = []
    this.#stopFollowing()
  }

  /** The first replay may bring a year's entries at once. */
  #readSoon(): void {
    if (this.#isReading || this.#isStopped) return
    this.#isReading = true
    void this.#deps.breath
      .pause()
      .then(() => inSlices(this.#read(), this.#deps.breath, () => this.#isStopped))
      .then(() => {
        this.#isReading = false
        if (this.#waiting.length > 0) this.#readSoon()
        else if (this.#isCaughtUp) this.#tellComplete()
      })
  }

  *#read(): Generator<undefined, void, undefined> {
    while (this.#waiting.length > 0) {
      const batch = this.#waiting
      this.#waiting = []
      for (const entry of batch) {
        this.#take(entry)
        yield
      }
    }
    this.#forget()
  }

  #take(entry: LogEntry): void {
    // The hub's own time of it: what is too old is not even read.
    if (entry.at < this.#deps.hub.now() - HELD_MS) return
    const parsed = this.#deps.parse(entry.value)
    if (!parsed.ok) {
      this.#deps.unreadable(this.#log, entry, parsed.error)
      return
    }
    const event = this.#shared(parsed.value)
    if (event.kind === 'interaction-finished') {
      const known = this.#interactions.get(event.id)
      this.#interactions.set(event.id, this.#held(known === undefined ? event : laterInteraction(this.#told(known), event)))
    } else if (event.kind === 'knowledge-used') {
      const known = this.#knowledge.get(event.id)
      this.#knowledge.set(event.id, known === undefined ? event : laterUse(known, event))
    } else {
      const known = this.#ended.get(event.id)
      const later = known === undefined ? event : laterFigures(known, event)
      if (later === event) this.#ended.set(event.id, event)
    }
  }

  #held({ scripts, ...event }: TeamEvent): HeldInteraction {
    return scripts === undefined ? { event } : { event, runs: scripts.map((run) => this.#packer.pack(run)) }
  }

  #told({ event, runs }: HeldInteraction): TeamEvent {
    return runs === undefined ? event : { ...event, scripts: runs.map((run) => this.#packer.unpack(run)) }
  }

  /** The same few sites and topics stand in a hundred thousand entries: each text is kept once. */
  #shared<T extends LoggedEvent>(event: T): T {
    const shared = { ...event }
    for (const field of REPEATED) {
      const text: unknown = Reflect.get(shared, field)
      if (typeof text !== 'string') continue
      const known = this.#texts.get(text) ?? text
      this.#texts.set(text, known)
      Reflect.set(shared, field, known)
    }
    return shared
  }

  /** Now and then: it looks at everything. */
  #forget(): void {
    const now = this.#deps.hub.now()
    if (now - this.#forgotAt < FORGET_EVERY_MS) return
    this.#forgotAt = now
    const oldest = now - HELD_MS
    for (const [id, { event }] of this.#interactions) if (event.at < oldest) this.#interactions.delete(id)
    for (const [id, { ended }] of this.#ended) if (ended.at < oldest) this.#ended.delete(id)
    for (const [id, { at }] of this.#knowledge) if (at < oldest) this.#knowledge.delete(id)
  }
}
