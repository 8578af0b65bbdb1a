import { z } from 'zod'
import { event, rpc } from '../define.ts'
import { chatMessageSchema, placedMessageSchema, roomSeatSchema } from './chat-schema.ts'
import { dutyStateSchema, seenDutySchema } from './duty-schema.ts'
import { changeSchema, escalationRecordSchema } from './escalation-schema.ts'
import { insightAnswerSchema, seatEventSchema } from './insight-schema.ts'
import { memberSchema } from './member-schema.ts'
import { escalationIdSchema, packetSchema } from './packet-schema.ts'
import { scriptEvents, scriptRpcs } from './script-contract.ts'
import { escalationRulesSchema } from './rules-section.ts'
import { organisationIdSchema } from './team-section.ts'

/** The team as windows see it: the main process holds the hub, and answers for it. */
const nothing = z.strictObject({})
const organisation = organisationIdSchema

export const hubLinkSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('connecting'), since: z.number() }),
  z.object({ kind: z.literal('connected'), roundTripMs: z.number(), server: z.string() }),
  z.object({ kind: z.literal('lost'), since: z.number() }),
  z.object({ kind: z.literal('refused'), why: z.enum(['credentials', 'permissions', 'certificate', 'not-set-up']) }),
])

/** `offsetMs`: hub time minus this machine's time. */
const linkSchema = z.object({ link: hubLinkSchema, offsetMs: z.number() })

/** What came of a write. `unreachable`, `full`: send it again later, with the same ids. */
export const teamOutcomeSchema = z.discriminatedUnion('kind', [
  /** Done, or had been done before. */
  z.object({ kind: z.literal('done'), record: escalationRecordSchema }),
  /** The machine does not move: it stands as `record` says; `taken`: somebody else was first. */
  z.object({ kind: z.literal('rejected'), why: z.enum(['taken', 'not-now', 'not-yours']), record: escalationRecordSchema }),
  z.object({ kind: z.literal('absent') }),
  z.object({ kind: z.literal('unreachable') }),
  z.object({ kind: z.literal('full') }),
  z.object({ kind: z.literal('too-large'), limitBytes: z.number() }),
  z.object({ kind: z.literal('refused'), why: z.enum(['permissions', 'not-set-up']) }),
])
export type TeamOutcome = z.infer<typeof teamOutcomeSchema>

const writeOutcomeSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('done') }),
  z.object({ kind: z.literal('unreachable') }),
  z.object({ kind: z.literal('full') }),
  z.object({ kind: z.literal('too-large'), limitBytes: z.number() }),
  z.object({ kind: z.literal('refused'), why: z.enum(['permissions', 'not-set-up']) }),
])

const articleWords = { title: z.string().min(1).max(200), text: z.string().min(1).max(20_000) }
const articleTranslation = z.object(articleWords)

export const articleSchema = z.object({
  id: z.string().min(1).max(64),
  ...articleWords,
  language: z.enum(['ru', 'en']).exactOptional(),
  translations: z.object({ ru: articleTranslation.exactOptional(), en: articleTranslation.exactOptional() }).exactOptional(),
  kind: z.enum(['answer', 'scheme', 'quick-text']).exactOptional(),
  topicId: z.string().max(64).exactOptional(),
  tags: z.array(z.string().min(1).max(64)).max(30).readonly().exactOptional(),
  abbreviation: z
    .string()
    .regex(/^[\p{L}\p{N}-]{1,32}$/u, 'letters, digits and dashes, at most 32')
    .exactOptional(),
  validFrom: z.number().exactOptional(),
  validUntil: z.number().exactOptional(),
  owner: z.string().max(128).exactOptional(),
  by: z.string().max(128),
  at: z.number(),
  fromEscalation: z.string().max(64).exactOptional(),
  withdrawn: z.literal(true).exactOptional(),
})

export const teamDescriptionSchema = z.object({
  hub: z.enum(['nats', 'local']),
  member: memberSchema,
  /** As whom this seat works on scripts; its member's role when absent. */
  scriptRole: z.enum(['operator', 'specialist', 'supervisor']).exactOptional(),
  organisations: z.array(organisation).min(1),
  rules: escalationRulesSchema,
  /** Which tracker line 3 works in; null: there is none. */
  tracker: z.enum(['jira', 'request-tracker']).nullable(),
  /** Largest attachment, bytes. */
  attachmentLimitBytes: z.number(),
})
export type TeamDescription = z.infer<typeof teamDescriptionSchema>

const roomStateSchema = z.object({
  organisation,
  /** In order of the room. At most 500: threads that wait, then those with the newest words (`newest.ts`). */
  messages: z.array(placedMessageSchema),
  seat: roomSeatSchema,
  readUpTo: z.number().int().nonnegative(),
})
export type RoomState = z.infer<typeof roomStateSchema>

export const teamRpcs = {
  /** null: this seat has no team. */
  'team.describe': rpc(nothing, z.object({ team: teamDescriptionSchema.nullable() })),
  /** Everything living, and what ended within the last day; changes follow as events. */
  'team.state': rpc(nothing, linkSchema.extend({ escalations: z.array(escalationRecordSchema), duties: z.array(seenDutySchema) })),
  /** The first record of an escalation: the packet, and its change `offered`. The same packet again is `done`. */
  'team.submit': rpc(z.strictObject({ packet: packetSchema, change: changeSchema }), teamOutcomeSchema),
  /** One more change, by compare-and-set; a change with a known id is `done`. */
  'team.change': rpc(z.strictObject({ organisation, id: escalationIdSchema, change: changeSchema }), teamOutcomeSchema),
  /** What this specialist is doing; the heartbeat is the main process's. `null`: not on duty. */
  'team.duty': rpc(z.strictObject({ state: dutyStateSchema.nullable() }), nothing),
  'team.rooms': rpc(nothing, z.object({ rooms: z.array(roomStateSchema) })),
  'team.say': rpc(z.strictObject({ organisation, message: chatMessageSchema }), writeOutcomeSchema),
  'team.markRead': rpc(z.strictObject({ organisation, sequence: z.number().int().nonnegative() }), writeOutcomeSchema),
  /** Hands the seat in the room on to another; the next in turn when absent. */
  'team.handRoomOn': rpc(z.strictObject({ organisation, to: z.string().max(64).exactOptional() }), writeOutcomeSchema),
  /** Newest first, as many as one answer carries; `next`: ask again from there. */
  'team.articles': rpc(
    z.strictObject({ from: z.number().int().nonnegative().exactOptional() }),
    z.object({ articles: z.array(articleSchema.extend({ organisation })), next: z.number().int().positive().exactOptional() }),
  ),
  'team.saveArticle': rpc(z.strictObject({ organisation, article: articleSchema }), writeOutcomeSchema),
  /** One piece of a file, in order from 0; the last one stores it. Pieces are at most 256 KiB before base64. */
  'team.attach': rpc(
    z.strictObject({
      organisation,
      key: z.string().regex(/^[A-Za-z0-9._-]{1,128}$/),
      totalBytes: z.number().int().nonnegative(),
      piece: z.number().int().nonnegative(),
      last: z.boolean(),
      base64: z.string().max(400_000),
    }),
    writeOutcomeSchema,
  ),
  'team.fetchAttachment': rpc(
    z.strictObject({ organisation, key: z.string().max(128), piece: z.number().int().nonnegative() }),
    z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('piece'), base64: z.string(), last: z.boolean() }),
      z.object({ kind: z.literal('absent') }),
      z.object({ kind: z.literal('unreachable') }),
    ]),
  ),
  /** Makes an issue in the tracker and writes `sent-to-line-three`; the change id is the marker that keeps it from being made twice. */
  'team.toLineThree': rpc(
    z.strictObject({
      organisation,
      id: escalationIdSchema,
      changeId: z.string().min(1).max(64),
      title: z.string().min(1).max(250),
      description: z.string().max(20_000),
    }),
    z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('sent'), record: escalationRecordSchema }),
      z.object({
        kind: z.literal('failed'),
        why: z.enum(['no-tracker', 'unreachable', 'credentials', 'rejected', 'hub']),
        words: z.string().max(500),
      }),
    ]),
  ),
  'team.recordEvent': rpc(
    z.strictObject({
      organisation,
      id: z.string().min(1).max(64),
      event: seatEventSchema,
    }),
    writeOutcomeSchema,
  ),
  /** `organisation` absent: all of this seat. */
  'team.insight': rpc(
    z.strictObject({ from: z.number(), to: z.number(), organisation: organisation.exactOptional() }),
    insightAnswerSchema,
  ),
  ...scriptRpcs,
}

export const teamEvents = {
  /** This seat is another member of the team now (sandbox: another desk): what `team.describe` answers from now on. Ask `team.state` and `team.rooms` anew. */
  'team.describeChanged': event(z.object({ team: teamDescriptionSchema.nullable() })),
  'team.linkChanged': event(linkSchema),
  'team.escalationChanged': event(escalationRecordSchema),
  'team.dutiesChanged': event(z.object({ duties: z.array(seenDutySchema) })),
  'team.roomChanged': event(roomStateSchema),
  /** Records that could not be read (forged, or of a newer version): they are left alone and counted. */
  'team.unreadable': event(z.object({ count: z.number().int().nonnegative() })),
  ...scriptEvents,
}
