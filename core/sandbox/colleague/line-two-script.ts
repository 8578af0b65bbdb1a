import { z } from 'zod'
import { packetTemplateSchema } from './packet-template.ts'

const id = z.string().regex(/^[a-z0-9][a-z0-9-]{0,47}$/)
const words = z.string().min(1).max(2000)
const title = z.string().min(1).max(200)

const personSchema = z.strictObject({
  id,
  name: z.string().min(1).max(128),
  extension: z.string().regex(/^\d{2,8}$/, 'an inside number'),
  site: title.exactOptional(),
  outsourcer: title.exactOptional(),
})

const specialistSchema = personSchema.extend({
  /** How she stands when line 2 is free; `away` ends after so many minutes. */
  state: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('free') }),
    z.strictObject({ kind: z.literal('busy') }),
    z.strictObject({ kind: z.literal('away'), minutes: z.number().int().min(1).max(600), reasonId: id }),
  ]),
})

const articleSchema = z.strictObject({ id, title, text: z.string().min(1).max(20_000) })

const answerSchema = z.strictObject({
  /** Topic of the seat's document; `other` answers everything else. */
  topicId: id,
  /** While the client holds: what to say. */
  advice: words,
  /** After the request was taken over, or the client was talked to. */
  resolution: words,
  /** In the line-1 room. */
  room: words,
  /** Words of a question in the room that belong to the topic, small letters. */
  heard: z.array(z.string().min(2)).max(20).default([]),
  articleId: id.exactOptional(),
})

const said = z.strictObject({ by: id, minutesAgo: z.number().min(0).max(100_000), text: words, articleId: id.exactOptional() })

const threadSchema = z.strictObject({
  id,
  title,
  question: said,
  replies: z.array(said).max(20),
  solved: z.boolean().default(false),
  /** What the one who asked says when he was answered. */
  thanks: words.exactOptional(),
})

/**
 * The words and people of the simulated line 2. A file `resources/scenarios/_line-two/<language>.json`; times count from
 * the moment somebody sits down.
 */
export const lineTwoScriptSchema = z
  .strictObject({
    version: z.literal(1),
    language: z.enum(['ru', 'en']),
    specialists: z.array(specialistSchema).min(1).max(9),
    operators: z.array(personSchema).min(1).max(20),
    answers: z.array(answerSchema).min(1).max(100),
    articles: z.array(articleSchema).max(50),
    /** What she writes when the packet does not say it. */
    asksAgain: words,
    /** What line 3 writes into its issues. */
    lineThree: z.strictObject({ inProgress: words, resolved: words }),
    threads: z.array(threadSchema).max(20),
    queue: z.array(packetTemplateSchema).max(20),
  })
  .superRefine((script, context) => {
    const people = new Set([...script.specialists, ...script.operators].map((person) => person.id))
    const articles = new Set(script.articles.map((article) => article.id))
    const wrong = (path: (string | number)[], message: string): void => {
      context.addIssue({ code: 'custom', path, message })
    }
    if (!script.answers.some((answer) => answer.topicId === 'other')) wrong(['answers'], 'there is none for “other”')
    script.answers.forEach(({ articleId }, index) => {
      if (articleId !== undefined && !articles.has(articleId)) wrong(['answers', index, 'articleId'], 'there is no such article')
    })
    script.queue.forEach(({ author }, index) => {
      if (!people.has(author)) wrong(['queue', index, 'author'], `there is no “${author}”`)
    })
    script.threads.forEach(({ question, replies }, index) => {
      for (const { by, articleId } of [question, ...replies]) {
        if (!people.has(by)) wrong(['threads', index], `there is no “${by}”`)
        if (articleId !== undefined && !articles.has(articleId)) wrong(['threads', index], 'there is no such article')
      }
    })
  })
export type LineTwoScript = z.infer<typeof lineTwoScriptSchema>
export type ScriptedPerson = LineTwoScript['operators'][number]
export type ScriptedSpecialist = LineTwoScript['specialists'][number]
export type ScriptedThread = LineTwoScript['threads'][number]
