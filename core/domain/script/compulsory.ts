import type { NodeId } from './node.ts'
import type { ScriptRun } from './run.ts'
import type { Script } from './script.ts'
import { waysOf } from './ways.ts'

/**
 * Compulsory steps that were left out: nobody can have come where the run stands without them (they dominate it), yet they were
 * not done and not excused. A run in which nobody answered anything yet leaves nothing out.
 */
export function leftOut(script: Script, run: ScriptRun): readonly NodeId[] {
  if (!run.road.some(({ how }) => how === 'operator' || how === 'jumped')) return []
  const done = new Set(run.road.filter(({ how, undone }) => undone !== true && how !== 'jumped').map(({ nodeId }) => nodeId))
  const excused = new Set(run.excused.map(({ nodeId }) => nodeId))
  const { nodeId } = run.state
  return script.nodes
    .filter((node) => node.compulsory === true && node.id !== nodeId && !done.has(node.id) && !excused.has(node.id))
    .filter((node) => !leadsAround(script, node.id, nodeId))
    .map(({ id }) => id)
}

/** Whether `to` can be come to from the start without `avoiding`. */
function leadsAround(script: Script, avoiding: NodeId, to: NodeId): boolean {
  const nodes = new Map(script.nodes.map((node) => [node.id, node]))
  const seen = new Set<NodeId>([avoiding])
  const toSee = [script.start]
  for (let id = toSee.pop(); id !== undefined; id = toSee.pop()) {
    if (seen.has(id)) continue
    seen.add(id)
    if (id === to) return true
    const node = nodes.get(id)
    if (node !== undefined) for (const way of waysOf(node)) if (way.to !== undefined) toSee.push(way.to)
  }
  return false
}
