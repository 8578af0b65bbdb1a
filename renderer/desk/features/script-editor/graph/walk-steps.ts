import type { Place } from '../../../../../core/domain/script/edit/edit.ts'
import type { NodeId } from '../../../../../core/domain/script/node.ts'
import type { Script } from '../../../../../core/domain/script/script.ts'
import { waysOf } from '../../../../../core/domain/script/ways.ts'

export type Direction = 'down' | 'up' | 'left' | 'right' | 'start'

/**
 * The step an arrow leads to: down along the first way that leads somewhere, up to the step one comes from, aside to the neighbour
 * at the same height. Undefined: there is none.
 * @param cameFrom the step that was chosen before: up and down come back to it
 */
export function walkStep(
  script: Script,
  places: Readonly<Record<NodeId, Place>>,
  from: NodeId | undefined,
  direction: Direction,
  cameFrom?: NodeId,
): NodeId | undefined {
  const ids = new Set(script.nodes.map(({ id }) => id))
  const node = script.nodes.find(({ id }) => id === from)
  if (node === undefined || direction === 'start') return ids.has(script.start) ? script.start : script.nodes[0]?.id
  switch (direction) {
    case 'down': {
      const targets = waysOf(node).flatMap(({ to }) => (to !== undefined && ids.has(to) && to !== node.id ? [to] : []))
      return cameFrom !== undefined && targets.includes(cameFrom) ? cameFrom : targets[0]
    }
    case 'up': {
      const sources = script.nodes.filter((one) => one.id !== node.id && waysOf(one).some(({ to }) => to === node.id)).map(({ id }) => id)
      return cameFrom !== undefined && sources.includes(cameFrom) ? cameFrom : sources[0]
    }
    case 'left':
    case 'right':
      return beside(places, node.id, direction)
  }
}

/** Steps whose middles are this far apart in height stand beside each other, px. */
const SAME_ROW_PX = 80

function beside(places: Readonly<Record<NodeId, Place>>, from: NodeId, direction: 'left' | 'right'): NodeId | undefined {
  const here = places[from]
  if (here === undefined) return undefined
  const side = direction === 'left' ? -1 : 1
  const near = Object.entries(places)
    .filter(([id, { x, y }]) => id !== from && (x - here.x) * side > 0 && Math.abs(y - here.y) < SAME_ROW_PX)
    .sort(([, one], [, other]) => distance(here, one) - distance(here, other))
  return near[0]?.[0]
}

const distance = (one: Place, other: Place): number => Math.abs(one.x - other.x) + 2 * Math.abs(one.y - other.y)
