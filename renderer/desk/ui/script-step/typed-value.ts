import { isOfType, type VariableType } from '../../../../core/domain/script/variable.ts'
import type { Value } from '../../../../core/domain/script/value.ts'

/** What was typed as a value of the variable; undefined: it is none. */
export function typedValue(type: VariableType, typed: string): Value | undefined {
  const value = valueOf(type, typed.trim())
  return value !== undefined && isOfType(type, value) ? value : undefined
}

function valueOf(type: VariableType, typed: string): Value | undefined {
  if (typed === '') return undefined
  switch (type.kind) {
    case 'number':
      return Number(typed.replace(',', '.').replaceAll(/[\s\u00a0]/g, ''))
    case 'boolean':
      return typed === 'yes' ? true : typed === 'no' ? false : undefined
    case 'text':
    case 'date':
    case 'choice':
      return typed
  }
}

/** A value as the field shows it; the other way round of `typedValue`. */
export function writtenValue(value: Value | undefined): string {
  if (value === undefined) return ''
  return typeof value === 'boolean' ? (value ? 'yes' : 'no') : String(value)
}
