import type { EditableField } from './editable-field.ts'

/**
 * Why a change of a record is not taken. The desk says each in words.
 * `moved`: the record no longer says what the operator saw when she began; `too-many`: a list of the record is full.
 */
export const CHANGE_REFUSALS = [
  'client-absent',
  'client-there-already',
  'nothing-changed',
  'moved',
  'too-long',
  'too-many',
  'value-missing',
  'name-empty',
  'status-empty',
  'phone-not-e164',
  'extension-invalid',
  'phone-doubled',
  'phone-absent',
  'email-invalid',
  'email-doubled',
  'birthday-invalid',
  'time-zone-invalid',
  'role-absent',
  'tag-empty',
  'tag-doubled',
  'tag-absent',
  'note-empty',
  'note-doubled',
  'note-absent',
  'mentions-too-many',
  'task-empty',
  'task-time-invalid',
  'task-doubled',
  'task-absent',
  'task-done',
  'task-open',
  'request-empty',
  'request-doubled',
  'merged-with-itself',
  'merged-already',
  'not-merged',
] as const
export type RefusalReason = (typeof CHANGE_REFUSALS)[number]

/** A refused change; `field`: the one to be mended, of an edit. */
export interface ChangeRefusal {
  readonly why: RefusalReason
  readonly field?: EditableField
}
