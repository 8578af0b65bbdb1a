import type { PredictionFigure } from '../process/predicted.ts'
import type { EpochMs } from '../time.ts'
import type { PartFigures } from './insight.ts'
import { measureOf, medianOf, shareOf, type Measure } from './quantiles.ts'
import type { EscalationFigures } from './team-event.ts'

/** Counts one part of the work: all of it, one topic, one site, one day. */
export class PartTally {
  interactions = 0
  solved = 0
  escalations = 0
  readonly #accept: number[] = []
  readonly #answer: number[] = []
  readonly #resolve: number[] = []
  readonly #acceptedInTime = new Kept()
  readonly #answeredInTime = new Kept()
  readonly #resolvedInTime = new Kept()
  #answered = 0
  #askedAgain = 0
  #foretold = 0
  #foretoldRight = 0

  interaction(isSolved: boolean, predicted: PredictionFigure | undefined): void {
    this.interactions += 1
    if (predicted !== undefined) this.#foretold += 1
    if (predicted !== undefined && predicted.asked > 0) this.#foretoldRight += 1
    if (isSolved) this.solved += 1
  }

  /** One that was not taken back. */
  escalation(one: EscalationFigures, now: EpochMs): void {
    const { offeredAt, acceptedAt, answeredAt, ended } = one
    const resolvedAt = ended !== undefined && ended.how !== 'client-left' ? ended.at : undefined
    this.escalations += 1
    took(this.#accept, offeredAt, acceptedAt)
    took(this.#answer, offeredAt, answeredAt)
    took(this.#resolve, offeredAt, resolvedAt)
    const until = ended?.at ?? now
    this.#acceptedInTime.count(acceptedAt, one.acceptBy, until)
    this.#answeredInTime.count(answeredAt, one.answerBy, until)
    this.#resolvedInTime.count(resolvedAt, one.resolveBy, until)
    if (answeredAt === undefined) return
    this.#answered += 1
    this.#askedAgain += one.askedAgain.length
  }

  figures(): PartFigures {
    return {
      interactions: this.interactions,
      escalations: this.escalations,
      solvedOnLine1: shareOf(this.solved, this.interactions),
      medianAcceptMs: medianOf(this.#accept),
      resolvedInTime: this.#resolvedInTime.share(),
      askedAgainPerEscalation: shareOf(this.#askedAgain, this.#answered),
      foretold: this.#foretold,
      foretoldRight: shareOf(this.#foretoldRight, this.#foretold),
    }
  }

  times(): { readonly toAccept: Measure; readonly toFirstAnswer: Measure; readonly toResolution: Measure } {
    return { toAccept: measureOf(this.#accept), toFirstAnswer: measureOf(this.#answer), toResolution: measureOf(this.#resolve) }
  }

  inTime(): { readonly acceptedInTime: number | null; readonly answeredInTime: number | null } {
    return { acceptedInTime: this.#acceptedInTime.share(), answeredInTime: this.#answeredInTime.share() }
  }
}

/** Deadlines that were kept, of those that were due. */
class Kept {
  #kept = 0
  #due = 0

  /** What has neither been done nor run out `until` then says nothing yet. */
  count(doneAt: EpochMs | undefined, by: EpochMs, until: EpochMs): void {
    if (doneAt === undefined && until <= by) return
    this.#due += 1
    if (doneAt !== undefined && doneAt <= by) this.#kept += 1
  }

  share(): number | null {
    return shareOf(this.#kept, this.#due)
  }
}

/** Clocks of two seats differ by a little: nothing takes less than no time. */
function took(times: number[], from: EpochMs, at: EpochMs | undefined): void {
  if (at !== undefined) times.push(Math.max(0, at - from))
}
