import { z } from 'zod'

/** One sandbox scenario as the desk lists it. */
export const scenarioSummarySchema = z.object({
  name: z.string(),
  language: z.enum(['ru', 'en']),
  title: z.string(),
  /** One sentence: what the trainee will meet. */
  summary: z.string(),
  caller: z.string(),
})
export type ScenarioSummary = z.infer<typeof scenarioSummarySchema>
