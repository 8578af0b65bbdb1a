import { compareScripts, type NodeChange, type ScriptDifference } from '../../../../core/domain/script/compare.ts'
import type { NodeId, ScriptNode } from '../../../../core/domain/script/node.ts'
import { textsOf } from '../../../../core/domain/script/node-texts.ts'
import type { Script } from '../../../../core/domain/script/script.ts'

/** Two versions laid over each other. */
export interface Compared {
  readonly difference: ScriptDifference
  /** The later one, with the steps that went put back, leading where they led. */
  readonly both: Script
  readonly rows: readonly ComparedRow[]
}

export interface ComparedRow {
  readonly id: NodeId
  readonly change: Exclude<NodeChange, 'same'>
  readonly before?: ScriptNode
  readonly after?: ScriptNode
}

/** What became of every step that is not the same, in the order of the later script. */
export function compared(before: Script, after: Script): Compared {
  const difference = compareScripts(before, after)
  const old = new Map(before.nodes.map((node) => [node.id, node]))
  const gone = before.nodes.filter(({ id }) => difference.nodes[id] === 'removed')
  const both: Script = { ...after, nodes: [...after.nodes, ...gone] }
  const rows = both.nodes.flatMap((node): ComparedRow[] => {
    const change = difference.nodes[node.id]
    if (change === undefined || change === 'same') return []
    const was = old.get(node.id)
    return [{ id: node.id, change, ...(was === undefined ? {} : { before: was }), ...(change === 'removed' ? {} : { after: node }) }]
  })
  return { difference, both, rows }
}

/** A text of a step before and after, in one language; the same words are left out. */
export interface TextChange {
  readonly before: string
  readonly after: string
}

export function textChanges({ before, after }: ComparedRow): readonly TextChange[] {
  const was = before === undefined ? [] : textsOf(before)
  const is = after === undefined ? [] : textsOf(after)
  return Array.from({ length: Math.max(was.length, is.length) }, (_none, index) =>
    (['ru', 'en'] as const).map((language) => ({ before: was[index]?.[language] ?? '', after: is[index]?.[language] ?? '' })),
  )
    .flat()
    .filter((text) => text.before !== text.after)
}
