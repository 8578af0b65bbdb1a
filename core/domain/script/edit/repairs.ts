import type { NodeId, ScriptNode } from '../node.ts'
import type { Problem } from '../problem.ts'
import type { Script } from '../script.ts'
import { waysOf } from '../ways.ts'
import type { ScriptEdit } from './edit.ts'
import { freshId } from './fresh-id.ts'

/** A way out of a problem, ready to be done. */
export type Repair =
  | { readonly kind: 'lead-to'; readonly target: NodeId; readonly edit: ScriptEdit }
  | { readonly kind: 'add-end'; readonly edit: ScriptEdit }
  | { readonly kind: 'start-here'; readonly edit: ScriptEdit }
  | { readonly kind: 'remove-step'; readonly edit: ScriptEdit }
  | { readonly kind: 'add-variable'; readonly name: string; readonly edit: ScriptEdit }
  | { readonly kind: 'remove-variable'; readonly name: string; readonly edit: ScriptEdit }
  | { readonly kind: 'drop-entry'; readonly edit: ScriptEdit }

/** What mends a problem in an obvious way; empty where a person has to think. @param endTitle what a new end is called */
export function repairsOf(script: Script, problem: Problem, endTitle: ScriptNode['title']): readonly Repair[] {
  switch (problem.kind) {
    case 'dead-end':
    case 'missing-target':
      return waysOn(script, problem.nodeId, problem.way, endTitle)
    case 'no-start':
      return script.nodes.slice(0, 1).map(({ id }) => ({ kind: 'start-here', edit: { kind: 'start', nodeId: id } }))
    case 'unreachable':
      return [{ kind: 'remove-step', edit: { kind: 'remove-nodes', ids: [problem.nodeId] } }]
    case 'unknown-name':
      return problem.where === 'answer' || /^[A-Za-z]\w{0,63}$/.test(problem.name) ? [addVariable(script, problem.name)] : []
    case 'unused-variable': {
      const variables = script.variables.filter(({ name }) => name !== problem.name)
      return [{ kind: 'remove-variable', name: problem.name, edit: { kind: 'variables', variables } }]
    }
    case 'entry-missing': {
      const entries = script.entries.filter(({ processId, stageId }) => processId !== problem.processId || stageId !== problem.stageId)
      return [{ kind: 'drop-entry', edit: { kind: 'entries', entries } }]
    }
    default:
      return []
  }
}

const addVariable = (script: Script, name: string): Repair => ({
  kind: 'add-variable',
  name,
  edit: { kind: 'variables', variables: [...script.variables, { name, title: { ru: name }, type: { kind: 'text' } }] },
})

function waysOn(script: Script, nodeId: NodeId, way: string, endTitle: ScriptNode['title']): readonly Repair[] {
  const node = script.nodes.find(({ id }) => id === nodeId)
  const to = node === undefined ? undefined : waysOf(node).find((one) => one.way === way)
  // The problem may be of a moment ago: a way that leads somewhere by now is left alone.
  if (node === undefined || to === undefined || script.nodes.some(({ id }) => id === to.to)) return []
  const target = likelyTarget(script, node)
  const id = freshId('end', new Set(script.nodes.map((one) => one.id)))
  const { x = 0, y = 0 } = node.position ?? {}
  const end: ScriptNode = { id, kind: 'end', title: endTitle, outcome: 'solved', position: { x: x + 232, y: y + 104 } }
  return [
    ...(target === undefined ? [] : [{ kind: 'lead-to' as const, target, edit: { kind: 'lead' as const, nodeId, way, to: target } }]),
    { kind: 'add-end', edit: { kind: 'add-node', node: end, after: { nodeId, way } } },
  ]
}

/** Where an open way most likely leads: to a step that nothing leads to yet, else to where the others of the step end up. */
function likelyTarget(script: Script, node: ScriptNode): NodeId | undefined {
  const led = new Set(script.nodes.flatMap((one) => waysOf(one).map(({ to }) => to)))
  const lonely = script.nodes.find(({ id }) => !led.has(id) && id !== script.start && id !== node.id && id !== script.closing)
  if (lonely !== undefined) return lonely.id
  const known = new Map(script.nodes.map((one) => [one.id, one]))
  const sibling = waysOf(node)
    .map(({ to }) => (to === undefined ? undefined : known.get(to)))
    .find((one) => one !== undefined && one.id !== node.id)
  if (sibling === undefined) return undefined
  const [next] = waysOf(sibling)
  return next?.to !== undefined && next.to !== node.id && known.has(next.to) ? next.to : sibling.id
}
