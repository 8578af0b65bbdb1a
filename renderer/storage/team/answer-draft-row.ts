import { z } from 'zod'
import { toHex, type Bytes } from '../bytes.ts'
import { digestKey, type SeatKeys } from '../crypto/seat-keys.ts'

const bytes: z.ZodType<Bytes> = z.instanceof(Uint8Array).transform((found) => new Uint8Array(found))
/** A row as it lies on the disk: neither whose draft it is nor what is in it may be seen. */
export const answerDraftRowSchema = z.object({ id: z.string().min(1).max(64), box: bytes })
export type AnswerDraftRow = z.infer<typeof answerDraftRowSchema>

/** What is in the box. `of`: whose it is; absent in a row from before, whose own key says it. */
export const sealedDraftSchema: z.ZodType<{ readonly of?: string; readonly text: string; readonly articleId?: string }> = z.object({
  of: z.string().min(1).exactOptional(),
  text: z.string(),
  articleId: z.string().max(64).exactOptional(),
})

/** Key of the row of a draft: ids of packets and of clients are not told by the disk, and may be of any length. */
export const rowIdOf = async (keys: SeatKeys, draftId: string): Promise<string> =>
  toHex(await digestKey(keys, 'client', `draft:${draftId}`))

export const placeOf = (id: string): string => `answerDrafts:${id}:box`
