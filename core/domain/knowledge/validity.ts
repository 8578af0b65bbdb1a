import type { EpochMs } from '../time.ts'
import type { Article } from './article.ts'

/** Where an article stands on a day. `soon`: true, but not for long: its owner should look at it. */
export type Validity = 'valid' | 'soon' | 'not-yet' | 'over' | 'withdrawn'

const SOON_MS = 14 * 24 * 3_600_000

export function validityOf({ validFrom, validUntil, withdrawn }: Article, now: EpochMs): Validity {
  if (withdrawn === true) return 'withdrawn'
  if (validFrom !== undefined && now < validFrom) return 'not-yet'
  if (validUntil === undefined) return 'valid'
  if (now >= validUntil) return 'over'
  return validUntil - now < SOON_MS ? 'soon' : 'valid'
}

/** Whether an operator may speak from it now. */
export const isInForce = (article: Article, now: EpochMs): boolean => ['valid', 'soon'].includes(validityOf(article, now))
