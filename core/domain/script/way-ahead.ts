import { passageThrough } from './enter.ts'
import type { NodeId, ScriptNode } from './node.ts'
import type { ScriptRun } from './run.ts'
import { shownOptions } from './take.ts'
import type { Walk } from './walk.ts'
import { waysOf } from './ways.ts'

/**
 * Steps that a person will still stand on if all goes well, nearest first: the first way of each, yes where it is asked, since writers
 * put first what happens mostly. Steps that the card answers, or that are not for this client, do not count. A way that comes
 * back to itself ends there. Empty: the next thing is the end, or nothing leads there.
 */
export function wayAhead(walk: Walk, run: ScriptRun): readonly NodeId[] {
  const { state } = run
  if (state.kind === 'ended' || state.kind === 'dead-end') return []
  const way: NodeId[] = []
  const seen = new Set<NodeId>([state.nodeId])
  let next = firstWay(walk, run, walk.nodes.get(state.nodeId))
  while (next !== undefined && !seen.has(next)) {
    seen.add(next)
    const node = walk.nodes.get(next)
    if (node === undefined || (node.kind === 'end' && node.next === undefined)) break
    const passage = passageThrough(walk, run, node, 0)
    if (passage === undefined) way.push(node.id)
    next = passage === undefined ? firstWay(walk, run, node) : passage.next
  }
  return way
}

function firstWay(walk: Walk, run: ScriptRun, node: ScriptNode | undefined): NodeId | undefined {
  if (node === undefined) return undefined
  const [first] = node.kind === 'choose' ? shownOptions(walk, run, node).map(({ next }) => next) : waysOf(node).map(({ to }) => to)
  return first
}
