import { z } from 'zod'
import { processSchema } from './process-schema.ts'

/** The `directory`, `numbers`, `privacy` and `processes` sections of a seat's document. */

const id = z.string().regex(/^[a-z0-9][a-z0-9-]{0,30}$/, 'small letters, digits and dashes, at most 31')
const shared = {
  id,
  title: z.string().min(1).max(128),
  /** How often it is asked, seconds. */
  everySeconds: z.number().int().min(10).max(86_400).default(300),
}

/** An address book (RFC 6352). Without TLS on loopback only. */
export const cardDavSchema = z.strictObject({
  kind: z.literal('carddav'),
  ...shared,
  /** Of the address book, or of the server: then it is looked for (RFC 6764). */
  url: z.string().regex(/^(https:\/\/|http:\/\/(127\.0\.0\.1|localhost|\[::1\])([:/]|$))/, 'an https address'),
  user: z.string().max(256).exactOptional(),
  /** Only for first provisioning: it is moved to the keychain and never written back. */
  secret: z.string().min(1).max(1024).exactOptional(),
})

/** A directory server (RFC 4511). Without TLS on loopback only. */
export const ldapSchema = z.strictObject({
  kind: z.literal('ldap'),
  ...shared,
  url: z.string().regex(/^(ldaps:\/\/|ldap:\/\/(127\.0\.0\.1|localhost|\[::1\])([:/]|$))/, 'an ldaps address'),
  bindDn: z.string().max(1024).exactOptional(),
  secret: z.string().min(1).max(1024).exactOptional(),
  baseDn: z.string().min(1).max(1024),
  /** RFC 4515; people with a telephone by default. */
  filter: z.string().max(1024).default('(&(objectClass=person)(|(telephoneNumber=*)(mobile=*)(homePhone=*)))'),
})

export const directorySectionSchema = z.strictObject({
  sources: z
    .array(z.discriminatedUnion('kind', [cardDavSchema, ldapSchema]))
    .max(10)
    .default([]),
})
export type DirectorySection = z.infer<typeof directorySectionSchema>

/** What a window gets: no secrets. */
export const seatDirectorySchema = z.strictObject({
  sources: z
    .array(z.discriminatedUnion('kind', [cardDavSchema.omit({ secret: true }), ldapSchema.omit({ secret: true })]))
    .max(10)
    .default([]),
})

/** Numbers that are no clients: extensions of the house, colleagues, people who only disturb. */
export const numbersSectionSchema = z.strictObject({
  /** Digits in a number of the own PBX: 2…6 by default. */
  internalDigits: z.tuple([z.number().int().min(1).max(8), z.number().int().min(1).max(8)]).default([2, 6]),
  colleagues: z
    .array(
      z.strictObject({ number: z.string().min(1).max(64), name: z.string().min(1).max(128), post: z.string().max(128).exactOptional() }),
    )
    .max(5000)
    .default([]),
  nuisance: z
    .array(z.strictObject({ number: z.string().min(1).max(64), note: z.string().max(500).exactOptional() }))
    .max(5000)
    .default([]),
})
export type NumbersSection = z.infer<typeof numbersSectionSchema>

const visibility = z.enum(['shown', 'masked'])

/** See `PrivacyRules`; people of an outsourcer (`team.outsourcer`) always see masks. */
export const privacySectionSchema = z.strictObject({
  numbers: visibility.default('masked'),
  documents: visibility.default('masked'),
  emails: visibility.default('masked'),
  reasons: z
    .array(z.strictObject({ id, title: z.strictObject({ ru: z.string().max(200), en: z.string().max(200).exactOptional() }) }))
    .max(20)
    .default([]),
  revealedForSeconds: z.number().int().min(5).max(3600).default(60),
  retentionDays: z.number().int().min(0).max(3650).default(0),
  copy: z.enum(['allowed', 'blocked']).default('allowed'),
  screenCapture: z.enum(['allowed', 'blocked']).default('allowed'),
})
export type PrivacySection = z.infer<typeof privacySectionSchema>

export const processesSectionSchema = z.array(processSchema).max(500)
