import type { ScriptText } from '../../../../../core/domain/script/text.ts'

/** The same with one part changed; `undefined` takes the part away. */
export function withPart<T extends object, K extends keyof T>(one: T, key: K, value: T[K] | undefined): T {
  const { [key]: _before, ...rest } = one
  return (value === undefined ? rest : { ...rest, [key]: value }) as T
}

/** A text with its words in one language; no words, no entry. */
export const withWords = (text: ScriptText, language: 'ru' | 'en', value: string): ScriptText =>
  withPart(text, language, value === '' ? undefined : value)

/** A text that may be absent altogether. */
export function withOptionalWords(text: ScriptText | undefined, language: 'ru' | 'en', value: string): ScriptText | undefined {
  const next = withWords(text ?? {}, language, value)
  return Object.keys(next).length === 0 ? undefined : next
}
