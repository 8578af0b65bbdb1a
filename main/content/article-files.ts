import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { articleSchema } from '../../core/contract/team/team-contract.ts'
import type { Article } from '../../core/domain/knowledge/article.ts'
import type { ContentProblem } from './content-problem.ts'

const list = z.array(z.unknown())

/**
 * Reads every `articles/<subject>.json` below `resourcesDir`: a list of articles each. Never rejects: an article that is wrong, or whose
 * id came before, is told to `leftOut` and left out alone.
 */
export async function readArticleFiles(resourcesDir: string, leftOut: (problem: ContentProblem) => void): Promise<readonly Article[]> {
  const names = (await readdir(join(resourcesDir, 'articles')).catch(() => [])).filter((name) => name.endsWith('.json')).sort()
  const documents = await Promise.all(names.map(async (name) => ({ name, json: await jsonOf(join(resourcesDir, 'articles', name)) })))
  const articles = new Map<string, Article>()
  for (const { name, json } of documents) {
    const file = `articles/${name}`
    const pieces = list.safeParse(json)
    if (!pieces.success) leftOut({ file, field: '', message: 'is no list of articles' })
    for (const [place, piece] of (pieces.data ?? []).entries()) {
      const read = articleSchema.safeParse(piece)
      if (!read.success) {
        for (const { path, message } of read.error.issues) leftOut({ file, field: [place, ...path].map(String).join('.'), message })
      } else if (articles.has(read.data.id)) leftOut({ file, field: `${String(place)}.id`, message: 'is there already' })
      else articles.set(read.data.id, read.data)
    }
  }
  return [...articles.values()]
}

async function jsonOf(file: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(file, 'utf8'))
  } catch {
    return undefined
  }
}
