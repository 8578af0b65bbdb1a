import { err, ok, type Result } from '../result.ts'
import type { EpochMs } from '../time.ts'
import type { Article, ArticleKind, ArticleTranslation } from './article.ts'

/** An article while it is written: everything as it stands in its fields. Days are `2026-12-31`, empty: none. */
export interface ArticleForm {
  readonly kind: ArticleKind
  readonly titleRu: string
  readonly textRu: string
  readonly titleEn: string
  readonly textEn: string
  readonly topicId: string
  /** Separated by commas. */
  readonly tags: string
  readonly abbreviation: string
  /** The first day, and the last one. */
  readonly fromDay: string
  readonly untilDay: string
  readonly owner: string
  readonly withdrawn: boolean
}

export type ArticleFault =
  | 'no-title'
  | 'no-text'
  /** The other language has a title without a text, or the other way round. */
  | 'half-translated'
  | 'no-abbreviation'
  | 'bad-abbreviation'
  | 'taken-abbreviation'
  | 'ends-before-it-begins'
  | 'bad-day'
  | 'long-tag'

/** How the days of a form and the times of an article go together; the place of the calendar is the seat's. */
export interface DayRules {
  /** When a day begins; undefined: it is no day. */
  readonly beginOf: (day: string) => EpochMs | undefined
  /** When the day after it begins. */
  readonly endOf: (day: string) => EpochMs | undefined
  readonly dayOf: (at: EpochMs) => string
}

export const emptyForm: ArticleForm = {
  kind: 'answer',
  titleRu: '',
  textRu: '',
  titleEn: '',
  textEn: '',
  topicId: '',
  tags: '',
  abbreviation: '',
  fromDay: '',
  untilDay: '',
  owner: '',
  withdrawn: false,
}

export function formOfArticle(article: Article, days: DayRules): ArticleForm {
  const own: ArticleTranslation = { title: article.title, text: article.text }
  const ru = (article.language ?? 'ru') === 'ru' ? own : article.translations?.ru
  const en = article.language === 'en' ? own : article.translations?.en
  return {
    kind: article.kind ?? 'answer',
    titleRu: ru?.title ?? '',
    textRu: ru?.text ?? '',
    titleEn: en?.title ?? '',
    textEn: en?.text ?? '',
    topicId: article.topicId ?? '',
    tags: (article.tags ?? []).join(', '),
    abbreviation: article.abbreviation ?? '',
    fromDay: article.validFrom === undefined ? '' : days.dayOf(article.validFrom),
    untilDay: article.validUntil === undefined ? '' : days.dayOf(article.validUntil - 1),
    owner: article.owner ?? '',
    withdrawn: article.withdrawn === true,
  }
}

const ABBREVIATION = /^[\p{L}\p{N}-]{1,32}$/u

export interface FormedBy {
  readonly id: string
  readonly by: string
  readonly at: EpochMs
  readonly fromEscalation?: string
  /** Abbreviations of the other articles, in lower case. */
  readonly taken: ReadonlySet<string>
}

/** The article a form stands for, or everything that is missing in it. */
export function articleOfForm(form: ArticleForm, made: FormedBy, days: DayRules): Result<Article, readonly ArticleFault[]> {
  const ru = wordsOf(form.titleRu, form.textRu)
  const en = wordsOf(form.titleEn, form.textEn)
  const own = ru ?? en
  const tags = [...new Set(form.tags.split(',').map((tag) => tag.trim()))].filter((tag) => tag !== '')
  const validFrom = form.fromDay === '' ? undefined : days.beginOf(form.fromDay)
  const validUntil = form.untilDay === '' ? undefined : days.endOf(form.untilDay)
  const faults = faultsOf(form, { tags, validFrom, validUntil }, made.taken)
  if (faults.length > 0 || own === undefined) return err(faults)
  const { id, by, at, fromEscalation } = made
  return ok({
    id,
    ...own,
    language: ru === undefined ? 'en' : 'ru',
    ...(ru === undefined || en === undefined ? {} : { translations: { en } }),
    kind: form.kind,
    ...(form.topicId === '' ? {} : { topicId: form.topicId }),
    ...(tags.length === 0 ? {} : { tags }),
    ...(form.kind === 'quick-text' ? { abbreviation: form.abbreviation.trim() } : {}),
    ...(validFrom === undefined ? {} : { validFrom }),
    ...(validUntil === undefined ? {} : { validUntil }),
    ...(form.owner.trim() === '' ? {} : { owner: form.owner.trim() }),
    by,
    at,
    ...(fromEscalation === undefined ? {} : { fromEscalation }),
    ...(form.withdrawn ? { withdrawn: true as const } : {}),
  })
}

function wordsOf(title: string, text: string): ArticleTranslation | undefined {
  return title.trim() === '' || text.trim() === '' ? undefined : { title: title.trim(), text: text.trim() }
}

interface Read {
  readonly tags: readonly string[]
  readonly validFrom: EpochMs | undefined
  readonly validUntil: EpochMs | undefined
}

function faultsOf(form: ArticleForm, { tags, validFrom, validUntil }: Read, taken: ReadonlySet<string>): readonly ArticleFault[] {
  const [ru, en] = [halfOf(form.titleRu, form.textRu), halfOf(form.titleEn, form.textEn)]
  const abbreviation = form.abbreviation.trim()
  const isQuick = form.kind === 'quick-text'
  const checks: readonly (readonly [ArticleFault, boolean])[] = [
    ['no-title', (ru === 'none' && en === 'none') || (ru === 'no-title' && en !== 'whole') || (en === 'no-title' && ru === 'none')],
    ['no-text', (ru === 'none' && en === 'none') || (ru === 'no-text' && en !== 'whole') || (en === 'no-text' && ru === 'none')],
    ['half-translated', (ru === 'whole' && en.startsWith('no-')) || (en === 'whole' && ru.startsWith('no-'))],
    ['no-abbreviation', isQuick && abbreviation === ''],
    ['bad-abbreviation', isQuick && abbreviation !== '' && !ABBREVIATION.test(abbreviation)],
    ['taken-abbreviation', isQuick && taken.has(abbreviation.toLowerCase())],
    ['bad-day', (form.fromDay !== '' && validFrom === undefined) || (form.untilDay !== '' && validUntil === undefined)],
    ['ends-before-it-begins', validFrom !== undefined && validUntil !== undefined && validUntil <= validFrom],
    ['long-tag', tags.length > 30 || tags.some((tag) => tag.length > 64)],
  ]
  return checks.flatMap(([fault, is]) => (is ? [fault] : []))
}

function halfOf(title: string, text: string): 'whole' | 'none' | 'no-title' | 'no-text' {
  if (title.trim() === '') return text.trim() === '' ? 'none' : 'no-title'
  return text.trim() === '' ? 'no-text' : 'whole'
}
