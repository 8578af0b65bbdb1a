import type { EpochMs } from '../../time.ts'
import type { ClientId, ClientPhone, Client } from '../client.ts'
import type { ClientNote } from '../client-note.ts'
import type { ClientTask } from '../client-task.ts'
import type { OpenRequest } from '../request.ts'
import type { EditableField, FieldValue } from './editable-field.ts'
import type { MergeField } from './merge-field.ts'

/** One field as the operator saw it and as she wants it: the sight tells later whether somebody else changed it meanwhile. */
export interface FieldEdit<F extends EditableField = EditableField> {
  readonly field: F
  readonly before: FieldValue<F>
  readonly after: FieldValue<F>
}

/** What can be done to a record. Each is a whole that is undone, delivered and refused as one. */
export type ClientChangeBody =
  | { readonly kind: 'created'; readonly client: Client }
  | { readonly kind: 'edited'; readonly edits: readonly FieldEdit[] }
  | { readonly kind: 'phone-added'; readonly phone: ClientPhone }
  | { readonly kind: 'phone-removed'; readonly number: string }
  | { readonly kind: 'company-linked'; readonly roleId: string; readonly company: string; readonly before?: string }
  | { readonly kind: 'tag-added'; readonly tag: string }
  | { readonly kind: 'tag-removed'; readonly tag: string }
  | { readonly kind: 'note-added'; readonly note: ClientNote }
  /** The whole note goes along, so that the removal can be undone. */
  | { readonly kind: 'note-removed'; readonly note: ClientNote }
  | { readonly kind: 'task-added'; readonly task: ClientTask }
  /** The whole task goes along, so that the removal can be undone. */
  | { readonly kind: 'task-removed'; readonly task: ClientTask }
  | { readonly kind: 'task-done'; readonly taskId: string; readonly by: string }
  | { readonly kind: 'task-reopened'; readonly taskId: string }
  | { readonly kind: 'request-created'; readonly request: OpenRequest }
  /**
   * `from` is a duplicate: its phones, history and requests come over, and it is hidden. Both records as they were, for the undo.
   * `take`: where both say something different, these are taken from the duplicate; the others stay.
   */
  | {
      readonly kind: 'merged'
      readonly from: ClientId
      readonly fromBefore: Client
      readonly intoBefore: Client
      readonly take?: readonly MergeField[]
    }
  | {
      readonly kind: 'unmerged'
      readonly mergeId: string
      readonly from: ClientId
      readonly fromBefore: Client
      readonly intoBefore: Client
      readonly take?: readonly MergeField[]
    }

export type ChangeKind = ClientChangeBody['kind']

/** A change of a client's record, made on this seat. The id is minted at the click: a resend is never a second change. */
export interface ClientChange {
  readonly id: string
  /** Whose record; of a merge: the one that stays. */
  readonly clientId: ClientId
  readonly at: EpochMs
  /** Name of the operator. */
  readonly by: string
  readonly body: ClientChangeBody
}
