import type { NodeId } from '../../../../core/domain/script/node.ts'
import type { Problem } from '../../../../core/domain/script/problem.ts'
import type { Script } from '../../../../core/domain/script/script.ts'

/** A row of the pane below: one problem, or the same remark about several steps. */
export interface ProblemRow {
  readonly id: string
  readonly problem: Problem
  /** The steps it is about, in the order of the script. */
  readonly nodes: readonly { readonly id: NodeId; readonly index: number }[]
}

/** Rows in the order of `validate`; missing texts of one language are one row. */
export function problemRows(script: Script, problems: readonly Problem[]): readonly ProblemRow[] {
  const indexes = new Map(script.nodes.map(({ id }, index) => [id, index + 1]))
  const rows = new Map<string, ProblemRow>()
  problems.forEach((problem, at) => {
    const nodeId = 'nodeId' in problem ? problem.nodeId : undefined
    const id = problem.kind === 'untranslated' ? `untranslated ${problem.language}` : `${problem.kind} ${String(at)}`
    const index = nodeId === undefined ? undefined : indexes.get(nodeId)
    const before = rows.get(id)?.nodes ?? []
    const here = nodeId === undefined || index === undefined ? [] : [{ id: nodeId, index }]
    rows.set(id, { id, problem, nodes: [...before, ...here] })
  })
  return [...rows.values()]
}

/** `4, 7, 9`, at most so many. */
export function listOf(nodes: ProblemRow['nodes'], most: number): string {
  const shown = nodes.slice(0, most).map(({ index }) => String(index))
  return nodes.length > most ? `${shown.join(', ')}…` : shown.join(', ')
}
