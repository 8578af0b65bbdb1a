import type { ClientFieldName } from './client-field.ts'
import type { ScriptText } from './text.ts'

/** What a step does for the operator. Each is offered, done by one press, and written into the road. */
export type ScriptAction =
  /** Writes the answer of a variable into the card. */
  | { readonly kind: 'fill-field'; readonly field: ClientFieldName; readonly variable: string }
  | { readonly kind: 'create-request'; readonly title: ScriptText; readonly processId?: string }
  | { readonly kind: 'set-disposition'; readonly topicId?: string; readonly resultId?: string; readonly promise?: ScriptText }
  /** `target`: a number or the id of a transfer target of the seat. */
  | { readonly kind: 'transfer'; readonly target: string; readonly consult: boolean }
  | { readonly kind: 'escalate'; readonly topicId: string; readonly question: ScriptText }
  | { readonly kind: 'open-article'; readonly articleId: string }
  | { readonly kind: 'send-text'; readonly channel: 'sms' | 'email'; readonly text: ScriptText }
  | { readonly kind: 'add-note'; readonly text: ScriptText }

export type ScriptActionKind = ScriptAction['kind']
