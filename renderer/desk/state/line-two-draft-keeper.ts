import type { StoreApi } from 'zustand/vanilla'
import type { Clock } from '../../../core/ports/clock.ts'
import type { AnswerDrafts } from './line-two-drafts.ts'
import type { DraftKept, LineTwoView } from './line-two-view.ts'

/** The longest answer the hub takes, characters. */
export const ANSWER_LIMIT = 4000

/** What was typed is on the disk this much later at most, in ms. */
const KEEP_AFTER_MS = 300

export interface DraftKeeper {
  write(id: string, text: string, articleId?: string): void
  clear(id: string): void
  /** Writes at once what is still to be written. */
  flush(): void
}

/** Keeps the drafts of answers in step with the disk: read once at the start, written soon after each pause in typing. */
export function createDraftKeeper(store: StoreApi<LineTwoView>, drafts: AnswerDrafts, clock: Clock): DraftKeeper {
  const due = new Map<string, () => void>()
  const mark = (id: string, kept: DraftKept): void => store.setState((view) => ({ kept: { ...view.kept, [id]: kept } }))
  const keep = async (id: string): Promise<void> => {
    due.delete(id)
    const draft = store.getState().drafts[id] ?? { escalationId: id, text: '' }
    try {
      await drafts.keep(draft)
      if (!due.has(id)) mark(id, draft.text === '' ? 'clean' : 'kept')
    } catch {
      mark(id, 'failed')
    }
  }
  const write = (id: string, typed: string, articleId?: string): void => {
    const text = typed.slice(0, ANSWER_LIMIT)
    store.setState((view) => {
      const article = articleId ?? view.drafts[id]?.articleId
      const draft = { escalationId: id, text, ...(article === undefined || text === '' ? {} : { articleId: article }) }
      return { drafts: { ...view.drafts, [id]: draft }, kept: { ...view.kept, [id]: 'writing' } }
    })
    due.get(id)?.()
    due.set(
      id,
      clock.after(KEEP_AFTER_MS, () => void keep(id)),
    )
  }
  void drafts.all().then(
    (all) => {
      const found = Object.fromEntries(all.map((draft) => [draft.escalationId, draft]))
      const kept = Object.fromEntries(all.map(({ escalationId }) => [escalationId, 'kept' as const]))
      // What was typed while the disk was read is newer.
      store.setState((view) => ({ drafts: { ...found, ...view.drafts }, kept: { ...kept, ...view.kept } }))
    },
    () => undefined,
  )
  return {
    write,
    clear: (id) => write(id, ''),
    flush: () => {
      for (const [id, cancel] of due) {
        cancel()
        void keep(id)
      }
    },
  }
}
