import type { ScriptAction } from './action.ts'
import type { ScriptNode } from './node.ts'
import type { ScriptText } from './text.ts'

/** Every text of a step that a person reads or hears; the title last. */
export function textsOf(node: ScriptNode): readonly ScriptText[] {
  return [...wordsOf(node), node.title]
}

function wordsOf(node: ScriptNode): readonly ScriptText[] {
  switch (node.kind) {
    case 'say':
    case 'ask':
    case 'form':
    case 'check':
      return [node.text]
    case 'choose':
      return [node.text, ...node.options.flatMap(({ title, hint }) => (hint === undefined ? [title] : [title, hint]))]
    case 'action':
      return [...(node.text === undefined ? [] : [node.text]), ...textsOfAction(node.action)]
    case 'go-to':
    case 'end':
      return []
  }
}

function textsOfAction(action: ScriptAction): readonly ScriptText[] {
  switch (action.kind) {
    case 'create-request':
      return [action.title]
    case 'set-disposition':
      return action.promise === undefined ? [] : [action.promise]
    case 'escalate':
      return [action.question]
    case 'send-text':
    case 'add-note':
      return [action.text]
    case 'fill-field':
    case 'transfer':
    case 'open-article':
      return []
  }
}
