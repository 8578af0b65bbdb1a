import { FRAME_PREFIX } from '../../../../core/domain/script/join-frame.ts'
import type { ScriptNode } from '../../../../core/domain/script/node.ts'
import type { NodeFigures } from '../../../../core/domain/script/script-figures.ts'
import type { Script } from '../../../../core/domain/script/script.ts'

/** One step of a script with what became of it. */
export interface StepRow extends Omit<NodeFigures, 'ways'> {
  readonly id: string
  /** The node itself; undefined: the script that was read has no such step any more. */
  readonly node: ScriptNode | undefined
  /** Of the frame around the script. */
  readonly isFrame: boolean
  /** Most taken first. */
  readonly ways: readonly { readonly way: string; readonly n: number }[]
}

/**
 * The steps that were walked, in the order they are drawn: the frame's greeting, the script, the frame's closing, and last what the
 * scripts that were read no longer have. Steps nobody decides anything on (jumps) have no row unless somebody stood on them.
 */
export function stepRows(
  nodes: Readonly<Record<string, NodeFigures>>,
  script: Script | undefined,
  frame: Script | undefined,
): readonly StepRow[] {
  const places = placesOf(script, frame)
  return Object.entries(nodes)
    .map(([id, { ways, ...figures }]) => ({
      ...figures,
      id,
      node: places.get(id)?.node,
      isFrame: id.startsWith(FRAME_PREFIX),
      ways: Object.entries(ways)
        .map(([way, n]) => ({ way, n }))
        .sort((a, b) => b.n - a.n),
    }))
    .sort((a, b) => placeOf(places, a.id) - placeOf(places, b.id) || b.visits - a.visits || (a.id < b.id ? -1 : 1))
}

interface Place {
  readonly node: ScriptNode
  readonly at: number
}

/** The closing of a frame comes after the script. */
function placesOf(script: Script | undefined, frame: Script | undefined): ReadonlyMap<string, Place> {
  const closing = frame === undefined ? -1 : frame.nodes.findIndex(({ id }) => id === frame.closing)
  const [greeting, bye] = closing < 0 ? [frame?.nodes ?? [], []] : [frame?.nodes.slice(0, closing) ?? [], frame?.nodes.slice(closing) ?? []]
  const inFrame = (node: ScriptNode): readonly [string, ScriptNode] => [`${FRAME_PREFIX}${node.id}`, node]
  const all = [
    ...greeting.map(inFrame),
    ...(script?.nodes ?? []).map((node): readonly [string, ScriptNode] => [node.id, node]),
    ...bye.map(inFrame),
  ]
  return new Map(all.map(([id, node], at) => [id, { node, at }]))
}

const placeOf = (places: ReadonlyMap<string, Place>, id: string): number => places.get(id)?.at ?? Number.MAX_SAFE_INTEGER

/** How warm a share of walks is, 0…4: so many of them were left, or went to line 2, on this step. */
export function heatOf(part: number, whole: number): 0 | 1 | 2 | 3 | 4 {
  const share = whole === 0 ? 0 : part / whole
  if (share >= 0.3) return 4
  if (share >= 0.15) return 3
  if (share >= 0.07) return 2
  return share > 0.02 ? 1 : 0
}
