import type { CallFactsRecord, Interaction } from '../../core/domain/interaction/interaction.ts'
import type { Clock } from '../../core/ports/clock.ts'
import type { InteractionJournal } from '../../core/ports/interaction-journal.ts'
import type { PhoneLog } from './runner/phone-log.ts'

const REOPEN_AFTER_MS = 2_000

/** What the phone needs of a storage. */
export interface JournalPlace {
  readonly journal: Pick<InteractionJournal, 'recordFacts' | 'close' | 'unfinished'>
  onLost(listener: () => void): unknown
  close(): void
}

export interface JournalPlaces {
  /** The seat's own storage; it may reject at any time, and is asked again. */
  readonly open: () => Promise<JournalPlace>
  /** What stands in for it, so that no call is only in memory. */
  readonly openRescue: () => Promise<JournalPlace>
  /** Called before calls are written to the seat's own storage again: what the other one has goes home first. */
  readonly bringHome: (place: JournalPlace) => Promise<void>
  /** The desk set the seat's database aside and began a new one: it is to be opened anew. */
  readonly onMoved: (listener: () => void) => void
}

/**
 * The part of the journal that the phone writes. Opened again whenever the database was closed under it; while the seat's own
 * does not open, a small one beside it takes the calls, and where that does not open either they wait here.
 */
export class SeatJournal implements Pick<InteractionJournal, 'recordFacts' | 'close' | 'unfinished'> {
  readonly #places: JournalPlaces
  readonly #clock: Clock
  readonly #log: PhoneLog
  #place: Promise<JournalPlace>

  constructor(places: JournalPlaces, clock: Clock, log: PhoneLog) {
    this.#places = places
    this.#clock = clock
    this.#log = log
    this.#place = this.#open()
    places.onMoved(() => {
      const before = this.#place
      this.#place = this.#open()
      void before.then((place) => place.close())
    })
  }

  async recordFacts(facts: CallFactsRecord): Promise<void> {
    await (await this.#place).journal.recordFacts(facts)
  }

  async close(facts: CallFactsRecord, stage: 'wrap-up' | 'not-required'): Promise<void> {
    await (await this.#place).journal.close(facts, stage)
  }

  async unfinished(): Promise<readonly Interaction[]> {
    return (await this.#place).journal.unfinished()
  }

  /** The seat's storage, or what stands in for it until it opens. */
  async #open(): Promise<JournalPlace> {
    const own = await this.#tryOpen()
    if (own !== undefined) return own
    const later = this.#keepOpening()
    const rescue = await this.#places.openRescue().catch((error: unknown) => {
      this.#log('error', 'What stands in for the seat’s database cannot be opened either', { reason: reasonOf(error) })
      return undefined
    })
    if (rescue === undefined) return later
    void later.then((place) => {
      this.#place = this.#places
        .bringHome(place)
        .catch((error: unknown) => this.#log('error', 'Calls that were kept apart did not come home yet', { reason: reasonOf(error) }))
        .then(() => {
          rescue.close()
          return place
        })
    })
    return rescue
  }

  async #keepOpening(): Promise<JournalPlace> {
    for (;;) {
      await new Promise<void>((resolve) => void this.#clock.after(REOPEN_AFTER_MS, resolve))
      const place = await this.#tryOpen()
      if (place !== undefined) return place
    }
  }

  async #tryOpen(): Promise<JournalPlace | undefined> {
    try {
      const place = await this.#places.open()
      place.onLost(() => {
        this.#place = this.#open()
      })
      return place
    } catch (error) {
      this.#log('error', 'The seat’s database cannot be opened', { reason: reasonOf(error) })
      return undefined
    }
  }
}

const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : 'unknown')
