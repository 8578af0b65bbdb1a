import type { z } from 'zod'
import type { sourceDescriptionSchema } from '../../core/contract/directory/directory-contract.ts'
import type { SourcePage, SourceTrouble } from '../../core/domain/directory/source-page.ts'

export type SourceDescription = z.output<typeof sourceDescriptionSchema>

/** What a source answered: a page, or why it gave none. */
export type Pulled = ({ readonly kind: 'page' } & SourcePage) | SourceTrouble

/**
 * A place where clients come from. It only reads. Expected trouble is an answer; only bugs throw.
 *
 * Of a source that tells everything anew, the first page has `fresh`; those that follow while `more` is true belong to it.
 * The same cursor may come again (the page did not arrive): what is answered then leads to the same state.
 */
export interface DirectorySource {
  readonly description: SourceDescription
  /**
   * What changed since `cursor`; without one, everything.
   * @param limit  clients at most, 1…500
   */
  pull(cursor: string | undefined, limit: number, signal: AbortSignal): Promise<Pulled>
  /** Lets go of connections that are kept between pages. */
  close(): void
}

/** How a source asks. Times in ms, sizes in bytes. */
export interface SourceLimits {
  /** For one question, from connecting to the last byte. */
  readonly timeoutMs: number
  readonly answerBytes: number
}

export const SOURCE_LIMITS: SourceLimits = { timeoutMs: 15_000, answerBytes: 32 * 1024 * 1024 }
