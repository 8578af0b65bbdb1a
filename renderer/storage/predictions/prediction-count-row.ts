import { z } from 'zod'

const count = z.number().int().nonnegative()

/** Nothing here is personal: the row is not sealed. `key` is the question's `questionKey`. */
export const predictionCountRowSchema = z.object({
  key: z.string().min(1),
  processId: z.string(),
  stageId: z.string(),
  questionId: z.string(),
  shown: count,
  asked: count,
  other: count,
})
export type PredictionCountRow = z.infer<typeof predictionCountRowSchema>
