import type { Client } from '../../core/domain/client/client.ts'
import { matchWord } from '../../core/domain/search/match-word.ts'
import { numberQuery } from '../../core/domain/search/number-query.ts'
import { requestKey } from '../../core/domain/search/request-key.ts'
import { searchQuery, type QueryWord } from '../../core/domain/search/search-query.ts'
import { wordsOf } from '../../core/domain/search/words.ts'

const wordsOfClient = ({ name, company, roles }: Client): readonly string[] =>
  [name.family, name.given, name.patronymic ?? '', company ?? '', ...roles.map((role) => role.company ?? '')]
    .flatMap(wordsOf)
    .map((word) => word.folded)

/** Ids that a query must find, client by client and word by word: what the index is compared with. */
export function naiveSearch(clients: readonly Client[], text: string): ReadonlySet<string> {
  return new Set(clients.filter((client) => fits(client, text)).map((client) => client.id))
}

function fits(client: Client, text: string): boolean {
  const number = numberQuery(text)
  const phones = client.phones.map((phone) => phone.number.slice(1))
  const requests = client.requests.map((request) => requestKey(request.number))
  const { phonePart, phoneStart, request } = number ?? {}
  if (phonePart !== undefined && phones.some((phone) => phone.includes(phonePart))) return true
  if (phoneStart !== undefined && phones.some((phone) => phone.startsWith(phoneStart))) return true
  if (request !== undefined && requests.some((key) => key.startsWith(request))) return true
  const words = wordsOfClient(client)
  const inWords = (typed: QueryWord): boolean => words.some((word) => matchWord(typed, word) !== undefined)
  const inNumbers = (digits: string): boolean => digits.length < 2 || [...phones, ...requests].some((one) => one.includes(digits))
  return searchQuery(text).readings.some((reading) => {
    const digits = reading.words.filter(({ folded }) => /^\d+$/.test(folded))
    const rest = reading.words.filter((word) => !digits.includes(word))
    if (reading.words.every(inWords)) return true
    return digits.length > 0 && rest.length > 0 && rest.every(inWords) && digits.every(({ folded }) => inNumbers(folded))
  })
}
