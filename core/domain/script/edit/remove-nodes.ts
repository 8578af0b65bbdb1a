import type { NodeId, ScriptNode } from '../node.ts'
import type { Script } from '../script.ts'
import { waysOf } from '../ways.ts'
import { mapWays } from './map-ways.ts'

/**
 * The script without these steps. A step with one way on is bridged: what led to it leads to where it led. Entries of removed
 * steps go; a removed start is followed by the step after it, or by the first one left.
 */
export function removeNodes(script: Script, ids: readonly NodeId[]): Script {
  const gone = new Set(ids)
  const nodes = new Map(script.nodes.map((node) => [node.id, node]))
  const lead = (to: NodeId): NodeId | undefined => bridged(nodes, gone, to)
  const left = script.nodes.filter(({ id }) => !gone.has(id)).map((node) => mapWays(node, lead))
  if (left.length === script.nodes.length) return script
  const { closing, ...rest } = script
  const closingNow = closing === undefined ? undefined : lead(closing)
  return {
    ...rest,
    nodes: left,
    start: gone.has(script.start) ? (lead(script.start) ?? left[0]?.id ?? script.start) : script.start,
    ...(closingNow === undefined ? {} : { closing: closingNow }),
    entries: script.entries.filter(({ nodeId }) => !gone.has(nodeId)),
  }
}

/** Where one comes to through steps that go; undefined: nowhere. A way to a step that never was stays as it is. */
function bridged(nodes: ReadonlyMap<NodeId, ScriptNode>, gone: ReadonlySet<NodeId>, from: NodeId): NodeId | undefined {
  const seen = new Set<NodeId>()
  let at: NodeId | undefined = from
  while (at !== undefined && gone.has(at) && !seen.has(at)) {
    seen.add(at)
    const node = nodes.get(at)
    const ways = node === undefined ? [] : waysOf(node)
    at = ways.length === 1 ? ways[0]?.to : undefined
  }
  return at !== undefined && gone.has(at) ? undefined : at
}
