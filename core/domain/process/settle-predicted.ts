import type { OperatorWork } from '../interaction/interaction.ts'
import { predictionFigure, withOther } from './predicted.ts'
import type { Process } from './process.ts'

/**
 * The work as it is finished: a call that ended with a topic of none of the processes that were foretold, and in which nothing of
 * it was asked, was about something else.
 */
export function settledPredictions(work: OperatorWork, processes: readonly Process[]): OperatorWork {
  const { predicted, topicId } = work
  const figure = predictionFigure(predicted)
  if (predicted === undefined || figure === undefined || figure.asked > 0 || figure.other || topicId === undefined) return work
  const topics = predicted.questions.map(({ processId }) => processes.find(({ id }) => id === processId)?.topicIds)
  const isElsewhere = topics.every((ids) => ids !== undefined && !ids.includes(topicId))
  return isElsewhere ? { ...work, predicted: withOther(predicted, true) } : work
}
