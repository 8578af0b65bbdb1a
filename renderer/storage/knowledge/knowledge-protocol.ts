import { z } from 'zod'
import { shelvedArticleSchema } from '../../../core/contract/team/team-contract.ts'
import { SEALED_STORES } from '../crypto/seat-keys.ts'

/** What the window and the knowledge worker say to each other, over a MessagePort. Both sides parse. */
const cryptoKey = z.instanceof(CryptoKey)
const keysSchema = z.object({
  seals: z.record(z.enum(SEALED_STORES), cryptoKey).nullable(),
  previous: z.record(z.enum(SEALED_STORES), cryptoKey).exactOptional(),
  digest: cryptoKey,
  digestSecret: z.instanceof(Uint8Array<ArrayBuffer>),
})

const text = z.string()
const no = z.number().int()
const language = z.enum(['ru', 'en'])
const ids = z.array(text).max(200).readonly()
const contextSchema = z.object({ stepIds: ids, questionIds: ids, topicIds: ids })

export const toKnowledgeSchema = z.discriminatedUnion('kind', [
  /** First; again after a failure. */
  z.object({
    kind: z.literal('open'),
    /** null: nothing is kept, the articles live as long as the window. */
    database: z.object({ name: text, keys: keysSchema }).nullable(),
  }),
  z.object({ kind: z.literal('take'), articles: z.array(shelvedArticleSchema).readonly(), first: z.boolean(), last: z.boolean() }),
  z.object({
    kind: z.literal('search'),
    no,
    query: text,
    language,
    limit: z.number().int().min(1).max(100),
    now: z.number(),
    context: contextSchema,
  }),
  z.object({
    kind: z.literal('ask'),
    no,
    what: z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('article'), id: text, organisation: text.exactOptional() }),
      z.object({ kind: z.literal('quick-texts'), now: z.number() }),
      z.object({ kind: z.literal('lines'), language, now: z.number() }),
    ]),
  }),
  z.object({ kind: z.literal('close') }),
])
export type ToKnowledge = z.input<typeof toKnowledgeSchema>
export type KnowledgeQuestion = Extract<ToKnowledge, { kind: 'ask' }>['what']

const marks = z.array(z.object({ from: z.number(), to: z.number() })).readonly()
const lineShape = {
  organisation: text,
  id: text,
  kind: z.enum(['answer', 'scheme', 'quick-text']),
  title: text,
  validity: z.enum(['valid', 'soon', 'not-yet', 'over', 'withdrawn']),
  validFrom: z.number().exactOptional(),
  validUntil: z.number().exactOptional(),
  abbreviation: text.exactOptional(),
}
const hitSchema = z.object({
  ...lineShape,
  titleMarks: marks,
  excerpt: text,
  excerptMarks: marks,
  reason: z.enum(['step', 'question', 'topic']).exactOptional(),
})
const answerSchema = z.object({
  hits: z.array(hitSchema).readonly(),
  total: z.number(),
  foundBy: z.enum(['words', 'typos', 'other-layout', 'some-words']),
  other: text.exactOptional(),
  tookMs: z.number(),
})

export const fromKnowledgeSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('status'),
    status: z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('loading'), done: z.number(), total: z.number() }),
      z.object({ kind: z.literal('ready'), articles: z.number() }),
      z.object({ kind: z.literal('failed'), why: z.enum(['storage', 'stopped']) }),
    ]),
  }),
  z.object({ kind: z.literal('changed') }),
  z.object({ kind: z.literal('answer'), no, answer: answerSchema }),
  z.object({
    kind: z.literal('told'),
    no,
    articles: z.array(shelvedArticleSchema).readonly(),
    lines: z.array(z.object({ ...lineShape, at: z.number(), topicId: text.exactOptional() })).readonly(),
  }),
  z.object({ kind: z.literal('closed') }),
])
export type FromKnowledge = z.infer<typeof fromKnowledgeSchema>
