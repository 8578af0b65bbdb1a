import { z } from 'zod'
import { datedTextSchema } from '../scenario/dated-text.ts'

const id = z.string().min(1).max(64)
const text = datedTextSchema
const long = z.string().min(1).max(2000)
const minutes = z.number().min(-100_000).max(100_000)

const clientSchema = z.strictObject({
  id: id.exactOptional(),
  name: z.string().min(1).max(200),
  number: z.string().regex(/^\+[1-9]\d{1,14}$/, 'a number as E.164'),
  role: z.strictObject({ kind: z.enum(['private', 'employee', 'director']), title: text.exactOptional() }),
  company: text.exactOptional(),
  segment: z.enum(['A', 'B', 'C', 'D']),
  vip: z.boolean(),
  manager: z.strictObject({ name: text, availability: text.exactOptional() }).exactOptional(),
  timeZone: id.exactOptional(),
  /** How it was verified; absent: the number is known and nothing more. */
  verified: z.enum(['code-word', 'document', 'call-back', 'script']).exactOptional(),
})

const requestSchema = z.strictObject({
  number: id,
  title: text,
  stages: z.array(z.strictObject({ title: text, note: text.exactOptional() })).min(1),
  currentStage: z.number().int().nonnegative(),
  dueInMinutes: minutes.exactOptional(),
  owner: text.exactOptional(),
  openedMinutesAgo: minutes,
})

const contactSchema = z.strictObject({
  channel: z.enum(['call-in', 'call-out', 'chat', 'bot', 'letter', 'visit', 'escalation']),
  minutesAgo: minutes,
  title: text,
  details: text.exactOptional(),
  outcome: text.exactOptional(),
})

/** One packet of the simulated queue; every time counts from the moment it is sent. */
export const packetTemplateSchema = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]{3,24}$/),
  /** The simulated operator who sends it. */
  author: id,
  client: clientSchema,
  words: long,
  sentence: text.exactOptional(),
  topic: z.strictObject({ id, title: text }),
  urgency: z.enum(['critical', 'high', 'normal', 'low']),
  wanted: z.enum(['talk-now', 'advice', 'callback', 'take-over']),
  /** For `callback`. */
  callbackInMinutes: minutes.exactOptional(),
  promise: z.strictObject({ text, dueInMinutes: minutes }).exactOptional(),
  /** What the countdown of the queue shows: it must be accepted (talk, advice) or resolved in so many seconds. */
  dueInSeconds: z.number().min(10).max(86_400),
  sentSecondsAgo: z.number().min(0).max(86_400),
  /** Offered to whoever sits at the desk, for so many seconds, and only then to others. */
  directSeconds: z.number().min(5).max(600).exactOptional(),
  script: z
    .strictObject({
      title: text,
      version: z.number().int().min(1),
      answers: z.array(z.strictObject({ label: text, answer: text, minutesAgo: minutes })).max(20),
      stoppedAt: z.strictObject({ step: z.number().int(), of: z.number().int(), title: text }).exactOptional(),
    })
    .exactOptional(),
  tried: z.array(z.strictObject({ what: text, minutesAgo: minutes, outcome: z.enum(['done', 'failed']) })).max(20),
  requests: z.array(requestSchema).max(5),
  facts: z.array(z.strictObject({ id, label: text, value: text })).max(20),
  history: z.array(contactSchema).max(10),
  call: z
    .strictObject({
      lineId: id,
      lineTitle: text,
      startedMinutesAgo: minutes,
      mos: z.number().min(1).max(4.5),
      loss: z.number().min(0).max(1),
      recorded: z.boolean(),
      /** The scenario whose client calls when the packet is accepted. */
      scenario: id.exactOptional(),
    })
    .exactOptional(),
  /** It went on to line 3 already. */
  lineThree: z
    .strictObject({ key: id, title: text, lastWord: text.exactOptional(), toldMinutesAgo: minutes, acceptedBy: id })
    .exactOptional(),
})
export type PacketTemplate = z.infer<typeof packetTemplateSchema>
