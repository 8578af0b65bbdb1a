import type { ClientId } from '../../../core/domain/client/client.ts'
import { highlight } from '../../../core/domain/search/highlight.ts'
import { matchWord, type MatchKind } from '../../../core/domain/search/match-word.ts'
import type { SearchHit } from '../../../core/domain/search/search-answer.ts'
import type { QueryReading } from '../../../core/domain/search/search-query.ts'
import { wordsOf } from '../../../core/domain/search/words.ts'
import type { ClientIndex } from './client-index.ts'
import { phoneAt, requestAt } from './number-layout.ts'
import type { NumberPlace } from './number-index.ts'
import { marksOf } from './search-record.ts'

/** Why a client is in the list. */
export type Found =
  | { readonly by: 'words'; readonly reading: QueryReading }
  | { readonly by: 'number'; readonly place: NumberPlace; readonly request: boolean }

const KINDS: readonly MatchKind[] = ['exact', 'prefix', 'sound', 'typo']

/** What the list shows of one client. */
export function hitOf(index: ClientIndex, client: number, found: Found): SearchHit {
  const { family, given, patronymic, company, title } = index.fields
  const name = [...given.textsOf(client), ...patronymic.textsOf(client), ...family.textsOf(client)].join(' ')
  const companies = company.textsOf(client)
  const reading = found.by === 'words' ? found.reading : undefined
  const shown = reading === undefined ? companies[0] : (companies.find((one) => highlight(one, reading).length > 0) ?? companies[0])
  const { segment, vip, roleKind } = marksOf(index.marks(client))
  const [roleTitle] = title.textsOf(client)
  return {
    id: index.id(client) as ClientId,
    name,
    nameMarks: reading === undefined ? [] : highlight(name, reading),
    ...(shown !== undefined && { company: shown }),
    companyMarks: reading === undefined || shown === undefined ? [] : highlight(shown, reading),
    role: { kind: roleKind, ...(roleTitle !== undefined && { title: roleTitle }) },
    ...numbersOf(index, client, found),
    segment,
    vip,
    match: reading === undefined ? 'number' : weakest(reading, [name, ...companies]),
  }
}

function numbersOf(index: ClientIndex, client: number, found: Found): Pick<SearchHit, 'phone' | 'phoneMark' | 'request'> {
  const { bytes } = index.numbers
  const first = [...index.numbers.entries(client)].find(({ kind }) => kind === 'phone')
  const phone = first === undefined ? {} : { phone: phoneAt(bytes, first.start) }
  if (found.by === 'words') return phone
  const { start, from, to } = found.place
  if (found.request) return { ...phone, request: requestAt(bytes, start) }
  return { phone: phoneAt(bytes, start), phoneMark: { from: from - start, to: to - start } }
}

/** The weakest of the ways in which the typed words found this client, each by its best word. */
function weakest({ words }: QueryReading, texts: readonly string[]): MatchKind {
  const folded = texts.flatMap(wordsOf).map((word) => word.folded)
  const best = words.map((typed) => {
    const ranks = folded
      .map((word) => matchWord(typed, word))
      .map((match) => (match === undefined ? KINDS.length : KINDS.indexOf(match.kind)))
    return Math.min(...ranks)
  })
  // A word of digits may have been found in a number instead.
  const worst = Math.max(0, ...best.filter((rank) => rank < KINDS.length))
  return KINDS[worst] ?? 'typo'
}
