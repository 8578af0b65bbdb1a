import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { noContext, type ArticleAnswer, type ArticleContext, type ShelvedArticle } from '../../../core/domain/knowledge/found-article.ts'
import { stemsIn } from '../../../core/word-stems/stem.ts'
import { decodeCopy, encodeCopy } from '../../../renderer/storage/knowledge/article-copy.ts'
import { decodeIndex } from '../../../renderer/storage/knowledge/article-index.ts'
import { buildPart } from '../../../renderer/storage/knowledge/article-part.ts'
import { ArticleShelf } from '../../../renderer/storage/knowledge/article-shelf.ts'
import { keptArticle } from '../../../renderer/storage/knowledge/kept-article.ts'
import { article, manyArticles } from '../../support/article-builder.ts'

const NOW = 1_770_000_000_000
const DAY = 86_400_000

async function shelfOf(all: readonly ShelvedArticle[]): Promise<ArticleShelf> {
  const shelf = new ArticleShelf()
  await shelf.replace(all)
  return shelf
}

const search = (shelf: ArticleShelf, query: string, context: ArticleContext = noContext, language: 'ru' | 'en' = 'ru') =>
  shelf.search(query, { language, limit: 100, now: NOW, context })
const ids = ({ hits }: Pick<ArticleAnswer, 'hits'>): readonly string[] => hits.map(({ id }) => id)

const recording = article('recording', {
  title: 'Записи нет в карточке',
  text: 'Передача в CRM повторяется сутки. **Запись** хранится 90 дней.',
  tags: ['CRM', 'передача'],
  topicId: 'recording',
  translations: { en: { title: 'The recording is missing', text: 'It is sent to the CRM again for a day.' } },
})
const courier = article('courier', {
  title: 'Курьер не приехал',
  text: 'Перенести доставку можно на вечер. ПИН-код задаётся в приложении.',
  topicId: 'card',
  translations: { en: { title: 'The courier did not come', text: 'The delivery can be moved.' } },
})
const scheme = article('scheme', { title: 'Схема на выходные', text: '1. Номера.\n2. Секунды на номер.', kind: 'scheme' })

describe('what is typed', () => {
  let shelf: ArticleShelf
  beforeAll(async () => {
    shelf = await shelfOf([recording, courier, scheme])
  })

  it.each([
    ['whole', 'запись', 'recording', 'words'],
    ['in another form', 'записями', 'recording', 'words'],
    ['unfinished', 'карт', 'recording', 'words'],
    ['several words in any order', 'карточке записей', 'recording', 'words'],
    ['with ё for е', 'курьёр', 'courier', 'words'],
    ['with a typo', 'курер', 'courier', 'typos'],
    ['with two letters exchanged', 'запсиь', 'recording', 'typos'],
    ['in the wrong layout', 'pfgbcm', 'recording', 'other-layout'],
    ['in the wrong layout, unfinished', 'ljcnfd', 'courier', 'other-layout'],
    ['a part of a compound', 'код', 'courier', 'words'],
    ['a word of a tag', 'crm', 'recording', 'words'],
    ['words that are not all there', 'курьер опоздал', 'courier', 'some-words'],
    ['a question with words that say nothing', 'как перенести доставку', 'courier', 'words'],
    ['English, where the article has it', 'recordings missing', 'recording', 'words'],
  ] as const)('is found: %s', (_how, query, id, foundBy) => {
    const answer = search(shelf, query)
    expect([ids(answer)[0], answer.foundBy]).toEqual([id, foundBy])
  })

  it('is not found, and the other layout is named', () => {
    const answer = search(shelf, 'rtyuehe')
    expect(answer).toMatchObject({ hits: [], total: 0, other: 'кенгуру' })
  })

  it('is marked in the title and in the place of the text that was found, without signs of Markdown', () => {
    const [hit] = search(shelf, 'запись 90').hits
    const marked = (text = '', marks: readonly { from: number; to: number }[] = []) => marks.map(({ from, to }) => text.slice(from, to))
    expect(marked(hit?.title, hit?.titleMarks)).toEqual(['Записи'])
    expect(marked(hit?.excerpt, hit?.excerptMarks)).toEqual(['Запись', '90'])
    expect(hit?.excerpt).not.toContain('*')
  })

  it('weighs more in a title than in a text, and in the language of the desk', async () => {
    const words = { translations: { en: { title: 'Fee', text: 'x' } } }
    const some = await shelfOf([
      article('text', { title: 'Прочее', text: 'Комиссия и сроки' }),
      article('title', { title: 'Комиссия', text: 'Прочее', ...words }),
      article('foreign', { title: 'Разное', text: 'y', translations: { en: { title: 'Комиссия', text: 'z' } } }),
    ])
    expect(ids(search(some, 'комиссия'))).toEqual(['title', 'foreign', 'text'])
    expect(ids(search(some, 'комиссия', noContext, 'en'))[0]).toBe('foreign')
    expect(search(some, 'комиссия', noContext, 'en').hits.find(({ id }) => id === 'title')?.title).toBe('Fee')
  })
})

describe('an order of what is found', () => {
  it('shows what is not in force last, says so, and what is withdrawn never', async () => {
    const shelf = await shelfOf([
      article('over', { title: 'Тариф', validUntil: NOW - DAY }),
      article('not-yet', { title: 'Тариф', validFrom: NOW + DAY }),
      article('withdrawn', { title: 'Тариф', withdrawn: true }),
      article('valid', { title: 'Прочее', text: 'тариф' }),
    ])
    const { hits, total } = search(shelf, 'тариф')
    expect(hits.map(({ id, validity }) => [id, validity])).toEqual([
      ['valid', 'valid'],
      ['not-yet', 'not-yet'],
      ['over', 'over'],
    ])
    expect(total).toBe(3)
    expect(ids(search(shelf, ''))).toEqual(['valid'])
  })

  it('brings up what fits to the step, the question and the topic, and gives the reason', async () => {
    const same = { title: 'Возврат', text: 'Возврат денег' }
    const shelf = await shelfOf([
      article('plain', { ...same, at: 9 }),
      article('topic', { ...same, topicId: 't' }),
      article('asked', same),
      article('step', same),
    ])
    const context = { stepIds: ['step'], questionIds: ['asked'], topicIds: ['t'] }
    const reasons = (answer: Pick<ArticleAnswer, 'hits'>) => answer.hits.map(({ id, reason }) => [id, reason])
    const fitting = [
      ['step', 'step'],
      ['asked', 'question'],
      ['topic', 'topic'],
    ]
    expect(reasons(search(shelf, 'возврат', context))).toEqual([...fitting, ['plain', undefined]])
    expect(reasons(search(shelf, '', context))).toEqual(fitting)
    expect(ids(search(shelf, ''))).toEqual(['plain', 'asked', 'step', 'topic'])
  })
})

describe('articles that change', () => {
  const many = manyArticles(400, [], 30)

  it('are found by their newest words only, in one part or two', async () => {
    const shelf = await shelfOf(many)
    expect(await shelf.replace(many)).toBe(false)
    const changed = many.map((one, at) => (at === 7 ? { ...one, title: 'Дирижабль', text: 'Стратостат' } : one)).slice(0, -1)
    expect(await shelf.replace(changed)).toBe(true)
    expect(shelf.mass).toBeUndefined()
    const before = search(shelf, 'дирижабль стратостат')
    expect(ids(before)).toEqual(['many-7'])
    expect(ids(search(shelf, many[7]?.title ?? '')).filter((id) => id === 'many-7')).toEqual([])
    expect(shelf.article('many-399', 'alfa')).toBeUndefined()
    await shelf.merge()
    expect(shelf.mass?.articles.length).toBe(399)
    expect(search(shelf, 'дирижабль стратостат')).toEqual(before)
  })

  it('stay as they were when the reading of so many is given up', async () => {
    const shelf = await shelfOf([recording])
    let slices = 0
    expect(await shelf.replace(many, { isCancelled: () => (slices += 1) > 3 })).toBeUndefined()
    expect([shelf.size, ids(search(shelf, 'запись'))]).toEqual([1, ['recording']])
  })

  it('are found as a naive model finds them', async () => {
    const shelf = await shelfOf(many)
    const stems = new Map(many.map((one) => [one.id, new Set(stemsIn([one.title, one.text, ...(one.tags ?? [])].join(' ')))]))
    const words = [...new Set(many.slice(0, 40).flatMap(({ title }) => title.split(' ')))]
    fc.assert(
      fc.property(fc.uniqueArray(fc.constantFrom(...words), { minLength: 1, maxLength: 3 }), (query) => {
        const wanted = stemsIn(query.join(' '))
        const all = [...stems].filter(([, has]) => wanted.every((stem) => has.has(stem))).map(([id]) => id)
        const answer = search(shelf, query.join(' '))
        const found = new Set(ids(answer))
        expect(answer.total).toBeGreaterThanOrEqual(all.length)
        // A list of a hundred is the longest; what has the words themselves comes before what only nearly has them.
        const missing = all.filter((id) => !found.has(id))
        expect(missing.length).toBe(Math.max(0, all.length - 100))
      }),
      { numRuns: 60 },
    )
  })
})

describe('the copy', () => {
  const many = manyArticles(120, [recording, courier], 40)

  it('reads back as it was, word for word', async () => {
    const part = await buildPart(many.map(keptArticle))
    if (part === undefined) throw new Error('nothing cancels it')
    const copy = decodeCopy(encodeCopy(part))
    const shelf = new ArticleShelf()
    if (copy?.part === undefined) throw new Error('the copy was not read')
    shelf.restore(copy.part)
    const fresh = await shelfOf(many)
    for (const query of ['запись', 'курер', 'pfgbcm', 'ПИН', '', many[50]?.title ?? ''])
      expect(search(shelf, query)).toEqual(search(fresh, query))
    expect(shelf.article('recording', undefined)).toEqual(recording)
  })

  it('is refused when a part is missing, cut or something else', async () => {
    const part = await buildPart(many.map(keptArticle))
    if (part === undefined) throw new Error('nothing cancels it')
    const parts = encodeCopy(part)
    expect(decodeCopy([])).toBeUndefined()
    expect(decodeCopy(parts.slice(0, -1))).toBeUndefined()
    expect(decodeCopy([new Uint8Array([1, 2, 3]), ...parts.slice(1)])).toBeUndefined()
    expect(() => decodeIndex(new Uint8Array(40))).toThrow(RangeError)
  })
})

it('ten thousand queries of any signs never throw', async () => {
  const shelf = await shelfOf(manyArticles(60, [recording, courier, scheme], 25))
  const rough = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 40 }),
    fc.string({ maxLength: 300 }),
    fc.constantFrom(
      '<script>alert(1)</script>',
      '\u0000',
      '((((',
      '🙂🙂',
      'а'.repeat(500),
      '. * + ? ^ $ { } ( ) | [ ] \\',
      '__proto__ constructor',
    ),
  )
  fc.assert(
    fc.property(rough, (query) => {
      const { hits, total } = search(shelf, query)
      expect(total).toBeGreaterThanOrEqual(hits.length)
    }),
    { numRuns: 10_000 },
  )
}, 120_000)
