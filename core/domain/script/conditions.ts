import type { Result } from '../result.ts'
import type { Condition } from './node.ts'
import type { FactType } from './facts.ts'
import type { Value } from './value.ts'
import type { VariableType } from './variable.ts'

/** Names a condition may use, with what they may be. */
export type NameTypes = Readonly<Record<string, FactType | VariableType>>

/** What a condition says, found out without running it. */
export interface ReadCondition {
  /** Names it uses, each once. */
  readonly names: readonly string[]
  /** Values written in it; they are where its answer may change. */
  readonly literals: readonly Value[]
}

/** Why a condition cannot be used; `at`: where, in characters from the start. */
export type ConditionFault =
  | { readonly kind: 'syntax'; readonly at?: number }
  | { readonly kind: 'unknown-name'; readonly name: string }
  | { readonly kind: 'types'; readonly detail: string }
  | { readonly kind: 'too-long' }

/** The language of conditions, given from outside (CEL). Never runs anything but the condition; never throws. */
export interface Conditions {
  read(condition: Condition, types: NameTypes): Result<ReadCondition, ConditionFault>
  /** Undefined: something that decides it is not known. */
  holds(condition: Condition, values: Readonly<Record<string, Value>>, types: NameTypes): boolean | undefined
}
