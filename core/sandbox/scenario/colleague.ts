import { z } from 'zod'
import { dialogueSchema } from './dialogue.ts'
import { voiceSchema } from './voice.ts'

/** A simulated colleague, e.g. the specialist on duty at line 2. A file `resources/scenarios/_colleagues/<number>/<language>.json`. */
export const colleagueSchema = z.strictObject({
  version: z.literal(1),
  language: z.enum(['ru', 'en']),
  /** The inside number answered at; the name of the folder. */
  number: z.string().regex(/^\d{2,8}$/, 'an inside number'),
  displayName: z.string().min(1).max(120),
  /** Ringing before the answer, in seconds. */
  answersAfterSeconds: z.number().min(0).max(60),
  voice: voiceSchema,
  /** With an operator who consults. */
  withOperator: dialogueSchema,
  /** With a client who was transferred. */
  withClient: dialogueSchema,
})
export type Colleague = z.infer<typeof colleagueSchema>
