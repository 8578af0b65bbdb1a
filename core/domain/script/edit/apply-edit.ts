import type { NodeId, ScriptNode } from '../node.ts'
import type { Script } from '../script.ts'
import type { Variable } from '../variable.ts'
import type { Place, ScriptEdit } from './edit.ts'
import { LIMITS } from './limits.ts'
import { removeNodes } from './remove-nodes.ts'
import { renameVariable } from './rename-variable.ts'
import { setWay } from './set-way.ts'

/**
 * The script after one edit; the same object when nothing changed. As long as what is handed in could itself be kept, the result
 * can be: what would be too much is left out.
 */
export function applyEdit(script: Script, edit: ScriptEdit): Script {
  switch (edit.kind) {
    case 'add-node':
      return addNode(script, edit.node, edit.after)
    case 'remove-nodes':
      return removeNodes(script, edit.ids)
    case 'lead':
      return withNode(script, edit.nodeId, (node) => setWay(node, edit.way, edit.to))
    case 'change-node':
      return withNode(script, edit.node.id, () => edit.node)
    case 'place':
      return placed(script, edit.places)
    case 'paste':
      return pasted(script, edit.nodes, edit.variables)
    case 'start':
      return has(script, edit.nodeId) ? { ...script, start: edit.nodeId } : script
    case 'closing':
      return closed(script, edit.nodeId)
    case 'retitle':
      return { ...script, title: edit.title }
    case 'languages':
      return edit.languages.length === 0 ? script : { ...script, languages: [...new Set(edit.languages)] }
    case 'fit':
      return { ...script, fit: edit.fit }
    case 'entries':
      return { ...script, entries: edit.entries.slice(0, LIMITS.entries) }
    case 'sides':
      return { ...script, sides: edit.sides.slice(0, LIMITS.sides) }
    case 'variables':
      return { ...script, variables: edit.variables.slice(0, LIMITS.variables) }
    case 'rename-variable':
      return renameVariable(script, edit.from, edit.to)
  }
}

const has = ({ nodes }: Script, id: NodeId): boolean => nodes.some((node) => node.id === id)

function withNode(script: Script, id: NodeId, change: (node: ScriptNode) => ScriptNode): Script {
  const nodes = script.nodes.map((node) => (node.id === id ? change(node) : node))
  return nodes.every((node, index) => node === script.nodes[index]) ? script : { ...script, nodes }
}

function addNode(script: Script, node: ScriptNode, after: { readonly nodeId: NodeId; readonly way: string } | undefined): Script {
  if (has(script, node.id) || script.nodes.length >= LIMITS.nodes) return script
  const linked = after === undefined ? script : withNode(script, after.nodeId, (before) => setWay(before, after.way, node.id))
  const isFirst = script.nodes.length === 0
  return { ...linked, nodes: [...linked.nodes, node], ...(isFirst ? { start: node.id } : {}) }
}

function placed(script: Script, places: Readonly<Record<NodeId, Place>>): Script {
  const within = (value: number): number => Math.round(Math.max(-LIMITS.place, Math.min(LIMITS.place, Number.isFinite(value) ? value : 0)))
  const nodes = script.nodes.map((node) => {
    const place = Object.hasOwn(places, node.id) ? places[node.id] : undefined
    if (place === undefined) return node
    const position = { x: within(place.x), y: within(place.y) }
    if (node.position?.x === position.x && node.position.y === position.y) return node
    return { ...node, position }
  })
  return nodes.every((node, index) => node === script.nodes[index]) ? script : { ...script, nodes }
}

function pasted(script: Script, nodes: readonly ScriptNode[], variables: readonly Variable[]): Script {
  const ids = new Set(script.nodes.map(({ id }) => id))
  const free = nodes.filter(({ id }) => ids.size !== ids.add(id).size).slice(0, LIMITS.nodes - script.nodes.length)
  if (free.length === 0) return script
  const names = new Set(script.variables.map(({ name }) => name))
  const missing = variables.filter(({ name }) => names.size !== names.add(name).size)
  return { ...script, nodes: [...script.nodes, ...free], variables: [...script.variables, ...missing].slice(0, LIMITS.variables) }
}

function closed(script: Script, nodeId: NodeId | undefined): Script {
  if (nodeId !== undefined) return has(script, nodeId) ? { ...script, closing: nodeId } : script
  const { closing: _before, ...rest } = script
  return rest
}
