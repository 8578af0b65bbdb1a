import type { FactName } from './facts.ts'
import type { ScriptText } from './text.ts'
import type { Value } from './value.ts'

/** What an answer may be. `date`: a day, `YYYY-MM-DD` (ISO 8601). */
export type VariableType =
  | { readonly kind: 'text'; /** at most so many characters, 1…2,000 */ readonly maxLength?: number }
  | { readonly kind: 'number'; readonly min?: number; readonly max?: number }
  | { readonly kind: 'boolean' }
  | { readonly kind: 'date' }
  | { readonly kind: 'choice'; /** at least one */ readonly options: readonly ChoiceValue[] }

/** One of the answers of a choice. */
export interface ChoiceValue {
  readonly value: string
  readonly title: ScriptText
}

/** Something a script wants to know. `name` is how conditions and texts call it. */
export interface Variable {
  /** A letter, then letters, digits and `_`; unique in a script. */
  readonly name: string
  readonly title: ScriptText
  readonly type: VariableType
  /** The fact of the card that answers it; then nobody is asked. */
  readonly known?: FactName
}

/** Whether `value` is an answer of this type, within its range. */
export function isOfType(type: VariableType, value: Value): boolean {
  switch (type.kind) {
    case 'text':
      return typeof value === 'string' && value.trim() !== '' && value.length <= (type.maxLength ?? 2_000)
    case 'number':
      return typeof value === 'number' && Number.isFinite(value) && value >= (type.min ?? -Infinity) && value <= (type.max ?? Infinity)
    case 'boolean':
      return typeof value === 'boolean'
    case 'date':
      return typeof value === 'string' && isDay(value)
    case 'choice':
      return type.options.some((option) => option.value === value)
  }
}

/** A day that exists, `YYYY-MM-DD`. */
export function isDay(text: string): boolean {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text)
  if (parts === null) return false
  const at = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text)
}
