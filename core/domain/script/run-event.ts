import type { EpochMs } from '../time.ts'
import type { Facts } from './facts.ts'
import type { NodeId } from './node.ts'
import type { Value } from './value.ts'

/** What the operator says to a step. */
export type StepAnswer =
  /** Said, or left as it is. */
  | { readonly kind: 'next' }
  | { readonly kind: 'value'; readonly value: Value }
  | { readonly kind: 'option'; readonly optionId: string }
  | { readonly kind: 'fields'; readonly values: Readonly<Record<string, Value>> }
  | { readonly kind: 'yes' }
  | { readonly kind: 'no' }
  /** The action was done. */
  | { readonly kind: 'done' }
  /** The action was left out. */
  | { readonly kind: 'left-out' }

/** Everything that can happen to a run; times are its own clock's, none earlier than the one before. */
export type RunEvent =
  | { readonly kind: 'answered'; readonly at: EpochMs; readonly answer: StepAnswer }
  | { readonly kind: 'went-back'; readonly at: EpochMs }
  | { readonly kind: 'jumped'; readonly at: EpochMs; readonly nodeId: NodeId }
  | { readonly kind: 'paused'; readonly at: EpochMs }
  | { readonly kind: 'resumed'; readonly at: EpochMs }
  | { readonly kind: 'excused'; readonly at: EpochMs; readonly nodeId: NodeId; readonly reason: string }
  /** The card knows more, or something else, now. */
  | { readonly kind: 'learnt'; readonly at: EpochMs; readonly facts: Facts }
  | { readonly kind: 'side-heard'; readonly at: EpochMs; readonly sideId: string }

/** How a run begins. */
export interface RunBeginning {
  readonly id: string
  readonly version: number
  readonly at: EpochMs
  readonly facts: Facts
  /** The node of the client's stage; the script's start when absent. */
  readonly from?: NodeId
  /** Answers of the script that was changed for this one. */
  readonly carried?: Readonly<Record<string, Value>>
}
