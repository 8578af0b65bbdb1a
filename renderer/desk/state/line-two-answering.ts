import { handedUntil } from '../../../core/domain/escalation/offers.ts'
import type { Acting, Wish } from './line-two-act.ts'
import type { DraftKeeper } from './line-two-draft-keeper.ts'
import type { LineTwo } from './line-two.ts'
import type { TeamStore } from './team-store.ts'
import type { SeatEscalation } from './team-view.ts'

type Answering = Pick<LineTwo, 'giveBack' | 'resolve' | 'note' | 'mark' | 'handOver' | 'insert'>
interface WithArticle {
  readonly articleId?: string
}

/** What is said about a packet; the text of the field goes along, and stays there when nobody took it. */
export function answeringOf({ desk, store, run, change, tell, askFocus }: Acting, keeper: DraftKeeper): Answering {
  const sendText = async (
    { packet: { id } }: SeatEscalation,
    needs: 'answer' | 'how' | 'note',
    wishOf: (text: string, article: WithArticle) => Wish,
  ): Promise<void> => {
    const draft = store.getState().drafts[id]
    const text = draft?.text.trim() ?? ''
    if (text === '') {
      tell(id, { kind: 'needs', what: needs })
      askFocus()
      return
    }
    const article = draft?.articleId === undefined ? {} : { articleId: draft.articleId }
    if (await run(id, () => change(id, wishOf(text, article)))) keeper.clear(id)
    else await forgetCopy(desk.team, id)
  }
  return {
    giveBack: (escalation) => sendText(escalation, 'answer', (answer, article) => ({ kind: 'returned', answer, ...article })),
    resolve: (escalation) => sendText(escalation, 'how', (how, article) => ({ kind: 'resolved', how, ...article })),
    note: (escalation) => sendText(escalation, 'note', (text) => ({ kind: 'noted', text })),
    mark: async ({ packet: { id }, askedAgain }, factId) => {
      // Quick and many: not one at a time.
      const said = await change(id, { kind: 'asked-again', factId, asked: !askedAgain.has(factId) })
      if (said !== undefined) tell(id, said)
    },
    handOver: async (escalation, to) => {
      const { id } = escalation.packet
      const { team } = desk
      const rules = team.store.getState().team?.rules
      if (rules === undefined) return
      const until = handedUntil(escalation, to, rules, team.hubNow())
      await run(id, () => change(id, to === undefined ? { kind: 'handed-over', until } : { kind: 'handed-over', to, until }))
    },
    insert: (id, text, articleId) => {
      const before = store.getState().drafts[id]?.text ?? ''
      keeper.write(id, before === '' || /\s$/u.test(before) ? `${before}${text}` : `${before} ${text}`, articleId)
      askFocus()
    },
  }
}

/** The words are in the field still: the copy that the hub did not take would only be a second one. */
async function forgetCopy(team: TeamStore, id: string): Promise<void> {
  const copies = team.store.getState().outbox.filter(({ lane, status }) => lane === id && status.kind === 'rejected')
  if (copies.length === 1) await team.letGo(id)
}
