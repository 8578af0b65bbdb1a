import type { NodeId } from './node.ts'
import type { Script } from './script.ts'
import { waysOf } from './ways.ts'

/** Steps that the start, an entry of a stage, or the closing of a frame leads to. */
export function reachable(script: Script): ReadonlySet<NodeId> {
  const nodes = new Map(script.nodes.map((node) => [node.id, node]))
  const seen = new Set<NodeId>()
  const toSee: NodeId[] = [
    script.start,
    ...script.entries.map(({ nodeId }) => nodeId),
    ...(script.closing === undefined ? [] : [script.closing]),
  ]
  for (let id = toSee.pop(); id !== undefined; id = toSee.pop()) {
    const node = nodes.get(id)
    if (node === undefined || seen.has(id)) continue
    seen.add(id)
    for (const { to } of waysOf(node)) if (to !== undefined) toSee.push(to)
  }
  return seen
}
