import { z } from 'zod'
import type { EscalationRules } from '../../domain/escalation/rules.ts'
import { standardRules } from '../../domain/escalation/standard-rules.ts'

const minutes = z
  .number()
  .min(0)
  .max(60 * 24 * 90)
/** Written as a time of day; minutes after midnight once it was read, so that a document that is kept can be read again. */
const clock = z.union([
  z
    .number()
    .int()
    .min(0)
    .max(24 * 60),
  z
    .string()
    .regex(/^([01]\d|2[0-4]):[0-5]\d$/, 'a time like 09:00')
    .transform((time) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3))),
])

const deadlineSchema = z.strictObject({
  topicId: z.string().max(64).exactOptional(),
  segment: z.enum(['A', 'B', 'C', 'D']).exactOptional(),
  vip: z.boolean().exactOptional(),
  wanted: z.enum(['talk-now', 'advice', 'callback', 'take-over']).exactOptional(),
  acceptMinutes: minutes,
  answerMinutes: minutes,
  resolveMinutes: minutes,
  clock: z.enum(['always', 'working']).default('always'),
})

const daySchema = z
  .strictObject({ from: clock, to: clock })
  .refine((day) => day.to > day.from, { path: ['to'], error: 'ends before it begins' })

const isTimeZone = (zone: string): boolean => {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone })
    return true
  } catch {
    return false
  }
}

/** `team.rules` of a seat's document; what is left out is as in the standard rules. `week`: Monday first, null is a day off. */
export const rulesSectionSchema = z
  .strictObject({
    offerSeconds: z.number().min(5).max(600),
    fallBackSeconds: z.number().min(5).max(3600),
    callbackMinutes: minutes,
    warnMinutes: minutes,
    holdReminderSeconds: z.number().min(10).max(3600),
    deadlines: z.array(deadlineSchema).max(200),
    timeZone: z.string().refine(isTimeZone, 'an IANA time zone, e.g. Europe/Moscow'),
    week: z.array(daySchema.nullable()).length(7),
  })
  .partial()

/** The section over the standard rules. */
export function rulesOf(section: z.infer<typeof rulesSectionSchema> | undefined): EscalationRules {
  if (section === undefined) return standardRules
  const { week, ...rest } = section
  const given = Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined))
  return { ...standardRules, ...given, ...(week === undefined ? {} : { week: week.map((day) => day ?? undefined) }) }
}

export const escalationRulesSchema: z.ZodType<EscalationRules> = z.object({
  offerSeconds: z.number(),
  fallBackSeconds: z.number(),
  callbackMinutes: z.number(),
  warnMinutes: z.number(),
  holdReminderSeconds: z.number(),
  deadlines: z.array(
    z.object({
      topicId: z.string().exactOptional(),
      segment: z.enum(['A', 'B', 'C', 'D']).exactOptional(),
      vip: z.boolean().exactOptional(),
      wanted: z.enum(['talk-now', 'advice', 'callback', 'take-over']).exactOptional(),
      acceptMinutes: z.number(),
      answerMinutes: z.number(),
      resolveMinutes: z.number(),
      clock: z.enum(['always', 'working']),
    }),
  ),
  timeZone: z.string(),
  /** JSON writes a day off as null. */
  week: z.array(
    z
      .object({ from: z.number(), to: z.number() })
      .nullish()
      .transform((day) => day ?? undefined),
  ),
})
