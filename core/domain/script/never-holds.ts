import type { Conditions, NameTypes, ReadCondition } from './conditions.ts'
import type { FactType } from './facts.ts'
import type { Condition } from './node.ts'
import type { Value } from './value.ts'
import type { VariableType } from './variable.ts'

/** More combinations than this are not tried: nothing is said then. */
const MOST_COMBINATIONS = 4_096

/**
 * Whether a condition can never hold, tried with every value its names may have: all of a choice, and around the values that
 * the condition itself compares with. A condition that a rarer value would make true is never called dead by this, as long as it
 * compares with constants only, because its answer changes only there; of any other nothing is said.
 */
export function neverHolds(condition: Condition, read: ReadCondition, types: NameTypes, conditions: Conditions): boolean {
  const names = read.names.map((name) => ({ name, values: candidates(types[name], read.literals) }))
  const combinations = names.reduce((product, { values }) => product * values.length, 1)
  if (combinations === 0 || combinations > MOST_COMBINATIONS) return false
  for (let index = 0; index < combinations; index += 1)
    if (conditions.holds(condition, combination(names, index), types) !== false) return false
  return true
}

function combination(names: readonly { readonly name: string; readonly values: readonly Value[] }[], index: number): Record<string, Value> {
  const chosen: Record<string, Value> = {}
  let rest = index
  for (const { name, values } of names) {
    const value = values[rest % values.length]
    rest = Math.floor(rest / values.length)
    if (value !== undefined) chosen[name] = value
  }
  return chosen
}

function candidates(type: FactType | VariableType | undefined, literals: readonly Value[]): readonly Value[] {
  switch (type?.kind) {
    case 'boolean':
      return [true, false]
    case 'one-of':
      return type.values
    case 'choice':
      return type.options.map(({ value }) => value)
    case 'number':
      return numbers(type, literals)
    case 'text':
      return [...new Set([...literals.filter((value) => typeof value === 'string'), '', 'другое'])]
    case 'date':
      return ['0001-01-01', ...literals.filter((value) => typeof value === 'string'), '9999-12-31']
    case undefined:
      return []
  }
}

function numbers(type: FactType | VariableType, literals: readonly Value[]): readonly Value[] {
  const min = ('min' in type ? type.min : undefined) ?? -Number.MAX_SAFE_INTEGER
  const max = ('max' in type ? type.max : undefined) ?? Number.MAX_SAFE_INTEGER
  const around = literals
    .filter((value) => typeof value === 'number')
    .flatMap((value) => [value - 1, value - 0.5, value, value + 0.5, value + 1])
  return [...new Set([min, max, 0, ...around])].filter((value) => value >= min && value <= max)
}
