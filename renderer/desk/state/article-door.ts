import { createStore, type StoreApi } from 'zustand/vanilla'

/** Where an article was asked for: a step of a script, or a question that was foretold. */
export type ArticleFrom =
  | { readonly kind: 'step'; readonly scriptId: string; readonly nodeId: string }
  | { readonly kind: 'question'; readonly questionId: string }
  | { readonly kind: 'chat' }

export interface ArticleDoorState {
  /** The article that was asked for last; undefined: none is. */
  readonly articleId: string | undefined
  readonly from: ArticleFrom | undefined
  /** Grows with every asking, so that the same article opens again. */
  readonly asked: number
}

/** Opens an article of the knowledge base from anywhere on the desk. */
export interface ArticleDoor {
  readonly store: StoreApi<ArticleDoorState>
  open(articleId: string, from?: ArticleFrom): void
  close(): void
}

export function createArticleDoor(): ArticleDoor {
  const store = createStore<ArticleDoorState>(() => ({ articleId: undefined, from: undefined, asked: 0 }))
  return {
    store,
    open: (articleId, from) => store.setState(({ asked }) => ({ articleId, from, asked: asked + 1 })),
    close: () => store.setState({ articleId: undefined, from: undefined }),
  }
}
