import type { NodeId, ScriptNode } from './node.ts'
import type { Script } from './script.ts'
import { waysOf } from './ways.ts'

/** What became of a step from one version to the next. Where it stands in the drawing is no change. */
export type NodeChange = 'added' | 'removed' | 'changed' | 'same'

export interface LineChange {
  readonly from: NodeId
  readonly way: string
  readonly before?: NodeId
  readonly after?: NodeId
}

export interface ScriptDifference {
  readonly nodes: Readonly<Record<NodeId, NodeChange>>
  /** Lines that lead elsewhere, of steps that both versions have. */
  readonly lines: readonly LineChange[]
  /** Whether anything beside the steps changed: title, variables, whom it is for, entries, side questions. */
  readonly rest: boolean
}

/** Two versions of a script, side by side. */
export function compareScripts(before: Script, after: Script): ScriptDifference {
  const old = new Map(before.nodes.map((node) => [node.id, node]))
  const now = new Map(after.nodes.map((node) => [node.id, node]))
  const ids = [...new Set([...old.keys(), ...now.keys()])]
  return {
    nodes: Object.fromEntries(ids.map((id) => [id, changeOf(old.get(id), now.get(id))])),
    lines: ids.flatMap((id) => linesOf(old.get(id), now.get(id))),
    rest: written({ ...before, nodes: [] }) !== written({ ...after, nodes: [] }),
  }
}

function changeOf(before: ScriptNode | undefined, after: ScriptNode | undefined): NodeChange {
  if (before === undefined) return 'added'
  if (after === undefined) return 'removed'
  return written(withoutPlace(before)) === written(withoutPlace(after)) ? 'same' : 'changed'
}

function withoutPlace({ position: _position, ...rest }: ScriptNode): unknown {
  return rest
}

function linesOf(before: ScriptNode | undefined, after: ScriptNode | undefined): readonly LineChange[] {
  if (before === undefined || after === undefined) return []
  const old = new Map(waysOf(before).map(({ way, to }) => [way, to]))
  const now = new Map(waysOf(after).map(({ way, to }) => [way, to]))
  return [...new Set([...old.keys(), ...now.keys()])]
    .filter((way) => old.get(way) !== now.get(way))
    .map((way) => {
      const [from, to] = [old.get(way), now.get(way)]
      return { from: after.id, way, ...(from === undefined ? {} : { before: from }), ...(to === undefined ? {} : { after: to }) }
    })
}

/** Text that is the same for equal values, whatever the order of their fields. */
function written(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  )
}
