import { questionKey, type Predicted, type QuestionRef } from './predicted.ts'

/** How often a question was shown and asked on this seat. Nothing of who asked. */
export interface PredictionCount extends QuestionRef {
  readonly shown: number
  readonly asked: number
  /** Calls in which it was shown and something else was asked. */
  readonly other: number
}

/** Counts by `questionKey`. */
export type PredictionCounts = ReadonlyMap<string, PredictionCount>

/** What one finished call adds to the counts. */
export const countsOf = (predicted: Predicted | undefined): readonly PredictionCount[] =>
  (predicted?.questions ?? []).map(({ processId, stageId, questionId, asked }) => ({
    processId,
    stageId,
    questionId,
    shown: 1,
    asked: asked ? 1 : 0,
    other: predicted?.other === true ? 1 : 0,
  }))

export function addedCount(before: PredictionCount | undefined, more: PredictionCount): PredictionCount {
  if (before === undefined) return more
  return { ...more, shown: before.shown + more.shown, asked: before.asked + more.asked, other: before.other + more.other }
}

/** The counts with those of one more call. */
export function withCounts(counts: PredictionCounts, more: readonly PredictionCount[]): PredictionCounts {
  const next = new Map(counts)
  for (const one of more) next.set(questionKey(one), addedCount(next.get(questionKey(one)), one))
  return next
}
