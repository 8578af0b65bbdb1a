import type { NodeId, ScriptNode } from './node.ts'

/** One line of the graph: from a step, by a way, to where it leads; undefined leads nowhere. */
export interface Way {
  /** Option, `yes`, `no`, or `next`. */
  readonly way: string
  readonly to: NodeId | undefined
}

/** All ways on from a step, in the order they are shown. */
export function waysOf(node: ScriptNode): readonly Way[] {
  switch (node.kind) {
    case 'say':
    case 'ask':
    case 'form':
    case 'action':
      return [{ way: 'next', to: node.next }]
    case 'choose':
      return node.options.map(({ id, next }) => ({ way: id, to: next }))
    case 'check':
      return [
        { way: 'yes', to: node.yes },
        { way: 'no', to: node.no },
      ]
    case 'go-to':
      return node.target.kind === 'node' ? [{ way: 'next', to: node.target.nodeId }] : []
    case 'end':
      return node.next === undefined ? [] : [{ way: 'next', to: node.next }]
  }
}
