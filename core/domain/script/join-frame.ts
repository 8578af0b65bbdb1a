import type { NodeId, ScriptNode } from './node.ts'
import type { Script } from './script.ts'
import type { Variable } from './variable.ts'

/** What frames' ids begin with in a joined script, so that the two never meet. */
export const FRAME_PREFIX = 'frame.'
const ofFrame = (id: NodeId): NodeId => `${FRAME_PREFIX}${id}`

/**
 * A script inside its frame, as one graph: the frame's greeting, the script from `bodyStart` on, and the frame's closing after
 * every end. Variables of one name are one, and the script's own word counts. Without a frame: the script as it is.
 * @param bodyStart where the script begins; its start when absent
 */
export function joinFrame(frame: Script | undefined, body: Script, bodyStart: NodeId = body.start): Script {
  if (frame === undefined) return body
  const closing = frame.closing
  const bodyNodes = body.nodes.map((node): ScriptNode =>
    node.kind === 'end' && closing !== undefined ? { ...node, next: ofFrame(closing) } : node,
  )
  return {
    ...body,
    start: ofFrame(frame.start),
    nodes: [...frame.nodes.map((node) => renamed(node, bodyStart)), ...bodyNodes],
    variables: joined(frame.variables, body.variables),
    sides: [...body.sides, ...frame.sides.filter(({ id }) => !body.sides.some((side) => side.id === id))],
  }
}

const joined = (frame: readonly Variable[], body: readonly Variable[]): readonly Variable[] => [
  ...body,
  ...frame.filter(({ name }) => !body.some((variable) => variable.name === name)),
]

function renamed(node: ScriptNode, bodyStart: NodeId): ScriptNode {
  const id = ofFrame(node.id)
  const next = (to: NodeId | undefined) => (to === undefined ? {} : { next: ofFrame(to) })
  switch (node.kind) {
    case 'say':
    case 'ask':
    case 'form':
    case 'action':
      return { ...node, id, ...next(node.next) }
    case 'end':
      return { ...node, id, ...next(node.next) }
    case 'choose':
      return { ...node, id, options: node.options.map((option) => ({ ...option, ...next(option.next) })) }
    case 'check':
      return {
        ...node,
        id,
        ...(node.yes === undefined ? {} : { yes: ofFrame(node.yes) }),
        ...(node.no === undefined ? {} : { no: ofFrame(node.no) }),
      }
    case 'go-to':
      return { ...node, id, target: { kind: 'node', nodeId: node.target.kind === 'body' ? bodyStart : ofFrame(node.target.nodeId ?? '') } }
  }
}
