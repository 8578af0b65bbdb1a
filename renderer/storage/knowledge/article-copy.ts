import { z } from 'zod'
import { stemOf } from '../../../core/word-stems/stem.ts'
import { fromUtf8, toUtf8, type Bytes } from '../bytes.ts'
import { partOf, type ArticlePart } from './article-part.ts'
import { decodeIndex, encodeIndex } from './article-index.ts'
import type { KeptArticle } from './kept-article.ts'

/**
 * What the index was made with: of another layout or other stems it is made anew from the articles beside it. The words are such as
 * a new version of the algorithm would treat otherwise first.
 */
export const INDEX_PRINT = `1 ${['запись', 'переадресация', 'наставника', 'recordings', 'dying'].map(stemOf).join(' ')}`

/** Parts are below this, bytes: a frame of one read. */
const PART_BYTES = 1 << 20

const QUICK = 1
const WITHDRAWN = 2
/** No date. */
const NONE = -1

/** Columns, not objects: five thousand articles are parsed in some milliseconds. */
const headSchema = z.object({
  print: z.string(),
  indexParts: z.number().int().nonnegative(),
  places: z.array(z.string()),
  ats: z.array(z.number()),
  flags: z.array(z.number()),
  from: z.array(z.number()),
  until: z.array(z.number()),
  topics: z.array(z.string()),
})
type Head = z.infer<typeof headSchema>

/** The copy as its parts: what lists need, the index, the articles. */
export function encodeCopy({ articles, finder }: ArticlePart): readonly Bytes[] {
  const index = slicesOf(encodeIndex(finder.index))
  const head: Head = {
    print: INDEX_PRINT,
    indexParts: index.length,
    places: articles.map(({ place }) => place),
    ats: articles.map(({ at }) => at),
    flags: articles.map(({ isQuick, withdrawn }) => (isQuick ? QUICK : 0) | (withdrawn === true ? WITHDRAWN : 0)),
    from: articles.map(({ validFrom }) => validFrom ?? NONE),
    until: articles.map(({ validUntil }) => validUntil ?? NONE),
    topics: articles.map(({ topicId }) => topicId ?? ''),
  }
  // JSON has no bare line feed: one article a line.
  const texts = slicesOf(toUtf8(articles.map(({ json }) => json).join('\n')))
  return [toUtf8(JSON.stringify(head)), ...index, ...texts]
}

export interface DecodedCopy {
  readonly articles: readonly KeptArticle[]
  /** Absent: the articles have to be indexed anew. */
  readonly part?: ArticlePart
}

/** Reads what `encodeCopy` wrote; undefined: it is something else, or a part of it is missing. */
export function decodeCopy(parts: readonly Bytes[]): DecodedCopy | undefined {
  const [first, ...rest] = parts
  if (first === undefined) return undefined
  try {
    const head = headSchema.parse(JSON.parse(fromUtf8(first)))
    const texts = fromUtf8(joined(rest.slice(head.indexParts)))
    const lines = texts === '' ? [] : texts.split('\n')
    if (lines.length !== head.places.length) return undefined
    const articles = lines.map((json, at) => keptOf(head, json, at))
    if (head.print !== INDEX_PRINT) return { articles }
    return { articles, part: partOf(articles, decodeIndex(joined(rest.slice(0, head.indexParts)))) }
  } catch {
    return undefined
  }
}

function keptOf({ places, ats, flags, from, until, topics }: Head, json: string, at: number): KeptArticle {
  const [flag = 0, topicId = '', validFrom = NONE, validUntil = NONE] = [flags[at], topics[at], from[at], until[at]]
  return {
    place: places[at] ?? '',
    json,
    at: ats[at] ?? 0,
    isQuick: (flag & QUICK) !== 0,
    ...((flag & WITHDRAWN) === 0 ? {} : { withdrawn: true }),
    ...(topicId === '' ? {} : { topicId }),
    ...(validFrom === NONE ? {} : { validFrom }),
    ...(validUntil === NONE ? {} : { validUntil }),
  }
}

function slicesOf(bytes: Bytes): readonly Bytes[] {
  const slices: Bytes[] = []
  for (let at = 0; at < bytes.length; at += PART_BYTES) slices.push(bytes.slice(at, at + PART_BYTES))
  return slices
}

function joined(parts: readonly Bytes[]): Bytes {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}
