import { z } from 'zod'
import { patienceSchema, reactionsSchema, spokenLineSchema } from './spoken-line.ts'
import { findDialogueProblems } from './dialogue-problems.ts'

/** What a person says: an ordered graph of lines, the reactions, and how much patience there is. */
export const dialogueSchema = z
  .strictObject({
    /** The first line: said when the operator has greeted, or at once by a person who is called. */
    opening: z.string(),
    lines: z.array(spokenLineSchema).min(1).max(60),
    reactions: reactionsSchema,
    patience: patienceSchema,
  })
  .superRefine((dialogue, context) => {
    for (const problem of findDialogueProblems(dialogue))
      context.addIssue({ code: 'custom', path: [...problem.path], message: problem.message })
  })
export type Dialogue = z.infer<typeof dialogueSchema>
