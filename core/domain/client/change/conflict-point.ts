import { missingCase } from '../../exhaustive.ts'
import type { ClientPhone } from '../client.ts'
import type { ClientTask } from '../client-task.ts'
import type { EditableField, FieldValue } from './editable-field.ts'

/**
 * Where a change of ours meets a newer one of somebody else. `before`: what both began with; `mine`, `theirs`: what each made of it.
 * Null: empty, or not there.
 */
export type ConflictPoint =
  | {
      readonly kind: 'field'
      readonly field: EditableField
      readonly before: FieldValue
      readonly mine: FieldValue
      readonly theirs: FieldValue
    }
  | {
      readonly kind: 'company'
      readonly roleId: string
      readonly before: string | null
      readonly mine: string | null
      readonly theirs: string | null
    }
  /** We removed a phone that they changed meanwhile. */
  | { readonly kind: 'phone'; readonly number: string; readonly before: ClientPhone; readonly theirs: ClientPhone }
  /** We marked a task (`mine`) that they removed. */
  | { readonly kind: 'task'; readonly mine: ClientTask }
  /** They removed the whole record. */
  | { readonly kind: 'client' }

/** What the operator decides of one point. `anew`: a value of her own; only for `field` and `company`. */
export type ConflictChoice = { readonly kind: 'mine' } | { readonly kind: 'theirs' } | { readonly kind: 'anew'; readonly value: FieldValue }

/** Names a point within a record; choices are given by it. */
export function pointKey(point: ConflictPoint): string {
  switch (point.kind) {
    case 'field':
      return `field:${point.field}`
    case 'company':
      return `company:${point.roleId}`
    case 'phone':
      return `phone:${point.number}`
    case 'task':
      return `task:${point.mine.id}`
    case 'client':
      return 'client'
    default:
      return missingCase(point)
  }
}
