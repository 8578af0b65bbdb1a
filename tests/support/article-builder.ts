import type { Article } from '../../core/domain/knowledge/article.ts'
import type { ShelvedArticle } from '../../core/domain/knowledge/found-article.ts'

export const article = (id: string, over: Partial<ShelvedArticle> = {}): ShelvedArticle => ({
  id,
  organisation: 'alfa',
  title: `Статья ${id}`,
  text: 'Текст статьи',
  language: 'ru',
  kind: 'answer',
  by: 'Анна',
  at: 1,
  revision: 1,
  ...over,
})

/** A stream of numbers 0…1 that is the same every time. */
export function seeded(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
}

const ROOTS =
  'запис достав карт договор оплат счет абонент номер перевод тариф подпис паспорт курьер звонк очеред отчет оператор сотрудник клиент срок возврат скидк лимит кредит ипотек справк налог акт сверк доступ парол роль сбой табло экран монитор схем выходн обход линия эскалац руководител жалоб прибор датчик кабел станц маршрут склад груз заказ товар магазин продаж поставк'.split(
    ' ',
  )
const PREFIXES = ['', '', '', 'пере', 'под', 'за', 'от', 'до', 'при', 'вы', 'раз', 'не']
const MIDDLES = ['', '', 'н', 'к', 'ов', 'ств', 'тель', 'ир', 'оч', 'изм', 'енн']
const ENDINGS = ['а', 'ы', 'у', 'ой', 'ами', 'ов', 'ам', 'е', 'ить', 'ный', 'ная', 'ные', 'ого', 'ение', 'ения', 'ать']

/** Some thousand Russian words, the common ones first. */
function vocabulary(size: number, random: () => number): readonly string[] {
  const pick = (from: readonly string[]): string => from[Math.floor(random() * from.length)] ?? ''
  const words = new Set<string>()
  while (words.size < size) words.add(`${pick(PREFIXES)}${pick(ROOTS)}${pick(MIDDLES)}${pick(ENDINGS)}`)
  return [...words]
}

/** Many Russian articles, half again as long as those that are shipped (42 words); `real` come first, as they are. The same every time. */
export function manyArticles(count: number, real: readonly Article[] = [], words = 60): readonly ShelvedArticle[] {
  const random = seeded(11)
  const all = vocabulary(9_000, random)
  // A few words are everywhere, most are rare (Zipf).
  const word = (): string => all[Math.floor(all.length * random() ** 3)] ?? ''
  const text = (length: number): string => Array.from({ length }, word).join(' ')
  const sentence = (length: number): string => {
    const said = text(length)
    return `${said.charAt(0).toUpperCase()}${said.slice(1)}.`
  }
  return Array.from({ length: count }, (_, at): ShelvedArticle => {
    const own = real[at]
    if (own !== undefined) return { ...own, organisation: 'alfa', revision: 1 }
    const paragraphs = Array.from({ length: Math.ceil(words / 11) }, () => sentence(11))
    return article(`many-${String(at)}`, {
      title: sentence(5).slice(0, -1),
      text: paragraphs.join(at % 3 === 0 ? '\n\n' : ' '),
      kind: at % 5 === 0 ? 'scheme' : 'answer',
      tags: [word(), word()],
      at: 1_700_000_000_000 + at,
    })
  })
}
