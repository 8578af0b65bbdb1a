import type { NodeId, ScriptNode } from '../node.ts'

/** The step with one of its ways leading elsewhere; undefined: nowhere. The same step when it has no such way. */
export function setWay(node: ScriptNode, way: string, to: NodeId | undefined): ScriptNode {
  switch (node.kind) {
    case 'say':
    case 'ask':
    case 'form':
    case 'action':
      return way === 'next' ? withNext(node, to) : node
    case 'end':
      return node
    case 'go-to':
      return way === 'next' && node.target.kind === 'node'
        ? { ...node, target: { kind: 'node', ...(to === undefined ? {} : { nodeId: to }) } }
        : node
    case 'check':
      return way === 'yes' || way === 'no' ? withAnswer(node, way, to) : node
    case 'choose':
      return { ...node, options: node.options.map((option) => (option.id === way ? withNext(option, to) : option)) }
  }
}

function withNext<T extends { readonly next?: NodeId }>(one: T, to: NodeId | undefined): T {
  const { next: _before, ...rest } = one
  return { ...rest, ...(to === undefined ? {} : { next: to }) } as T
}

function withAnswer<T extends { readonly yes?: NodeId; readonly no?: NodeId }>(node: T, way: 'yes' | 'no', to: NodeId | undefined): T {
  const { [way]: _before, ...rest } = node
  return { ...rest, ...(to === undefined ? {} : { [way]: to }) } as T
}
