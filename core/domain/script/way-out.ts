import type { NodeId, ScriptNode } from './node.ts'
import { waysOf } from './ways.ts'

/**
 * Steps from which a person can always come to an end, with how many steps it takes at most when she always takes the
 * shortest way she is free to take. Facts may take a way by themselves: there every way must lead out, elsewhere one that is always
 * shown is enough. (A least fixed point: a step counts once the steps it needs count.)
 */
export function waysOut(nodes: readonly ScriptNode[]): ReadonlyMap<NodeId, number> {
  const out = new Map<NodeId, number>()
  for (let changed = true; changed;) {
    changed = false
    for (const node of nodes) {
      if (out.has(node.id)) continue
      const rank = rankOf(node, out)
      if (rank === undefined) continue
      out.set(node.id, rank)
      changed = true
    }
  }
  return out
}

function rankOf(node: ScriptNode, out: ReadonlyMap<NodeId, number>): number | undefined {
  const ranks = (ways: readonly (NodeId | undefined)[]): readonly (number | undefined)[] =>
    ways.map((to) => (to === undefined ? undefined : out.get(to)))
  switch (node.kind) {
    case 'end':
      return node.next === undefined ? 0 : furthest(ranks([node.next]))
    case 'go-to':
      // The body of a frame ends somewhere: what comes after it begins anew.
      return node.target.kind === 'body' ? 0 : furthest(ranks([node.target.nodeId]))
    case 'choose': {
      const sure = node.options.filter(({ showIf }) => showIf === undefined)
      return node.variable === undefined && sure.length > 0
        ? nearest(ranks(sure.map(({ next }) => next)))
        : furthest(ranks(node.options.map(({ next }) => next)))
    }
    case 'check':
      if (node.condition !== undefined) return furthest(ranks([node.yes, node.no]))
      return node.proves === undefined ? nearest(ranks([node.yes, node.no])) : furthest(ranks([node.yes]))
    case 'say':
    case 'ask':
    case 'form':
    case 'action':
      return furthest(ranks(waysOf(node).map(({ to }) => to)))
  }
}

/** One more than the largest; undefined while one of them is not known, or when there are none. */
function furthest(ranks: readonly (number | undefined)[]): number | undefined {
  let most = -1
  for (const rank of ranks) {
    if (rank === undefined) return undefined
    most = Math.max(most, rank)
  }
  return most < 0 ? undefined : most + 1
}

function nearest(ranks: readonly (number | undefined)[]): number | undefined {
  const known = ranks.filter((rank) => rank !== undefined)
  return known.length === 0 ? undefined : Math.min(...known) + 1
}
