/** A text of an item. `place` names it within the item; `hidden`: seen only when the row is opened. */
export interface ItemText {
  readonly place: string
  readonly text: string
  readonly hidden?: true
}

/** Where a query stands in a text, in UTF-16 units. */
export interface TextMatch {
  readonly place: string
  readonly from: number
  readonly to: number
  readonly hidden: boolean
}

/** More matches in one item than this are not counted: a letter would be found in every word. */
export const MATCHES_AN_ITEM = 30

/** Letter case aside, «ё» as «е», any space as a space; as long as the text itself, so that places hold. */
export function foldText(text: string): string {
  const lower = text.toLowerCase()
  // A few letters grow when they are made small (İ): then letter by letter, leaving those alone.
  const same = lower.length === text.length ? lower : Array.from(text, smallLetter).join('')
  return same.replaceAll('ё', 'е').replaceAll(/[\s\u00a0\u202f]/g, ' ')
}

const smallLetter = (letter: string): string => {
  const small = letter.toLowerCase()
  return small.length === letter.length ? small : letter
}

const folded = new WeakMap<ItemText, string>()

function foldedOf(text: ItemText): string {
  const before = folded.get(text)
  if (before !== undefined) return before
  const now = foldText(text.text)
  folded.set(text, now)
  return now
}

/** The query as it is looked for; empty: nothing is. */
export const wantedOf = (query: string): string => foldText(query).trim().replaceAll(/ +/g, ' ')

/** Every place of the wanted words (`wantedOf`) in the texts of one item, in their order. */
export function matchesIn(texts: readonly ItemText[], wanted: string): readonly TextMatch[] {
  if (wanted === '') return []
  const found: TextMatch[] = []
  for (const text of texts) {
    const whole = foldedOf(text)
    let from = whole.indexOf(wanted)
    while (from >= 0 && found.length < MATCHES_AN_ITEM) {
      found.push({ place: text.place, from, to: from + wanted.length, hidden: text.hidden === true })
      from = whole.indexOf(wanted, from + wanted.length)
    }
  }
  return found
}

/** A match of one item among those of all items shown. */
export interface FoundAt {
  readonly id: string
  /** Index among the matches of the item. */
  readonly index: number
  readonly match: TextMatch
}

/** Items that hold the words, in their order, and every match one after the other. */
export interface TimelineFound<Item> {
  readonly items: readonly Item[]
  readonly all: readonly FoundAt[]
  readonly byItem: ReadonlyMap<string, readonly TextMatch[]>
}

export function searchTimeline<Item extends { readonly id: string }>(
  items: readonly Item[],
  textsOf: (item: Item) => readonly ItemText[],
  query: string,
): TimelineFound<Item> {
  const wanted = wantedOf(query)
  const all: FoundAt[] = []
  const byItem = new Map<string, readonly TextMatch[]>()
  const shown = items.filter((item) => {
    const matches = matchesIn(textsOf(item), wanted)
    if (matches.length === 0) return false
    byItem.set(item.id, matches)
    for (const [index, match] of matches.entries()) all.push({ id: item.id, index, match })
    return true
  })
  return { items: shown, all, byItem }
}
