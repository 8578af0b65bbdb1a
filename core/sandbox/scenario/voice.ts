import { z } from 'zod'

/** How the recipe beside the recordings makes this person's voice with espeak-ng. Players ignore it. */
export const voiceSchema = z.strictObject({
  /** A voice of espeak-ng, with a variant after a plus, e.g. `ru+f2`. */
  name: z.string().regex(/^[a-z][a-z-]*(\+[A-Za-z0-9_-]+)?$/, 'a voice of espeak-ng, e.g. ru+f2'),
  /** 0…99 */
  pitch: z.number().int().min(0).max(99),
  /** Words a minute, 80…260. */
  speed: z.number().int().min(80).max(260),
})
export type Voice = z.infer<typeof voiceSchema>
