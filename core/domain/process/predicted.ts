/** A question of a stage, by its place. */
export interface QuestionRef {
  readonly processId: string
  readonly stageId: string
  readonly questionId: string
}

/** A question the card said the client would ask; `asked`: he did. */
export interface PredictedQuestion extends QuestionRef {
  readonly asked: boolean
}

/** What the card foretold in one call and what came of it. Kept with the operator's work, so it survives a reload. */
export interface Predicted {
  /** Everything that was shown, in the order it was, each once; at most {@link PREDICTED_LIMIT}. */
  readonly questions: readonly PredictedQuestion[]
  /** He asked something else (too). */
  readonly other?: true
}

/** A call in which the operator changes the role shows a few sets of three. */
export const PREDICTED_LIMIT = 12

export const sameQuestion = (one: QuestionRef, other: QuestionRef): boolean =>
  one.processId === other.processId && one.stageId === other.stageId && one.questionId === other.questionId

/** One text for each question, for maps and tables. Ids hold no slash. */
export const questionKey = ({ processId, stageId, questionId }: QuestionRef): string => `${processId}/${stageId}/${questionId}`

export const isAsked = (predicted: Predicted | undefined, ref: QuestionRef): boolean =>
  predicted?.questions.some((one) => one.asked && sameQuestion(one, ref)) === true

/** These were shown, too; what was shown before stays. */
export function withShown(before: Predicted | undefined, shown: readonly QuestionRef[]): Predicted {
  const known = before?.questions ?? []
  const added = shown
    .filter((ref, index) => ![...known, ...shown.slice(0, index)].some((one) => sameQuestion(one, ref)))
    .map(({ processId, stageId, questionId }) => ({ processId, stageId, questionId, asked: false }))
  return { ...before, questions: [...known, ...added].slice(0, PREDICTED_LIMIT) }
}

/** The client asked it, or did not after all. */
export function withAsked(before: Predicted | undefined, ref: QuestionRef, asked: boolean): Predicted {
  const shown = withShown(before, [ref])
  return { ...shown, questions: shown.questions.map((one) => (sameQuestion(one, ref) ? { ...one, asked } : one)) }
}

/** He asked something that was not shown, or did not after all. */
export function withOther(before: Predicted | undefined, other: boolean): Predicted {
  const questions = before?.questions ?? []
  return other ? { questions, other } : { questions }
}

export const samePredicted = (one: Predicted | undefined, other: Predicted | undefined): boolean =>
  one?.other === other?.other &&
  (one?.questions.length ?? 0) === (other?.questions.length ?? 0) &&
  (one?.questions ?? []).every((question, index) => {
    const beside = other?.questions[index]
    return beside !== undefined && sameQuestion(question, beside) && question.asked === beside.asked
  })

/** What two desks know of one call, both grown from `base`: shown by either; a mark that was changed here wins. */
export function mergePredicted(
  base: Predicted | undefined,
  ours: Predicted | undefined,
  theirs: Predicted | undefined,
): Predicted | undefined {
  if (ours === undefined || theirs === undefined) return ours ?? theirs
  const all = withShown(theirs, ours.questions)
  const questions = all.questions.map((one) => {
    const changed = ours.questions.some((ref) => sameQuestion(ref, one)) && isAsked(ours, one) !== isAsked(base, one)
    return changed ? { ...one, asked: isAsked(ours, one) } : one
  })
  const other = ours.other === base?.other ? theirs.other : ours.other
  return other === undefined ? { questions } : { questions, other }
}

/** What a call says of the predictions: how many questions were shown, how many of them were asked. */
export interface PredictionFigure {
  readonly shown: number
  readonly asked: number
  /** Something else was asked. */
  readonly other: boolean
}

/** Undefined: nothing was foretold in this call. */
export function predictionFigure(predicted: Predicted | undefined): PredictionFigure | undefined {
  if (predicted === undefined || predicted.questions.length === 0) return undefined
  return {
    shown: predicted.questions.length,
    asked: predicted.questions.filter(({ asked }) => asked).length,
    other: predicted.other === true,
  }
}

/** Of so many calls in which it was marked what the client asked, in so many it was what was foretold. */
export interface PredictionRate {
  readonly calls: number
  readonly right: number
}

export function predictionRate(calls: Iterable<Predicted | undefined>): PredictionRate {
  let [count, right] = [0, 0]
  for (const predicted of calls) {
    const figure = predictionFigure(predicted)
    // Nothing is known of a call in which nothing was marked.
    if (figure === undefined || (figure.asked === 0 && !figure.other)) continue
    count += 1
    if (figure.asked > 0) right += 1
  }
  return { calls: count, right }
}
