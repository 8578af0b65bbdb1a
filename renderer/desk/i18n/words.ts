import { i18n } from './instance.ts'
import { bindSpaces } from './typography.ts'

interface RussianForms {
  readonly one: string
  readonly few: string
  readonly many: string
  /** Fractions; as `few` when absent. */
  readonly other?: string
}
interface EnglishForms {
  readonly one: string
  readonly other: string
}

/** One text in both languages: a missing translation does not compile. Forms are chosen by `count` (Intl.PluralRules). */
export type Word = { readonly ru: string; readonly en: string } | { readonly ru: RussianForms; readonly en: EnglishForms }
export type Entries = Readonly<Record<string, Word>>

/** The texts of one feature, registered with i18next under its namespace. */
export interface Words<E extends Entries> {
  readonly namespace: string
  readonly entries: E
}

type Names<S extends string> = S extends `${string}{{${infer Name}}}${infer Rest}` ? Name | Names<Rest> : never
type ParamsOf<W extends Word> = W extends { readonly ru: infer R }
  ? R extends string
    ? Readonly<Record<Names<R>, string | number>>
    : R extends { readonly many: infer M extends string }
      ? Readonly<Record<Exclude<Names<M>, 'count'>, string | number>> & { readonly count: number }
      : never
  : never

/** Translates a key; the params of its `{{names}}` are required. */
export type Translate<E extends Entries> = <K extends keyof E & string>(
  key: K,
  ...params: keyof ParamsOf<E[K]> extends never ? [] : [params: ParamsOf<E[K]>]
) => string

const flatten = (entries: Entries, language: 'ru' | 'en'): Record<string, string> => {
  const resources: Record<string, string> = {}
  for (const [key, word] of Object.entries(entries)) {
    const text: string | RussianForms | EnglishForms = word[language]
    if (typeof text === 'string') {
      resources[key] = bindSpaces(text, language)
      continue
    }
    const forms: Record<string, string> = 'few' in text ? { other: text.few, ...text } : { ...text }
    for (const [form, value] of Object.entries(forms)) resources[`${key}_${form}`] = bindSpaces(value, language)
  }
  return resources
}

/** Declares a feature's texts: `defineWords('softphone', { answer: { ru: 'Ответить', en: 'Answer' } })`. Once per namespace. */
export const defineWords = <const E extends Entries>(namespace: string, entries: E): Words<E> => {
  for (const language of ['ru', 'en'] as const) i18n.addResourceBundle(language, namespace, flatten(entries, language), true, true)
  return { namespace, entries }
}

/** i18next types keys by one global table; ours are typed by `Words`, so only strings pass here. */
type Lookup = (key: string, params: Readonly<Record<string, unknown>> | undefined) => string

/** Words without params never change, and a card has a hundred of them: each is looked up once. */
const lookup = (language: string, namespace: string): Lookup => {
  const t = i18n.getFixedT(language, namespace)
  const plain = new Map<string, string>()
  return (key, params) => {
    if (params !== undefined) return t(key, { ...params })
    const text = plain.get(key) ?? t(key)
    plain.set(key, text)
    return text
  }
}

const lookups = new Map<string, Lookup>()
const lookupOf = (language: string, namespace: string): Lookup => {
  const name = `${language} ${namespace}`
  const found = lookups.get(name) ?? lookup(language, namespace)
  lookups.set(name, found)
  return found
}

/** Translator of a feature's words in the present language, for code outside React. */
export const translator = <E extends Entries>(words: Words<E>, language: string = i18n.language): Translate<E> => {
  const find = lookupOf(language, words.namespace)
  return (key, ...params) => find(key, params[0])
}
