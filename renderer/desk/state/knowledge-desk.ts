import { createArticleDesk, type ArticleDesk } from './article-desk.ts'
import { createArticleDoor, type ArticleDoor } from './article-door.ts'
import type { Desk } from './desk.ts'
import { knowledgePlace, type KnowledgePlace, type ScriptPlace } from './knowledge-place.ts'
import { createKnowledge, type Knowledge } from './knowledge-store.ts'
import { createTellUse } from './knowledge-use.ts'
import type { ProcessContentStore } from './process-content.ts'
import type { WorkStore } from './work-store.ts'

export interface KnowledgeDesk {
  /** Opens an article from anywhere on the desk. */
  readonly articleDoor: ArticleDoor
  readonly knowledge: Knowledge
  /** Where articles are written. */
  readonly articleDesk: ArticleDesk
}

/** The knowledge base, in step with the call on the desk. */
export function createKnowledgeDesk(desk: Desk, work: WorkStore, content: ProcessContentStore): KnowledgeDesk {
  const articleDoor = createArticleDoor()
  let step: ScriptPlace | undefined
  const place = (): KnowledgePlace =>
    knowledgePlace({
      phone: desk.stores.phone.getState().state,
      work: work.store.getState(),
      processes: content.store.getState().processes,
      step,
    })
  const language = (): 'ru' | 'en' => {
    const { settings, seat } = desk.stores.session.getState()
    return settings.locale ?? seat.locale
  }
  const knowledge = createKnowledge({
    base: desk.storage.knowledge,
    bridge: desk.bridge,
    clock: desk.clock,
    door: articleDoor,
    language,
    place,
    tell: createTellUse({ team: desk.team, ids: desk.ids, place }),
    stand: (next) => {
      step = next
    },
  })
  const articleDesk = createArticleDesk({
    bridge: desk.bridge,
    clock: desk.clock,
    ids: desk.ids,
    team: desk.team,
    base: desk.storage.knowledge,
    shelf: desk.storage.answerDrafts,
  })
  return { articleDoor, knowledge, articleDesk }
}
