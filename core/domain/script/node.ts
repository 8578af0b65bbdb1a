import type { ScriptAction } from './action.ts'
import type { ScriptText } from './text.ts'

export type NodeId = string

/** A condition in CEL (Common Expression Language), e.g. `client.segment == "A" && attempts > 2`. */
export type Condition = string

/** How a script ends for the client. `inherit`: as the part before it said. */
export const OUTCOMES = ['solved', 'promised', 'escalated', 'transferred', 'not-solved', 'inherit'] as const
export type Outcome = (typeof OUTCOMES)[number]

interface NodeShared {
  readonly id: NodeId
  /** A few words for the road and the graph. */
  readonly title: ScriptText
  /** How long it should take, seconds, 1…3,600. */
  readonly targetSeconds?: number
  /** A disposition waits until it was done, or somebody says why not. */
  readonly compulsory?: true
  readonly articleId?: string
  /** Where it stands in the drawing, pixels. */
  readonly position?: { readonly x: number; readonly y: number }
}

/** Steps with one way on may be passed over. */
interface Passable {
  /** The step is passed over when this does not hold; what is not known does not hold. */
  readonly showIf?: Condition
  readonly next?: NodeId
}

/** One of the ways on from a choice. */
export interface ChooseOption {
  readonly id: string
  readonly title: ScriptText
  /** Absent: a dead end, which validation finds. */
  readonly next?: NodeId
  readonly showIf?: Condition
  /** A word beside it, e.g. «возможна линия 2». */
  readonly hint?: ScriptText
}

export interface FormField {
  readonly variable: string
  readonly required: boolean
}

/** Exactly what kinds of steps there are; every one but `end` leads on. */
export type ScriptNode =
  | (NodeShared & Passable & { readonly kind: 'say'; readonly text: ScriptText })
  | (NodeShared & Passable & { readonly kind: 'ask'; readonly text: ScriptText; readonly variable: string })
  | (NodeShared & {
      readonly kind: 'choose'
      readonly text: ScriptText
      readonly variable?: string
      readonly options: readonly ChooseOption[]
    })
  | (NodeShared & Passable & { readonly kind: 'form'; readonly text: ScriptText; readonly fields: readonly FormField[] })
  /** With a condition that the facts decide, nobody is asked. `proves`: yes means that the client proved who he is. */
  | (NodeShared & {
      readonly kind: 'check'
      readonly text: ScriptText
      readonly condition?: Condition
      readonly proves?: 'identity'
      readonly yes?: NodeId
      readonly no?: NodeId
    })
  | (NodeShared & Passable & { readonly kind: 'action'; readonly text?: ScriptText; readonly action: ScriptAction })
  | (NodeShared & { readonly kind: 'go-to'; readonly target: GoToTarget })
  /** `next` only in a script joined with a frame: the closing words of the frame. */
  | (NodeShared & {
      readonly kind: 'end'
      readonly outcome: Outcome
      readonly topicId?: string
      readonly resultId?: string
      readonly next?: NodeId
    })

/** `body`: of a frame, the place where the script itself comes. */
export type GoToTarget = { readonly kind: 'node'; readonly nodeId?: NodeId } | { readonly kind: 'body' }

export type NodeKind = ScriptNode['kind']
export type NodeOf<K extends NodeKind> = Extract<ScriptNode, { readonly kind: K }>
