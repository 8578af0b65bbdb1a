import type { ItemText } from '../../../../../core/domain/interaction/timeline/search-timeline.ts'
import type { ItemContent } from './item-content.ts'

const made = new WeakMap<ItemContent, readonly ItemText[]>()

const text = (place: string, value: string | undefined, hidden = false): readonly ItemText[] =>
  value === undefined || value === '' ? [] : [{ place, text: value, ...(hidden ? { hidden: true as const } : {}) }]

export const linePlace = (index: number): string => `line-${index}`
export const factPlace = (id: string): string => `fact-${id}`

/** What is looked through in an item, in the order it stands on the screen. Facts that its row tells already are left out. */
export function textsOf(content: ItemContent): readonly ItemText[] {
  const before = made.get(content)
  if (before !== undefined) return before
  const { title, details, outcome, outcomeNote, facts, words, notes, transcript } = content
  const row = [title, details, outcome, outcomeNote].join(' ')
  const texts = [
    ...text('title', title),
    ...text('details', details),
    ...text('outcome', outcome),
    ...text('outcomeNote', outcomeNote),
    ...facts.filter((fact) => !row.includes(fact.text)).flatMap((fact) => text(factPlace(fact.id), fact.text, true)),
    ...text('words', words, true),
    ...text('notes', notes, true),
    ...transcript.flatMap((line, index) => text(linePlace(index), line.text, true)),
  ]
  made.set(content, texts)
  return texts
}
