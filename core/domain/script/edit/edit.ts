import type { NodeId, ScriptNode } from '../node.ts'
import type { Script, ScriptEntry, ScriptFit, SideQuestion } from '../script.ts'
import type { ScriptText } from '../text.ts'
import type { Variable } from '../variable.ts'

/** Where a step stands in the drawing, pixels. */
export interface Place {
  readonly x: number
  readonly y: number
}

/** One change of a script. What names a step that is not there changes nothing. */
export type ScriptEdit =
  /** `after`: the way that leads to the new step from now on. */
  | { readonly kind: 'add-node'; readonly node: ScriptNode; readonly after?: { readonly nodeId: NodeId; readonly way: string } }
  /** Ways into a step with one way on lead on to where it led; all others become dead ends. */
  | { readonly kind: 'remove-nodes'; readonly ids: readonly NodeId[] }
  /** `to` absent: the way leads nowhere from now on. */
  | { readonly kind: 'lead'; readonly nodeId: NodeId; readonly way: string; readonly to?: NodeId }
  /** Takes the place of the step with the same id. */
  | { readonly kind: 'change-node'; readonly node: ScriptNode }
  | { readonly kind: 'place'; readonly places: Readonly<Record<NodeId, Place>> }
  /** Steps whose ids are free, with variables that the script does not have. */
  | { readonly kind: 'paste'; readonly nodes: readonly ScriptNode[]; readonly variables: readonly Variable[] }
  | { readonly kind: 'start'; readonly nodeId: NodeId }
  | { readonly kind: 'closing'; readonly nodeId?: NodeId }
  | { readonly kind: 'retitle'; readonly title: ScriptText }
  | { readonly kind: 'languages'; readonly languages: Script['languages'] }
  | { readonly kind: 'fit'; readonly fit: ScriptFit }
  | { readonly kind: 'entries'; readonly entries: readonly ScriptEntry[] }
  | { readonly kind: 'sides'; readonly sides: readonly SideQuestion[] }
  | { readonly kind: 'variables'; readonly variables: readonly Variable[] }
  /** In texts, conditions and answers too. */
  | { readonly kind: 'rename-variable'; readonly from: string; readonly to: string }
