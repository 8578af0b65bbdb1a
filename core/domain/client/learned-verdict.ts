import type { EpochMs } from '../time.ts'
import type { ClientId } from './client-id.ts'

/** What an operator said of a caller: it is this client, or it is not. */
export interface LearnedVerdict {
  readonly clientId: ClientId
  readonly verdict: 'confirmed' | 'refused'
  readonly at: EpochMs
}

/** So many verdicts a caller are remembered: the newest, one a client. */
export const VERDICTS_KEPT = 20

/** The list with one more verdict, newest first, one a client. */
export const withVerdict = (verdicts: readonly LearnedVerdict[], next: LearnedVerdict): readonly LearnedVerdict[] =>
  newestOfEach([...verdicts, next]).slice(0, VERDICTS_KEPT)

export const withoutVerdictOn = (verdicts: readonly LearnedVerdict[], clientId: ClientId): readonly LearnedVerdict[] =>
  verdicts.filter((verdict) => verdict.clientId !== clientId)

/** One a client, newest first. At one moment a refusal weighs more: opening the wrong card is worse than asking. */
export function newestOfEach(verdicts: readonly LearnedVerdict[]): readonly LearnedVerdict[] {
  const newest = new Map<ClientId, LearnedVerdict>()
  for (const verdict of [...verdicts].sort(newerFirst)) if (!newest.has(verdict.clientId)) newest.set(verdict.clientId, verdict)
  return [...newest.values()]
}

export const sameVerdicts = (one: readonly LearnedVerdict[] = [], other: readonly LearnedVerdict[] = []): boolean =>
  one.length === other.length &&
  one.every(({ clientId, verdict, at }, index) => {
    const same = other[index]
    return same?.clientId === clientId && same.verdict === verdict && same.at === at
  })

const newerFirst = (a: LearnedVerdict, b: LearnedVerdict): number =>
  b.at - a.at || Number(b.verdict === 'refused') - Number(a.verdict === 'refused') || (a.clientId < b.clientId ? -1 : 1)
