import { missingCase } from '../../exhaustive.ts'
import type { Client } from '../client.ts'
import type { ClientChange, ClientChangeBody } from './client-change.ts'

/**
 * What takes a change back where it was sent already. `before`: the record as it was before the change.
 * Undefined: nothing does; what the CRM made of it stays there (a new record, a new request).
 */
export function inverseOf(change: ClientChange, before: Client | undefined): ClientChangeBody | undefined {
  const { body } = change
  switch (body.kind) {
    case 'created':
    case 'request-created':
    case 'unmerged':
      return undefined
    case 'edited':
      return { kind: 'edited', edits: body.edits.map((edit) => ({ ...edit, before: edit.after, after: edit.before })) }
    case 'phone-added':
      // By the number alone the other phone would go as well.
      return before?.phones.some(({ number }) => number === body.phone.number) === true
        ? undefined
        : { kind: 'phone-removed', number: body.phone.number }
    case 'phone-removed': {
      const [phone, ...others] = before?.phones.filter(({ number }) => number === body.number) ?? []
      return phone === undefined || others.length > 0 ? undefined : { kind: 'phone-added', phone }
    }
    case 'company-linked':
      return {
        kind: 'company-linked',
        roleId: body.roleId,
        company: body.before ?? '',
        ...(body.company.trim() === '' ? {} : { before: body.company.trim() }),
      }
    case 'tag-added':
      return { kind: 'tag-removed', tag: body.tag }
    case 'tag-removed':
      return { kind: 'tag-added', tag: body.tag }
    case 'note-added':
      return { kind: 'note-removed', note: body.note }
    case 'note-removed':
      return { kind: 'note-added', note: body.note }
    case 'task-added':
      return { kind: 'task-removed', task: body.task }
    case 'task-removed':
      return { kind: 'task-added', task: body.task }
    case 'task-done':
      return { kind: 'task-reopened', taskId: body.taskId }
    case 'task-reopened':
      return { kind: 'task-done', taskId: body.taskId, by: before?.tasks?.find(({ id }) => id === body.taskId)?.done?.by ?? change.by }
    case 'merged':
      return { ...body, kind: 'unmerged', mergeId: change.id }
    default:
      return missingCase(body)
  }
}
