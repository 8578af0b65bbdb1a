import type { SearchAnswer } from '../../core/domain/search/search-answer.ts'
import type { ClientSearch, SearchOptions, SearchOutcome, SearchStatus } from '../../core/ports/client-search.ts'

/** A search that answers when the test says so. */
export class FakeClientSearch implements ClientSearch {
  readonly asked: string[] = []
  prepared = 0
  #status: SearchStatus
  readonly #listeners = new Set<() => void>()
  #settle: (outcome: SearchOutcome) => void = () => undefined
  readonly #answerOf: (query: string) => SearchAnswer | undefined

  /** @param answerOf undefined: the query waits for `settle` */
  constructor(answerOf: (query: string) => SearchAnswer | undefined, status: SearchStatus = { kind: 'ready', clients: 3 }) {
    this.#answerOf = answerOf
    this.#status = status
  }

  readonly status = {
    get: (): SearchStatus => this.#status,
    subscribe: (listener: () => void): (() => void) => {
      this.#listeners.add(listener)
      return () => this.#listeners.delete(listener)
    },
  }

  prepare(): void {
    this.prepared += 1
  }

  search(query: string, _options: SearchOptions): Promise<SearchOutcome> {
    this.asked.push(query)
    const answer = this.#answerOf(query)
    if (answer !== undefined) return Promise.resolve({ kind: 'answered', answer })
    return new Promise((resolve) => {
      this.#settle = resolve
    })
  }

  settle(outcome: SearchOutcome): void {
    this.#settle(outcome)
  }

  say(status: SearchStatus): void {
    this.#status = status
    for (const listener of this.#listeners) listener()
  }
}
