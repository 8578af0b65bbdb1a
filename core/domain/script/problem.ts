import type { ConditionFault } from './conditions.ts'
import type { Condition, NodeId } from './node.ts'

/** What keeps a script from being published (`error`), or should be looked at (`warning`). Words are made by the editor. */
export type Problem = { readonly severity: 'error' | 'warning' } & ProblemKind

export type ProblemKind =
  | { readonly kind: 'no-start' }
  | { readonly kind: 'too-large'; readonly nodes: number; readonly most: number }
  | { readonly kind: 'duplicate-node'; readonly nodeId: NodeId }
  | { readonly kind: 'duplicate-option'; readonly nodeId: NodeId; readonly optionId: string }
  | { readonly kind: 'duplicate-variable'; readonly name: string }
  | { readonly kind: 'bad-variable-name'; readonly name: string }
  | { readonly kind: 'empty-choice'; readonly nodeId: NodeId }
  /** `way`: option, `yes`, `no` or `next`. */
  | { readonly kind: 'dead-end'; readonly nodeId: NodeId; readonly way: string }
  | { readonly kind: 'missing-target'; readonly nodeId: NodeId; readonly way: string; readonly target: NodeId }
  /** However one answers, no end may ever come. */
  | { readonly kind: 'no-way-out'; readonly nodeId: NodeId }
  | { readonly kind: 'unreachable'; readonly nodeId: NodeId }
  | { readonly kind: 'unknown-name'; readonly nodeId: NodeId; readonly name: string; readonly where: 'text' | 'condition' | 'answer' }
  | { readonly kind: 'bad-condition'; readonly nodeId: NodeId; readonly condition: Condition; readonly fault: ConditionFault }
  | { readonly kind: 'never-holds'; readonly nodeId: NodeId; readonly condition: Condition }
  /** An option that is no value of the variable it answers. */
  | { readonly kind: 'option-no-value'; readonly nodeId: NodeId; readonly optionId: string; readonly variable: string }
  | { readonly kind: 'untranslated'; readonly nodeId: NodeId; readonly language: 'ru' | 'en' }
  | { readonly kind: 'no-words'; readonly nodeId: NodeId }
  | { readonly kind: 'entry-missing'; readonly processId: string; readonly stageId: string; readonly target: NodeId }
  | { readonly kind: 'frame-without-body' }
  | { readonly kind: 'frame-without-closing' }
  | { readonly kind: 'body-in-body'; readonly nodeId: NodeId }
  | { readonly kind: 'unused-variable'; readonly name: string }

export const error = (problem: ProblemKind): Problem => ({ severity: 'error', ...problem })
export const warning = (problem: ProblemKind): Problem => ({ severity: 'warning', ...problem })
