import type { SelectOption } from '../../ui/plain-select.tsx'

/** Words are compared by so many first letters: endings change, the beginning says what it is about. */
const STEM_CHARS = 5

/** More topics for one request would not help to choose. */
const MOST = 2

/** Topics whose words stand in the title of an open request, the best for each; none where too many fit equally. */
export const likelyTopics = (topics: readonly SelectOption[], titles: readonly string[]): ReadonlySet<string> =>
  new Set(titles.flatMap((title) => bestFor(title, topics)))

const bestFor = (title: string, topics: readonly SelectOption[]): readonly string[] => {
  const wanted = new Set(stemsOf(title))
  const scored = topics.map(({ value, label }) => ({ value, score: stemsOf(label).filter((stem) => wanted.has(stem)).length }))
  const best = Math.max(0, ...scored.map(({ score }) => score))
  const found = best === 0 ? [] : scored.filter(({ score }) => score === best)
  return found.length > MOST ? [] : found.map(({ value }) => value)
}

const stemsOf = (text: string): readonly string[] =>
  (text.toLocaleLowerCase().match(/\p{L}{4,}/gu) ?? []).map((word) => word.slice(0, STEM_CHARS))
