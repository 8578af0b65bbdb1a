import { z } from 'zod'
import { rulesSectionSchema } from './rules-section.ts'

/** The `team` section of a seat's document. */

export const organisationIdSchema = z.string().regex(/^[a-z0-9][a-z0-9-]{0,30}$/, 'small letters, digits and dashes, at most 31')

const natsAuthSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('none') }),
  z.strictObject({ kind: z.literal('password'), user: z.string().min(1).max(128) }),
  /** Seed of an NKey user (`SU…`), or the content of a `.creds` file (JWT and seed): kept in the keychain. */
  z.strictObject({ kind: z.literal('nkey') }),
  z.strictObject({ kind: z.literal('credentials') }),
])

export const natsHubSchema = z.strictObject({
  kind: z.literal('nats'),
  /** `nats:`, `tls:` (TCP), `ws:` or `wss:`; tried in order. Plain ones only on loopback. */
  servers: z
    .array(z.string().regex(/^(nats|tls|ws|wss):\/\//, 'an address that begins with nats://, tls://, ws:// or wss://'))
    .min(1)
    .max(9),
  auth: natsAuthSchema.default({ kind: 'none' }),
  /** PEM of a private certificate authority. */
  certificateAuthority: z.string().max(65_536).exactOptional(),
  /** Password, NKey seed or content of the credentials file. Only for first provisioning: it is moved to the keychain and never written back. */
  secret: z.string().min(1).max(16_384).exactOptional(),
})
export type NatsHubSection = z.infer<typeof natsHubSchema>

const memberFields = {
  role: z.enum(['operator', 'specialist', 'supervisor']).default('operator'),
  organisations: z.array(organisationIdSchema).min(1).max(50),
  site: z.string().max(128).exactOptional(),
  outsourcer: z.string().max(128).exactOptional(),
  /** Number this seat's phone is called at; the user part of the first account when absent. */
  extension: z.string().max(64).exactOptional(),
}

export const localHubSchema = z.strictObject({ kind: z.literal('local') })

export const teamSectionSchema = z.strictObject({
  hub: z.discriminatedUnion('kind', [localHubSchema, natsHubSchema]),
  ...memberFields,
  rules: rulesSectionSchema.exactOptional(),
})
export type TeamSection = z.infer<typeof teamSectionSchema>

/** What a window gets: without the secret of the hub. */
export const seatTeamSchema = teamSectionSchema.extend({
  hub: z.discriminatedUnion('kind', [localHubSchema, natsHubSchema.omit({ secret: true })]),
})
export type SeatTeam = z.infer<typeof seatTeamSchema>
