import type { ScriptEdit } from '../../../../../core/domain/script/edit/edit.ts'
import type { NodeKind, NodeOf, ScriptNode } from '../../../../../core/domain/script/node.ts'
import type { Problem } from '../../../../../core/domain/script/problem.ts'
import type { Script } from '../../../../../core/domain/script/script.ts'
import type { ScriptFigures } from '../../../../../core/domain/script/script-figures.ts'

/** What every part of the inspector is given. */
export interface StepProps<K extends NodeKind = NodeKind> {
  readonly script: Script
  readonly node: NodeOf<K>
  readonly language: 'ru' | 'en'
  /** Of this step. */
  readonly problems: readonly Problem[]
  readonly figures: ScriptFigures | undefined
  readonly frozen: boolean
  /** Puts a changed step in its place; typing in one `field` is one step of undo. */
  readonly change: (node: ScriptNode, field?: string) => void
  readonly edit: (edits: ScriptEdit | readonly ScriptEdit[], field?: string) => void
}
