import type { ScriptAction } from '../action.ts'
import type { Condition, ScriptNode } from '../node.ts'
import type { ScriptText } from '../text.ts'

/** What is done to the parts of a step. */
export interface NodeParts {
  readonly text: (text: ScriptText) => ScriptText
  readonly condition: (condition: Condition) => Condition
  readonly variable: (name: string) => string
}

/** The step with every text, condition and variable passed through `parts`. */
export function mapNode(node: ScriptNode, parts: NodeParts): ScriptNode {
  const title = parts.text(node.title)
  switch (node.kind) {
    case 'say':
      return { ...node, title, text: parts.text(node.text), ...shownIf(node, parts) }
    case 'ask':
      return { ...node, title, text: parts.text(node.text), variable: parts.variable(node.variable), ...shownIf(node, parts) }
    case 'form':
      return {
        ...node,
        title,
        text: parts.text(node.text),
        fields: node.fields.map((field) => ({ ...field, variable: parts.variable(field.variable) })),
        ...shownIf(node, parts),
      }
    case 'choose':
      return {
        ...node,
        title,
        text: parts.text(node.text),
        ...(node.variable === undefined ? {} : { variable: parts.variable(node.variable) }),
        options: node.options.map((option) => ({
          ...option,
          title: parts.text(option.title),
          ...(option.hint === undefined ? {} : { hint: parts.text(option.hint) }),
          ...shownIf(option, parts),
        })),
      }
    case 'check':
      return {
        ...node,
        title,
        text: parts.text(node.text),
        ...(node.condition === undefined ? {} : { condition: parts.condition(node.condition) }),
      }
    case 'action':
      return {
        ...node,
        title,
        ...(node.text === undefined ? {} : { text: parts.text(node.text) }),
        action: mapAction(node.action, parts),
        ...shownIf(node, parts),
      }
    case 'go-to':
    case 'end':
      return { ...node, title }
  }
}

const shownIf = ({ showIf }: { readonly showIf?: Condition }, { condition }: NodeParts) =>
  showIf === undefined ? {} : { showIf: condition(showIf) }

function mapAction(action: ScriptAction, { text, variable }: NodeParts): ScriptAction {
  switch (action.kind) {
    case 'fill-field':
      return { ...action, variable: variable(action.variable) }
    case 'create-request':
      return { ...action, title: text(action.title) }
    case 'set-disposition':
      return { ...action, ...(action.promise === undefined ? {} : { promise: text(action.promise) }) }
    case 'escalate':
      return { ...action, question: text(action.question) }
    case 'send-text':
    case 'add-note':
      return { ...action, text: text(action.text) }
    case 'transfer':
    case 'open-article':
      return action
  }
}
