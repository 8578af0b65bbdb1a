import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Client, ClientId } from '../../../core/domain/client/client.ts'
import type { SearchAnswer } from '../../../core/domain/search/search-answer.ts'
import type { ClientDirectory } from '../../../core/ports/client-directory.ts'
import type { ClientSearch, SearchStatus } from '../../../core/ports/client-search.ts'
import type { Clock } from '../../../core/ports/clock.ts'

export interface ClientSearchState {
  readonly open: boolean
  readonly query: string
  readonly index: SearchStatus
  /** To the query typed last that was answered; the one before stays until the new one is there. */
  readonly answer: SearchAnswer | undefined
  /** Place of the marked hit. */
  readonly marked: number
  /** Set while a client's record is fetched; `missing`: it is no longer there; `failed`: it could not be read. */
  readonly opening: 'no' | 'reading' | 'missing' | 'failed'
}

/** Looking for a client by what one remembers of him. */
export interface ClientSearchStore {
  readonly store: StoreApi<ClientSearchState>
  /** False: this desk has no index to look into. */
  readonly available: boolean
  setOpen(open: boolean): void
  type(query: string): void
  /** Marks the next hit (1) or the one before (-1); at an end it goes on at the other. */
  move(step: 1 | -1): void
  mark(place: number): void
  /** Reads the index again after a failure. */
  retry(): void
  /** The whole record of a hit; undefined when it cannot be had: `opening` says why. */
  fetch(id: ClientId): Promise<Client | undefined>
  close(): void
}

/** Hits on the screen. */
export const HITS = 20
/** The index is read when the desk has long been there, so that neither its start nor the first call pays for it, in ms. */
const PREPARE_AFTER_MS = 15_000

const CLOSED = { open: false, query: '', answer: undefined, marked: 0, opening: 'no' } as const

interface SearchParts {
  readonly search: ClientSearch | undefined
  readonly directory: ClientDirectory
  readonly clock: Clock
}

export function createClientSearchStore({ search, directory, clock }: SearchParts): ClientSearchStore {
  const store = createStore<ClientSearchState>(() => ({ ...CLOSED, index: search?.status.get() ?? { kind: 'idle' } }))
  const stopStatus = search?.status.subscribe(() => {
    store.setState({ index: search.status.get() })
  })
  const cancelPrepare = search === undefined ? undefined : clock.after(PREPARE_AFTER_MS, () => search.prepare())
  let asking = new AbortController()
  const ask = async (query: string): Promise<void> => {
    asking.abort()
    asking = new AbortController()
    const outcome = await search?.search(query, { limit: HITS, signal: asking.signal })
    if (outcome?.kind === 'answered' && store.getState().open) store.setState({ answer: outcome.answer, marked: 0 })
  }
  const type = (query: string): void => {
    store.setState({ query, opening: 'no' })
    if (query.trim() !== '') void ask(query)
    else {
      asking.abort()
      store.setState({ answer: undefined, marked: 0 })
    }
  }
  return {
    store,
    available: search !== undefined,
    setOpen: (open) => {
      asking.abort()
      store.setState(open ? { ...CLOSED, open } : CLOSED)
      if (open) search?.prepare()
    },
    type,
    move: (step) => {
      const { answer, marked } = store.getState()
      const count = answer?.hits.length ?? 0
      if (count > 0) store.setState({ marked: (marked + step + count) % count })
    },
    mark: (marked) => store.setState({ marked }),
    retry: () => {
      search?.prepare()
      type(store.getState().query)
    },
    fetch: async (id) => {
      store.setState({ opening: 'reading' })
      try {
        const client = await directory.byId(id)
        store.setState({ opening: client === undefined ? 'missing' : 'no' })
        return client
      } catch {
        store.setState({ opening: 'failed' })
        return undefined
      }
    },
    close: () => {
      asking.abort()
      cancelPrepare?.()
      stopStatus?.()
    },
  }
}
