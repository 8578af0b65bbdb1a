import { createStore } from 'zustand/vanilla'
import { isLiving } from '../../../core/domain/escalation/due-next.ts'
import type { Desk } from './desk.ts'
import type { LineTwo } from './line-two.ts'
import { actingOn } from './line-two-act.ts'
import { answeringOf } from './line-two-answering.ts'
import { readArticles } from './line-two-articles.ts'
import { createDraftKeeper } from './line-two-draft-keeper.ts'
import type { AnswerDrafts } from './line-two-drafts.ts'
import { takingOf } from './line-two-taking.ts'
import { emptyLineTwo, type LineTwoView } from './line-two-view.ts'

export function createLineTwo(desk: Desk, drafts: AnswerDrafts): LineTwo {
  const store = createStore<LineTwoView>(() => emptyLineTwo)
  const acting = actingOn(desk, store)
  const keeper = createDraftKeeper(store, drafts, desk.clock)
  const receipts = new Set<string>()
  return {
    store,
    open: (openId) => store.setState({ openId }),
    filter: (filter) => store.setState({ filter }),
    write: (id, text, articleId) => keeper.write(id, text, articleId),
    askFocus: acting.askFocus,
    tell: acting.tell,
    ...takingOf(acting),
    ...answeringOf(acting, keeper),
    seen: (escalation) => {
      const { packet, changes } = escalation
      const me = desk.team.store.getState().team?.member.id
      const known = changes.some(({ what, by }) => what.kind === 'seen' && by.kind === 'member' && by.member.id === me)
      if (me === undefined || known || receipts.has(packet.id) || !isLiving(escalation)) return
      receipts.add(packet.id)
      void desk.team.change(packet.id, { kind: 'seen' })
    },
    readArticles: async () => {
      const list = await readArticles(desk.bridge)
      // What was known stays when the hub does not answer.
      store.setState(({ articles }) => ({
        articles: list === undefined ? { list: articles.list, state: 'failed' } : { list, state: 'read' },
      }))
    },
    close: () => keeper.flush(),
  }
}
