import { describe, expect, it } from 'vitest'
import type { Article } from '../../../../core/domain/knowledge/article.ts'
import { articleOfForm, emptyForm, formOfArticle, type ArticleForm, type DayRules } from '../../../../core/domain/knowledge/article-form.ts'

const DAY = 86_400_000
const days: DayRules = {
  beginOf: (day) => (/^\d+$/u.test(day) ? Number(day) * DAY : undefined),
  endOf: (day) => (/^\d+$/u.test(day) ? (Number(day) + 1) * DAY : undefined),
  dayOf: (at) => String(Math.floor(at / DAY)),
}
const made = { id: 'a', by: 'Ольга', at: 5, taken: new Set(['срок']) }
const whole: ArticleForm = { ...emptyForm, titleRu: 'Срок', textRu: 'Три дня' }
const read = (over: Partial<ArticleForm>) => articleOfForm({ ...whole, ...over }, made, days)

describe('a form', () => {
  it('becomes an article and is had back from it', () => {
    const form: ArticleForm = {
      ...whole,
      titleEn: 'Term',
      textEn: 'Three days',
      kind: 'quick-text',
      topicId: 't',
      tags: 'срок, дни',
      abbreviation: 'дни',
      fromDay: '10',
      untilDay: '20',
      owner: 'Инна',
      withdrawn: true,
    }
    const article = articleOfForm(form, made, days)
    expect(article).toMatchObject({
      ok: true,
      value: { validFrom: 10 * DAY, validUntil: 21 * DAY, tags: ['срок', 'дни'], withdrawn: true },
    })
    if (article.ok) expect(formOfArticle(article.value, days)).toEqual(form)
  })

  it('in English alone is an English article', () => {
    const english = articleOfForm({ ...emptyForm, titleEn: 'Term', textEn: 'Three days' }, made, days)
    expect(english).toMatchObject({ ok: true, value: { language: 'en', title: 'Term' } })
    const old: Article = { id: 'o', title: 'Срок', text: 'Три дня', by: 'Анна', at: 1 }
    expect(formOfArticle(old, days)).toEqual(whole)
  })

  it.each<[Partial<ArticleForm>, readonly string[]]>([
    [{ titleRu: ' ', textRu: '' }, ['no-title', 'no-text']],
    [{ titleRu: '' }, ['no-title']],
    [{ textRu: '' }, ['no-text']],
    [{ titleEn: 'Term' }, ['half-translated']],
    [{ kind: 'quick-text' }, ['no-abbreviation']],
    [{ kind: 'quick-text', abbreviation: 'два слова' }, ['bad-abbreviation']],
    [{ kind: 'quick-text', abbreviation: 'Срок' }, ['taken-abbreviation']],
    [{ fromDay: '31.02' }, ['bad-day']],
    [{ fromDay: '20', untilDay: '10' }, ['ends-before-it-begins']],
    [{ tags: 'м'.repeat(65) }, ['long-tag']],
  ])('%o lacks %o', (over, faults) => {
    expect(read(over)).toEqual({ ok: false, error: faults })
  })

  it('holds on its last day still', () => {
    expect(read({ fromDay: '10', untilDay: '10' }).ok).toBe(true)
  })
})
