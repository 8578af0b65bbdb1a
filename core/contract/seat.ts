import { z } from 'zod'
import {
  directorySectionSchema,
  numbersSectionSchema,
  privacySectionSchema,
  processesSectionSchema,
  seatDirectorySchema,
} from './directory/directory-section.ts'
import { seatTeamSchema, teamSectionSchema } from './team/team-section.ts'
import { trackerProvisionSchema, trackerSectionSchema } from './team/tracker-section.ts'

/** Seat documents: what an administrator provisions. Unknown fields are refused, so that a typo is found. */

const id = z.string().regex(/^[a-z0-9][a-z0-9-]{0,63}$/i, 'letters, digits and dashes, at most 64')
/** One text in the interface's languages; Russian is required, English falls back to it. */
export const localTextSchema = z.strictObject({ ru: z.string().min(1).max(200), en: z.string().min(1).max(200).exactOptional() })
export type LocalText = z.infer<typeof localTextSchema>

export const iceServerSchema = z.strictObject({
  urls: z
    .array(z.string().regex(/^(stun|stuns|turn|turns):/, 'a stun:, stuns:, turn: or turns: address'))
    .min(1)
    .max(8),
  username: z.string().max(256).exactOptional(),
  credential: z.string().max(256).exactOptional(),
})

export const sipAccountSchema = z.strictObject({
  /** User part of the address of record, e.g. `1001`. */
  user: z.string().min(1).max(64),
  /** SIP domain. */
  domain: z.string().min(1).max(253),
  displayName: z.string().max(128).exactOptional(),
  /** WebSocket servers (RFC 7118), tried in order; the rest are spares. */
  servers: z
    .array(z.string().regex(/^wss?:\/\//, 'an address that begins with ws:// or wss://'))
    .min(1)
    .max(8),
  authUser: z.string().max(64).exactOptional(),
  /** Only for first provisioning: it is moved to the keychain and never written back. */
  password: z.string().max(256).exactOptional(),
  iceServers: z.array(iceServerSchema).max(8).default([]),
  /** Registration lifetime asked for, in seconds. */
  expiresSeconds: z.number().int().min(30).max(7200).default(300),
})
export type SipAccount = z.infer<typeof sipAccountSchema>

export const lineSchema = z.strictObject({
  id,
  title: localTextSchema,
  /** DIDs or dialled user parts that belong to this line, compared after normalisation; also matched with `X-Line`. */
  numbers: z.array(z.string().min(1).max(64)).default([]),
  kind: z.enum(['b2b', 'b2c', 'general']).default('general'),
  /** Seconds within which a call of this line should be answered (the service level). */
  answerWithinSeconds: z.number().int().min(1).max(600).default(20),
})
export type Line = z.infer<typeof lineSchema>

export const transferTargetSchema = z.strictObject({
  number: z.string().min(1).max(64),
  title: localTextSchema,
  kind: z.enum(['line-2', 'queue', 'person']),
})

export const dispositionSchema = z.strictObject({
  topics: z
    .array(z.strictObject({ id, title: localTextSchema }))
    .min(1)
    .max(200),
  results: z
    .array(
      z.strictObject({
        id,
        title: localTextSchema,
        /** The result asks for what was promised. */
        promise: z.boolean().default(false),
      }),
    )
    .min(1)
    .max(9),
})

export const provisionSchema = z.strictObject({
  version: z.literal(1),
  mode: z.enum(['sandbox', 'production']).default('production'),
  operator: z.strictObject({ id, name: z.string().min(1).max(128), team: z.string().max(128).exactOptional() }),
  locale: z.enum(['ru', 'en']).default('ru'),
  /** Country for numbers written without one (ISO 3166-1 alpha-2). */
  country: z
    .string()
    .regex(/^[A-Z]{2}$/)
    .default('RU'),
  accounts: z.array(sipAccountSchema).min(1).max(4),
  lines: z.array(lineSchema).max(100).default([]),
  transferTargets: z.array(transferTargetSchema).max(200).default([]),
  dispositions: dispositionSchema,
  breakReasons: z
    .array(z.strictObject({ id, title: localTextSchema }))
    .min(1)
    .max(20),
  wrapUpSeconds: z.number().int().min(0).max(3600).default(30),
  /** `plain` must be asked for explicitly and is shown on the screen. */
  storage: z.enum(['encrypted', 'plain']).default('encrypted'),
  crm: z
    .strictObject({ kind: z.string().min(1).max(64) })
    .loose()
    .exactOptional(),
  team: teamSectionSchema.exactOptional(),
  /** Where line 3 works; asked by the seats of specialists. */
  tracker: trackerProvisionSchema.exactOptional(),
  /** Where clients come from besides the CRM. */
  directory: directorySectionSchema.exactOptional(),
  numbers: numbersSectionSchema.exactOptional(),
  privacy: privacySectionSchema.exactOptional(),
  /** The processes that requests of this company go through. */
  processes: processesSectionSchema.exactOptional(),
})
export type Provision = z.infer<typeof provisionSchema>

/** What a window gets: the provision without secrets. */
export const seatSchema = provisionSchema.extend({
  accounts: z
    .array(sipAccountSchema.omit({ password: true }))
    .min(1)
    .max(4),
  team: seatTeamSchema.exactOptional(),
  tracker: trackerSectionSchema.exactOptional(),
  directory: seatDirectorySchema.exactOptional(),
})
export type Seat = z.infer<typeof seatSchema>
