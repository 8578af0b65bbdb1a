import { Graph, layout } from '@dagrejs/dagre'
import type { Place } from '../../../../../core/domain/script/edit/edit.ts'
import type { NodeId } from '../../../../../core/domain/script/node.ts'
import type { Script } from '../../../../../core/domain/script/script.ts'
import { waysOf } from '../../../../../core/domain/script/ways.ts'

/** Size of a step in the drawing, px. */
export const STEP = { width: 208, height: 60 } as const
const GAP = { beside: 24, below: 44 } as const

/** Where every step stands when the drawing is arranged: top down, ways short, the start on top. */
export function autoLayout(script: Script): Readonly<Record<NodeId, Place>> {
  const graph = new Graph({ multigraph: false, compound: false })
  graph.setGraph({ rankdir: 'TB', nodesep: GAP.beside, ranksep: GAP.below })
  graph.setDefaultEdgeLabel(() => ({}))
  const ids = new Set(script.nodes.map(({ id }) => id))
  // Dagre puts first what comes first: the start, then the order of the script.
  const ordered = [...script.nodes].sort((one, other) => Number(other.id === script.start) - Number(one.id === script.start))
  for (const { id } of ordered) graph.setNode(id, { ...STEP })
  for (const node of ordered)
    for (const { to } of waysOf(node)) if (to !== undefined && ids.has(to) && to !== node.id) graph.setEdge(node.id, to)
  layout(graph)
  return Object.fromEntries(
    script.nodes.map(({ id }) => {
      const { x, y } = graph.node(id) as { x: number; y: number }
      return [id, { x: Math.round(x - STEP.width / 2), y: Math.round(y - STEP.height / 2) }]
    }),
  )
}

/** Where every step stands: where it was put, and what nobody put anywhere where the arranged drawing has it. */
export function placesOf(script: Script): Readonly<Record<NodeId, Place>> {
  if (script.nodes.every(({ position }) => position !== undefined)) {
    return Object.fromEntries(script.nodes.map(({ id, position = { x: 0, y: 0 } }) => [id, position]))
  }
  const arranged = autoLayout(script)
  return Object.fromEntries(script.nodes.map(({ id, position }) => [id, position ?? arranged[id] ?? { x: 0, y: 0 }]))
}
