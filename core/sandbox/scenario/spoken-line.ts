import { z } from 'zod'

const lineId = z.string().regex(/^[a-z0-9][a-z0-9-]{0,47}$/, 'lower-case letters, digits and dashes')

/** One recorded sentence or two, as said on the phone. */
export const spokenLineSchema = z.strictObject({
  id: lineId,
  /** The words, for the transcript and for the recipe that makes the recording. */
  text: z.string().min(1).max(600),
  /** Name of the Ogg/Opus file in the folder of the document's language. */
  audio: z.string({ error: 'a line needs the name of its recording' }).regex(/^[a-z0-9][a-z0-9-]*\.ogg$/, 'a file name such as hello.ogg'),
  /** The line after this one; absent: the last one, after it the goodbye. */
  next: lineId.exactOptional(),
  /** False: the next line follows at once, without waiting for the operator to have spoken. */
  waitsForOperator: z.boolean().default(true),
})
export type SpokenLine = z.infer<typeof spokenLineSchema>

/** Lines said when something happens, by id. */
export const reactionsSchema = z.strictObject({
  /** The operator says nothing; in order, then the call is left. */
  onSilence: z.array(lineId).min(1).max(4),
  /** Back from hold. */
  onResumed: lineId,
  /** Tired of hold: the last words before hanging up. */
  onHoldTooLong: lineId,
  /** Connected to somebody else by a transfer, when that one has greeted; the talk ends after it. */
  onHandedOver: lineId,
  /** Answering when the operator calls back. */
  onCallBack: lineId.exactOptional(),
  goodbye: lineId,
})
export type Reactions = z.infer<typeof reactionsSchema>

/** How long this person waits, in seconds. */
export const patienceSchema = z.strictObject({
  /** Ringing before giving up. */
  ringingSeconds: z.number().min(3).max(600),
  /** On hold before leaving. */
  holdSeconds: z.number().min(5).max(1800),
  /** Silence of the operator before a reaction. */
  silenceSeconds: z.number().min(2).max(60).default(7),
  /** A monologue of the operator before cutting in. */
  listenSeconds: z.number().min(5).max(120).default(25),
})
export type Patience = z.infer<typeof patienceSchema>
