import type { Condition, ScriptNode } from './node.ts'

/** Every condition of a step. */
export function conditionsOf(node: ScriptNode): readonly Condition[] {
  const own = 'showIf' in node ? [node.showIf] : []
  if (node.kind === 'check') return node.condition === undefined ? [] : [node.condition]
  if (node.kind === 'choose') return node.options.flatMap(({ showIf }) => (showIf === undefined ? [] : [showIf]))
  return own
}
