import type { Place, ScriptEdit } from '../../../../core/domain/script/edit/edit.ts'
import { freshId } from '../../../../core/domain/script/edit/fresh-id.ts'
import { newNode } from '../../../../core/domain/script/edit/new-node.ts'
import type { NodeId, NodeKind } from '../../../../core/domain/script/node.ts'
import type { Script } from '../../../../core/domain/script/script.ts'
import type { ScriptText } from '../../../../core/domain/script/text.ts'
import { waysOf } from '../../../../core/domain/script/ways.ts'
import { STEP } from './graph/auto-layout.ts'

type Places = Readonly<Record<NodeId, Place>>

/** Steps that nobody has put anywhere yet stay where they are shown. */
export function fixPlaces(script: Script, places: Places): readonly ScriptEdit[] {
  return script.nodes.some(({ position }) => position === undefined) ? [{ kind: 'place', places }] : []
}

const BELOW_PX = 44
const BESIDE_PX = 24

/** A new step under the chosen one, led to by its first way that leads nowhere. */
export function addStep(
  script: Script,
  places: Places,
  kind: NodeKind,
  titles: ScriptText,
  under: NodeId | undefined,
): { readonly edits: readonly ScriptEdit[]; readonly id: NodeId } {
  const id = freshId(kind, new Set(script.nodes.map((node) => node.id)))
  const parent = script.nodes.find((node) => node.id === under)
  const free = parent === undefined ? undefined : waysOf(parent).find(({ to }) => to === undefined)
  const node = newNode(kind, id, titles, freePlace(places, under), script.variables[0]?.name)
  const after = parent === undefined || free === undefined ? {} : { after: { nodeId: parent.id, way: free.way } }
  return { edits: [...fixPlaces(script, places), { kind: 'add-node', node, ...after }], id }
}

/** Under a step, or under everything; moved aside until nothing else lies there. */
function freePlace(places: Places, under: NodeId | undefined): Place {
  const all = Object.values(places)
  const above = under === undefined ? undefined : places[under]
  const lowest = all.reduce<Place | undefined>((low, place) => (low === undefined || place.y > low.y ? place : low), undefined)
  const base = above ?? lowest
  if (base === undefined) return { x: 0, y: 0 }
  const y = base.y + STEP.height + BELOW_PX
  let x = base.x
  while (all.some((place) => Math.abs(place.x - x) < STEP.width && Math.abs(place.y - y) < STEP.height)) x += STEP.width + BESIDE_PX
  return { x, y }
}

/** A line drawn by hand from one step to another. Undefined: every answer of the step leads somewhere, and only a person knows which to take. */
export function connectEdit(script: Script, from: NodeId, to: NodeId): ScriptEdit | undefined {
  const node = script.nodes.find(({ id }) => id === from)
  if (node === undefined) return undefined
  const ways = waysOf(node)
  const free = ways.find((way) => way.to === undefined) ?? (ways.length === 1 ? ways[0] : undefined)
  return free === undefined ? undefined : { kind: 'lead', nodeId: from, way: free.way, to }
}
