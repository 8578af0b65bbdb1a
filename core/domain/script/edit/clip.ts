import type { NodeId, ScriptNode } from '../node.ts'
import type { Script } from '../script.ts'
import { variablesOf } from '../node-variables.ts'
import type { Variable } from '../variable.ts'
import type { ScriptEdit } from './edit.ts'
import { freshId } from './fresh-id.ts'
import { mapWays } from './map-ways.ts'

/** Steps that were copied, with the variables they answer. */
export interface Clip {
  readonly nodes: readonly ScriptNode[]
  readonly variables: readonly Variable[]
}

/** These steps of a script. Ways to steps that are not among them lead nowhere. */
export function clipOf(script: Script, ids: readonly NodeId[]): Clip {
  const wanted = new Set(ids)
  const nodes = script.nodes.filter(({ id }) => wanted.has(id)).map((node) => mapWays(node, (to) => (wanted.has(to) ? to : undefined)))
  const names = new Set(nodes.flatMap(variablesOf))
  return { nodes, variables: script.variables.filter(({ name }) => names.has(name)) }
}

/** How far a copy lies from what it was copied from, pixels. */
const ASIDE = 32

/** The edit that puts a clip into a script, under ids that are free there; `ids`: what was put in, in the clip's order. */
export function pasteEdit(script: Script, clip: Clip): { readonly edit: ScriptEdit; readonly ids: readonly NodeId[] } {
  const taken = new Set(script.nodes.map(({ id }) => id))
  const renamed = new Map<NodeId, NodeId>()
  const ids = clip.nodes.map(({ id }) => {
    const fresh = freshId(id, taken)
    taken.add(fresh)
    // Of two steps with one id the first is the one that ways lead to.
    if (!renamed.has(id)) renamed.set(id, fresh)
    return fresh
  })
  const nodes = clip.nodes.map((node, index): ScriptNode => {
    const moved = node.position === undefined ? {} : { position: aside(node.position) }
    return { ...mapWays(node, (to) => renamed.get(to)), id: ids[index] ?? node.id, ...moved }
  })
  const names = new Set(script.variables.map(({ name }) => name))
  return { edit: { kind: 'paste', nodes, variables: clip.variables.filter(({ name }) => !names.has(name)) }, ids }
}

const aside = ({ x, y }: { readonly x: number; readonly y: number }) => ({ x: bounded(x + ASIDE), y: bounded(y + ASIDE) })
const bounded = (value: number): number => Math.min(value, 100_000)
