import { passageThrough } from './enter.ts'
import type { NodeId } from './node.ts'
import type { ScriptRun } from './run.ts'
import { shownOptions } from './take.ts'
import type { Walk } from './walk.ts'
import { waysOf } from './ways.ts'

/**
 * Steps that a person will still stand on if she takes the shortest way to an end, nearest first: what lies ahead in words and in
 * number. Steps that the card answers, or that are not for this client, do not count. Of equal ways the one shown first.
 * Empty: the next thing is the end, or nothing leads there.
 */
export function wayAhead(walk: Walk, run: ScriptRun): readonly NodeId[] {
  const { state } = run
  if (state.kind === 'ended' || state.kind === 'dead-end') return []
  const came = new Map<NodeId, { readonly from: NodeId | undefined; readonly counts: boolean }>()
  let layer: readonly Edge[] = onwards(walk, run, state.nodeId)
  while (layer.length > 0) {
    const next: Edge[] = []
    for (let toSee = [...layer]; toSee.length > 0;) {
      const edge = toSee.shift()
      const node = edge === undefined ? undefined : walk.nodes.get(edge.to)
      if (edge === undefined || node === undefined || node.id === state.nodeId || came.has(node.id)) continue
      if (node.kind === 'end' && node.next === undefined) return trace(came, edge.from)
      const passage = passageThrough(walk, run, node, 0)
      came.set(node.id, { from: edge.from, counts: passage === undefined })
      if (passage === undefined) next.push(...onwards(walk, run, node.id))
      else if (passage.next !== undefined) toSee = [{ from: node.id, to: passage.next }, ...toSee]
    }
    layer = next
  }
  return []
}

interface Edge {
  readonly from: NodeId
  readonly to: NodeId
}

function onwards(walk: Walk, run: ScriptRun, from: NodeId): readonly Edge[] {
  const node = walk.nodes.get(from)
  if (node === undefined) return []
  const ways = node.kind === 'choose' ? shownOptions(walk, run, node).map(({ next }) => next) : waysOf(node).map(({ to }) => to)
  return ways.flatMap((to) => (to === undefined ? [] : [{ from, to }]))
}

function trace(
  came: ReadonlyMap<NodeId, { readonly from: NodeId | undefined; readonly counts: boolean }>,
  last: NodeId,
): readonly NodeId[] {
  const way: NodeId[] = []
  for (let id: NodeId | undefined = last; id !== undefined;) {
    const step = came.get(id)
    if (step?.counts === true) way.unshift(id)
    id = step?.from
  }
  return way
}
