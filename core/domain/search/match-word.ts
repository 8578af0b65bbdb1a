import { editDistance } from './edits.ts'
import type { QueryWord } from './search-query.ts'
import { soundsOf } from './sound.ts'

/** How a typed word found a word, best first. `sound`: the same when spoken, or in the other alphabet. */
export type MatchKind = 'exact' | 'prefix' | 'sound' | 'typo'

export interface WordMatch {
  readonly kind: MatchKind
  /** The lower, the better; comparable between words of a query. */
  readonly cost: number
}

/** Costs of a match, so that one exact word always outweighs where in the record it stands. */
export const MATCH_COST = {
  exact: 0,
  prefix: 2,
  soundWhole: 3,
  soundPrefix: 4,
  typo: 8,
  secondTypo: 4,
  typoPrefix: 1,
  typoSound: 2,
} as const

/** Cost of a word found with so many typos; `beginning`: only the word's beginning is that near. */
export function typoCost(edits: number, how: { readonly beginning: boolean; readonly sound: boolean }): number {
  const { typo, secondTypo, typoPrefix, typoSound } = MATCH_COST
  return typo + (edits > 1 ? secondTypo : 0) + (how.beginning ? typoPrefix : 0) + (how.sound ? typoSound : 0)
}

/** Compares a typed word with a folded one; undefined: it does not find it. The index must find what this finds. */
export function matchWord(typed: QueryWord, folded: string): WordMatch | undefined {
  if (folded === typed.folded) return { kind: 'exact', cost: MATCH_COST.exact }
  if (folded.startsWith(typed.folded)) return { kind: 'prefix', cost: MATCH_COST.prefix }
  return matchSound(typed, folded) ?? matchWithTypos(typed, folded)
}

function matchSound(typed: QueryWord, folded: string): WordMatch | undefined {
  const keys = soundsOf(folded)
  const sounds = typed.sounds.filter((sound) => sound !== '')
  if (sounds.some((sound) => keys.includes(sound))) return { kind: 'sound', cost: MATCH_COST.soundWhole }
  return sounds.some((sound) => keys.some((key) => key.startsWith(sound))) ? { kind: 'sound', cost: MATCH_COST.soundPrefix } : undefined
}

function matchWithTypos(typed: QueryWord, folded: string): WordMatch | undefined {
  if (typed.edits === 0) return undefined
  const costs = [
    nearness(typed.folded, folded, typed.edits, false),
    ...typed.wholeSounds.flatMap((sound) => soundsOf(folded).map((key) => nearness(sound, key, typed.edits, true))),
  ].filter((cost) => cost !== undefined)
  return costs.length === 0 ? undefined : { kind: 'typo', cost: Math.min(...costs) }
}

function nearness(typed: string, word: string, edits: number, sound: boolean): number | undefined {
  if (typed === '') return undefined
  const { whole, beginning } = editDistance(typed, word)
  if (beginning > edits) return undefined
  const costs = [typoCost(beginning, { beginning: true, sound })]
  if (whole <= edits) costs.push(typoCost(whole, { beginning: false, sound }))
  return Math.min(...costs)
}
