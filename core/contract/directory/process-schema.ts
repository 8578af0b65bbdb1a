import { z } from 'zod'
import type { Process } from '../../domain/process/process.ts'

const id = z.string().regex(/^[a-z0-9][a-z0-9-]{0,63}$/, 'small letters, digits and dashes, at most 64')
const text = z.string().min(1).max(500)

export const stageQuestionSchema = z.strictObject({
  id,
  question: text,
  answer: z.string().min(1).max(2000),
  weight: z.number().positive().max(1000).default(1),
  articleId: id.exactOptional(),
})

/** A process document; a bad one is refused with the path of the wrong field. */
export const processSchema: z.ZodType<Process> = z
  .strictObject({
    id,
    title: text,
    language: z.enum(['ru', 'en']),
    topicIds: z.array(z.string().min(1).max(64)).max(20).exactOptional(),
    stages: z
      .array(
        z.strictObject({
          id,
          title: text,
          questions: z.array(stageQuestionSchema).max(20),
          script: z.strictObject({ scriptId: id, nodeId: id.exactOptional() }).exactOptional(),
        }),
      )
      .min(1)
      .max(12),
  })
  .refine(({ stages }) => new Set(stages.map((stage) => stage.id)).size === stages.length, {
    path: ['stages'],
    error: 'two stages have one id',
  })
