import type { SearchAnswer } from '../domain/search/search-answer.ts'

/** Where the index of this seat stands. `failed`: `why` says what to do about it; `prepare` tries again. */
export type SearchStatus =
  | { readonly kind: 'idle' }
  /** Clients read so far, and all of them. */
  | { readonly kind: 'loading'; readonly done: number; readonly total: number }
  | { readonly kind: 'ready'; readonly clients: number }
  | { readonly kind: 'failed'; readonly why: 'storage' | 'stopped' }

/** `superseded`: a newer query or the signal came first. */
export type SearchOutcome =
  | { readonly kind: 'answered'; readonly answer: SearchAnswer }
  | { readonly kind: 'superseded' }
  | { readonly kind: 'failed'; readonly why: 'storage' | 'stopped' }

/** What an `AbortSignal` is, as far as the core knows it. */
export interface Cancel {
  readonly aborted: boolean
  addEventListener(kind: 'abort', listener: () => void): void
}

export interface SearchOptions {
  /** Hits at most, 1…100. */
  readonly limit: number
  readonly signal?: Cancel
}

/** Finds clients by what an operator types: names, companies, parts of phone numbers, numbers of requests. Never rejects. */
export interface ClientSearch {
  readonly status: {
    /** Stable between changes. */
    get(): SearchStatus
    /** Returns the unsubscriber. */
    subscribe(listener: () => void): () => void
  }
  /** Begins to load the index, if that has not begun; also after a failure. */
  prepare(): void
  /** Waits for the index; one query at a time, a newer one supersedes it. */
  search(query: string, options: SearchOptions): Promise<SearchOutcome>
}
