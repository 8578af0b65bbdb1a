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

/** One look at each: a schema of its own for every number would take longer than reading the whole index. */
const numbers = z.custom<readonly number[]>((all) => Array.isArray(all) && all.every((one) => typeof one === 'number'))
const texts = z.custom<readonly string[]>((all) => Array.isArray(all) && all.every((one) => typeof one === 'string'))

/** Columns, not objects: five thousand articles are parsed in some milliseconds. */
const headSchema = z.object({
  print: z.string(),
  indexParts: z.number().int().nonnegative(),
  places: texts,
  ats: numbers,
  flags: numbers,
  from: numbers,
  until: numbers,
  topics: texts,
  /** Of each article, in UTF-8. */
  bytes: numbers,
})
type Head = z.infer<typeof headSchema>

/** The copy as its parts: what lists need, the index, the articles. */
export function encodeCopy({ articles, finder }: ArticlePart): readonly Bytes[] {
  const index = slicesOf(encodeIndex(finder.index))
  const words = articles.map(({ json }) => toUtf8(json()))
  const head: Head = {
    print: INDEX_PRINT,
    indexParts: index.length,
    places: articles.map(({ place }) => place),
    ats: articles.map(({ at }) => at),
    flags: articles.map(({ isQuick, withdrawn }) => (isQuick ? QUICK : 0) | (withdrawn === true ? WITHDRAWN : 0)),
    from: articles.map(({ validFrom }) => validFrom ?? NONE),
    until: articles.map(({ validUntil }) => validUntil ?? NONE),
    topics: articles.map(({ topicId }) => topicId ?? ''),
    bytes: words.map(({ length }) => length),
  }
  return [toUtf8(JSON.stringify(head)), ...index, ...slicesOf(joined(words))]
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
    const articles = articlesOf(head, joined(rest.slice(head.indexParts)))
    if (articles === undefined) return undefined
    if (head.print !== INDEX_PRINT) return { articles }
    return { articles, part: partOf(articles, decodeIndex(joined(rest.slice(0, head.indexParts)))) }
  } catch {
    return undefined
  }
}

/** Undefined: columns or words are missing. Words are decoded when somebody wants them: most articles are not looked at. */
function articlesOf(head: Head, words: Bytes): readonly KeptArticle[] | undefined {
  const { places, ats, flags, from, until, topics, bytes } = head
  if ([ats, flags, from, until, topics, bytes].some((column) => column.length !== places.length)) return undefined
  if (bytes.reduce((sum, length) => sum + length, 0) !== words.length) return undefined
  let begin = 0
  return places.map((place, at) => {
    const [flag = 0, topicId = '', validFrom = NONE, validUntil = NONE] = [flags[at], topics[at], from[at], until[at]]
    const own = words.subarray(begin, (begin += bytes[at] ?? 0))
    let json: string | undefined
    return {
      place,
      json: () => (json ??= fromUtf8(own)),
      at: ats[at] ?? 0,
      isQuick: (flag & QUICK) !== 0,
      ...((flag & WITHDRAWN) === 0 ? {} : { withdrawn: true as const }),
      ...(topicId === '' ? {} : { topicId }),
      ...(validFrom === NONE ? {} : { validFrom }),
      ...(validUntil === NONE ? {} : { validUntil }),
    }
  })
}

function slicesOf(bytes: Bytes): readonly Bytes[] {
  const slices: Bytes[] = []
  for (let at = 0; at < bytes.length; at += PART_BYTES) slices.push(bytes.slice(at, at + PART_BYTES))
  return slices
}

function joined(parts: readonly Bytes[]): Bytes {
  const [only] = parts
  if (only !== undefined && parts.length === 1) return only
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}
