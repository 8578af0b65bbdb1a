import { z } from 'zod'

/** Rows of this folder as they lie on the disk. */
const bytes = z.instanceof(Uint8Array).transform((found) => new Uint8Array(found))

/**
 * pending ──▶ sent          pending ──▶ conflict ──▶ replaced (by what was decided)
 *    └──▶ undone                            └──▶ pending (they took theirs back)
 * `pending` and `conflict` lie on top of the record; the others are only told of.
 */
export const CHANGE_STATES = ['pending', 'conflict', 'sent', 'undone', 'replaced'] as const
export type ChangeRowState = (typeof CHANGE_STATES)[number]

export const changeRowSchema = z.object({
  no: z.number().int().positive(),
  id: z.string().min(1).max(64),
  clientKey: bytes,
  state: z.enum(CHANGE_STATES),
  /** When it got into its state. */
  at: z.number(),
  box: bytes,
})
export type ChangeRow = Omit<z.output<typeof changeRowSchema>, 'no'> & { readonly no?: number }

/** A record with pending changes, as it is known outside. `at`: when that was learned. */
export const baseRowSchema = z.object({ clientKey: bytes, at: z.number(), box: bytes })
export type BaseRow = z.output<typeof baseRowSchema>

/** An open task, found by the time to remind. Whose it is and what it says lies in the box. */
export const taskRowSchema = z.object({ clientKey: bytes, taskId: z.string().min(1), remindAt: z.number(), box: bytes })
export type TaskRow = z.output<typeof taskRowSchema>
