import { z } from 'zod'
import type { Duty, DutyState, SeenDuty } from '../../domain/duty/duty.ts'
import { memberSchema } from './member-schema.ts'

const at = z.number()

export const dutyStateSchema: z.ZodType<DutyState> = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('free') }),
  z.object({ kind: z.literal('busy'), with: z.enum(['call', 'packet', 'wrap-up']) }),
  z.object({ kind: z.literal('away'), reasonId: z.string().max(64).exactOptional(), until: at.exactOptional() }),
])

const fields = {
  member: memberSchema,
  state: dutyStateSchema,
  since: at,
  serves: z.array(z.string().min(1).max(16)).max(100).exactOptional(),
  dutyUntil: at.exactOptional(),
  beat: z.number().int().nonnegative(),
}

export const dutySchema: z.ZodType<Duty> = z.object(fields)
export const seenDutySchema: z.ZodType<SeenDuty> = z.object({ ...fields, silent: z.boolean() })
