import type { EpochMs } from '../time.ts'
import type { FactName, Facts } from './facts.ts'
import type { NodeId, Outcome } from './node.ts'
import type { RunEvent } from './run-event.ts'
import type { ScriptId } from './script.ts'
import type { Value } from './value.ts'

/** Where an answer comes from. `carried`: given in the script that was changed for this one. */
export type AnswerSource = { readonly kind: 'operator' } | { readonly kind: 'card'; readonly fact: FactName } | { readonly kind: 'carried' }

export interface Answer {
  readonly value: Value
  readonly source: AnswerSource
  readonly at: EpochMs
}

/** How a step was left. `known`: the card answered; `decided`: the facts decided; `passed`: not for this client. */
export type StepHow = 'operator' | 'known' | 'decided' | 'passed' | 'jumped'

/** One step of the road, in the order it was walked. */
export interface RoadStep {
  readonly nodeId: NodeId
  readonly enteredAt: EpochMs
  readonly leftAt: EpochMs
  readonly how: StepHow
  /** The way that was taken: option, yes or no. */
  readonly way?: string
  /** The operator went back over it. */
  readonly undone?: true
}

/** Topic and result of a call, as a script proposes them. */
export interface Disposition {
  readonly topicId?: string
  readonly resultId?: string
}

/**
 * begun ──▶ at ──answered / jumped / back──▶ at … ──▶ ended
 *            │ ▲
 *      paused▼ │resumed
 *           paused                     dead end: no way on from the step that was answered (validation finds these)
 */
export type RunState =
  | { readonly kind: 'at'; readonly nodeId: NodeId; readonly since: EpochMs }
  | { readonly kind: 'paused'; readonly nodeId: NodeId; readonly since: EpochMs }
  | { readonly kind: 'dead-end'; readonly nodeId: NodeId; readonly since: EpochMs }
  | { readonly kind: 'ended'; readonly nodeId: NodeId; readonly outcome: Outcome; readonly at: EpochMs }

/** A script being walked with one client. Everything in it follows from `events`: see `replay`. */
export interface ScriptRun {
  readonly id: string
  readonly scriptId: ScriptId
  readonly version: number
  readonly startedAt: EpochMs
  readonly state: RunState
  readonly facts: Facts
  readonly answers: Readonly<Record<string, Answer>>
  /** What was answered before the operator went back, to be offered again. */
  readonly offered: Readonly<Record<string, Value>>
  readonly road: readonly RoadStep[]
  /** What the part before the frame's closing said. */
  readonly outcome?: Outcome
  /** What the ends that were come to said of topic and result; the last one counts. */
  readonly disposition?: Disposition
  readonly provenIdentity: boolean
  /** Compulsory steps that were left out, and why. */
  readonly excused: readonly { readonly nodeId: NodeId; readonly reason: string; readonly at: EpochMs }[]
  readonly sidesHeard: readonly string[]
  readonly events: readonly RunEvent[]
}
