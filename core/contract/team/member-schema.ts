import { z } from 'zod'
import type { Member } from '../../domain/team/member.ts'

export const memberSchema: z.ZodType<Member> = z.object({
  id: z.string().min(1).max(64),
  name: z.string().min(1).max(128),
  role: z.enum(['operator', 'specialist', 'supervisor']),
  site: z.string().max(128).exactOptional(),
  outsourcer: z.string().max(128).exactOptional(),
  extension: z.string().max(64).exactOptional(),
})
