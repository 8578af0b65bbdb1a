import { randomUUID } from 'node:crypto'
import type { EpochMs } from '../../../core/domain/time.ts'
import type { Clock } from '../../../core/ports/clock.ts'
import { CLOCK_BUCKET, placeOfBucket, subjectOfKey } from './places.ts'
import type { Answer, Session } from './session.ts'

/** Keeps the measured difference to the server's clock: a record of our own is written and its time read back. */
export class HubClock {
  readonly #clock: Clock
  readonly #key = randomUUID()
  #differenceMs = 0

  constructor(clock: Clock) {
    this.#clock = clock
  }

  now(): EpochMs {
    return this.#clock.now() + this.#differenceMs
  }

  /**
   * One measurement. The server stamped the record between the question and its answer: the middle of the two is wrong
   * by half the round trip at most. Also proves that a write gets through, and is refused or unreachable when not.
   */
  async measure(session: Session): Promise<Answer<{ readonly roundTripMs: number }>> {
    const place = placeOfBucket(CLOCK_BUCKET)
    const subject = subjectOfKey(CLOCK_BUCKET, this.#key)
    const asked = this.#clock.now()
    const started = performance.now()
    const ack = await session.publish(place.stream, subject, new Uint8Array())
    const roundTripMs = performance.now() - started
    if (ack.kind !== 'ok') return ack
    const stored = await session.stored(place.stream, { seq: ack.value.seq })
    if (stored.kind !== 'ok') return stored
    this.#differenceMs = stored.value.at - (asked + roundTripMs / 2)
    return { kind: 'ok', value: { roundTripMs } }
  }
}
