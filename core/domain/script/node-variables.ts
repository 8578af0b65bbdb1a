import type { ScriptNode } from './node.ts'

/** Variables that a step answers or writes. */
export function variablesOf(node: ScriptNode): readonly string[] {
  switch (node.kind) {
    case 'ask':
      return [node.variable]
    case 'choose':
      return node.variable === undefined ? [] : [node.variable]
    case 'form':
      return node.fields.map(({ variable }) => variable)
    case 'action':
      return node.action.kind === 'fill-field' ? [node.action.variable] : []
    case 'say':
    case 'check':
    case 'go-to':
    case 'end':
      return []
  }
}
