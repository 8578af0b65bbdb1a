import type { NodeId, NodeKind, ScriptNode } from '../node.ts'
import type { ScriptText } from '../text.ts'
import type { Place } from './edit.ts'

/** The kinds of steps in the order of the palette. */
export const PALETTE = ['say', 'ask', 'choose', 'form', 'check', 'action', 'go-to', 'end'] as const satisfies readonly NodeKind[]

/** A new step without words: validation says what it still needs. @param title what the palette calls it */
export function newNode(kind: NodeKind, id: NodeId, title: ScriptText, position: Place, variable?: string): ScriptNode {
  const shared = { id, title, position }
  switch (kind) {
    case 'say':
      return { ...shared, kind, text: {} }
    case 'ask':
      return { ...shared, kind, text: {}, variable: variable ?? 'answer' }
    case 'choose':
      return {
        ...shared,
        kind,
        text: {},
        options: [
          { id: 'a', title: {} },
          { id: 'b', title: {} },
        ],
      }
    case 'form':
      return { ...shared, kind, text: {}, fields: variable === undefined ? [] : [{ variable, required: true }] }
    case 'check':
      return { ...shared, kind, text: {} }
    case 'action':
      return { ...shared, kind, action: { kind: 'add-note', text: {} } }
    case 'go-to':
      return { ...shared, kind, target: { kind: 'node' } }
    case 'end':
      return { ...shared, kind, outcome: 'solved' }
  }
}
