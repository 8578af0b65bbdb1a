import type { Clock } from '../../../core/ports/clock.ts'

/** The operator stopped typing: what she typed is what she looked for, ms. */
const TYPED_OUT_MS = 2_000

export interface NothingFound {
  typed(query: string): void
  answered(query: string, hits: number): void
  /** The search is left. */
  leave(): void
}

/**
 * Says when something was looked for and not found: not while it is still being typed, and once for one thing, however it is typed on
 * or taken back letter by letter.
 */
export function createNothingFound(clock: Clock, tell: (query: string) => void): NothingFound {
  let missing: string | undefined
  let told: string | undefined
  let cancel = (): void => undefined
  const settle = (): void => {
    cancel()
    const query = missing
    missing = undefined
    if (query === undefined || (told !== undefined && (query.startsWith(told) || told.startsWith(query)))) return
    told = query
    tell(query)
  }
  return {
    typed: () => {
      cancel()
      missing = undefined
    },
    answered: (query, hits) => {
      cancel()
      missing = hits === 0 ? query.trim() : undefined
      if (missing !== undefined) cancel = clock.after(TYPED_OUT_MS, settle)
    },
    leave: () => {
      settle()
      told = undefined
    },
  }
}
