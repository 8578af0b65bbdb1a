import type { WantedKind } from '../escalation/wanted.ts'
import type { EpochMs } from '../time.ts'
import type { Measure } from './quantiles.ts'

/** What is asked. [from, to) in hub time: an interaction counts by when it was finished, an escalation by when it was offered. */
export interface InsightQuery {
  readonly from: EpochMs
  readonly to: EpochMs
  /** A deadline that has passed without the thing being done is broken. */
  readonly now: EpochMs
  /** IANA: whose days and hours. */
  readonly timeZone: string
}

/** Figures of one part of the work. Times in ms; shares 0…1; null: nothing to count from. */
export interface PartFigures {
  readonly interactions: number
  readonly escalations: number
  readonly solvedOnLine1: number | null
  readonly medianAcceptMs: number | null
  readonly resolvedInTime: number | null
  readonly askedAgainPerEscalation: number | null
  /** Calls in which the card foretold questions. */
  readonly foretold: number
  /** Of these, those in which the client asked one of them. */
  readonly foretoldRight: number | null
}

/** One topic, site or firm. `key` is empty where it was not told. */
export interface PartRow extends PartFigures {
  readonly key: string
}

/**
 * How the two lines work together. *Solved on line 1*: of all interactions those that did not go to line 2, or were taken
 * back by line 1; a client who left while he waited was not helped. What was taken back is no escalation in any other figure.
 */
export interface Insight extends Omit<PartFigures, 'medianAcceptMs'> {
  readonly from: EpochMs
  readonly to: EpochMs
  /** Interactions that ended on line 1. */
  readonly solved: number
  readonly takenBack: number
  /** From the click. First answer: the voice, the advice or the text, whatever came first. Resolution: resolved or returned for good. */
  readonly toAccept: Measure
  readonly toFirstAnswer: Measure
  readonly toResolution: Measure
  readonly acceptedInTime: number | null
  readonly answeredInTime: number | null
  /** Facts line 2 asked again, most often asked first. */
  readonly askedAgainFacts: readonly { readonly label: string; readonly n: number }[]
  /** Most escalations first. */
  readonly topics: readonly PartRow[]
  readonly sites: readonly PartRow[]
  readonly outsourcers: readonly PartRow[]
  readonly wanted: readonly { readonly kind: WantedKind; readonly n: number }[]
  /** Every day of the period, `2024-07-18`. */
  readonly days: readonly (PartFigures & { readonly day: string })[]
  /** All 24 hours of the day. */
  readonly byHour: readonly (PartFigures & { readonly hour: number })[]
}
