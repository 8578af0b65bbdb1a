import type { NodeId, ScriptNode } from '../node.ts'
import { waysOf } from '../ways.ts'
import { setWay } from './set-way.ts'

/** The step with each of its ways leading to where `lead` says; the same object when nothing changes. */
export function mapWays(node: ScriptNode, lead: (to: NodeId) => NodeId | undefined): ScriptNode {
  let now = node
  for (const { way, to } of waysOf(node)) {
    if (to === undefined) continue
    const next = lead(to)
    if (next !== to) now = setWay(now, way, next)
  }
  return now
}
