import { z } from 'zod'

/** What is read of Request Tracker's answers (REST 2.0 of RT 5). Everything else is ignored. */

/** RFC 3339; RT's `1970-01-01T00:00:00Z` means: never. */
const momentSchema = z.iso.datetime({ offset: true }).transform((text) => Date.parse(text))

const idSchema = z
  .union([z.string(), z.number()])
  .transform(String)
  .pipe(z.string().regex(/^[1-9]\d{0,18}$/))
export const ticketKeySchema = z.string().regex(/^[1-9]\d{0,18}$/)

const personSchema = z.object({ id: z.string(), RealName: z.string().nullish() })

export const ticketSchema = z.object({
  id: idSchema,
  Subject: z.string(),
  Status: z.string(),
  Owner: personSchema,
  Started: momentSchema,
  Resolved: momentSchema,
  LastUpdated: momentSchema,
})
export type Ticket = z.output<typeof ticketSchema>

export const foundTicketsSchema = z.object({ items: z.array(ticketSchema) })

export const madeTicketSchema = z.object({ id: idSchema })

export const transactionsSchema = z.object({ items: z.array(z.object({ id: idSchema })) })

export const attachmentsSchema = z.object({
  items: z.array(z.object({ ContentType: z.string().nullish(), Content: z.string().nullish() })),
})
export type Attachments = z.output<typeof attachmentsSchema>

export const ticketRefusalSchema = z.object({ message: z.string() })
