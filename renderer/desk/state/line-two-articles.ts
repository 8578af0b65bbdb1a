import type { Bridge, RpcOutput } from '../../../core/contract/bridge.ts'
import type { Article } from '../../../core/domain/knowledge/article.ts'
import type { OrganisationId } from '../../../core/domain/team/organisation.ts'

/** An article with whose clients it is for. */
export interface TeamArticle extends Article {
  readonly organisation: OrganisationId
}

/** Articles as last read. `failed`: what is shown may be old. */
export interface Articles {
  readonly list: readonly TeamArticle[]
  readonly state: 'unread' | 'read' | 'failed'
}

export const noArticles: Articles = { list: [], state: 'unread' }

/** A host that never comes to an end is not asked for ever. */
const MOST_PAGES = 500

/** All articles of this seat's organisations; undefined when the hub does not answer. Never rejects. */
export async function readArticles(bridge: Bridge): Promise<readonly TeamArticle[] | undefined> {
  try {
    const all: TeamArticle[] = []
    for (let from: number | undefined = 0, pages = 0; from !== undefined && pages < MOST_PAGES; pages += 1) {
      const page: RpcOutput<'team.articles'> = await bridge.call('team.articles', { from })
      all.push(...page.articles)
      from = page.next
    }
    return all
  } catch {
    return undefined
  }
}

/**
 * What came of it; never rejects. `after`: the revision that was read, 0 for a new one; without it it is written over whatever is there.
 */
export async function saveArticle(
  bridge: Bridge,
  organisation: OrganisationId,
  article: Article,
  after?: number,
): Promise<RpcOutput<'team.saveArticle'>['kind']> {
  try {
    return (await bridge.call('team.saveArticle', { organisation, article, ...(after === undefined ? {} : { after }) })).kind
  } catch {
    return 'unreachable'
  }
}
