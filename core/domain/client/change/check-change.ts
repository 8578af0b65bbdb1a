import { missingCase } from '../../exhaustive.ts'
import type { Client, ClientPhone } from '../client.ts'
import type { ClientNote } from '../client-note.ts'
import type { ClientTask } from '../client-task.ts'
import type { OpenRequest } from '../request.ts'
import { CHANGE_LIMITS } from './change-limits.ts'
import type { ChangeRefusal, RefusalReason } from './change-refusal.ts'
import { checkEdits, checkValue } from './check-edit.ts'
import type { ClientChange } from './client-change.ts'
import { mergeClients } from './merge-clients.ts'
import { samePhone } from './record-lists.ts'
import { sameValue } from './same-value.ts'

/**
 * Why a change is not taken, as the record stands now; undefined: it is. `client`: undefined when nobody has this id.
 * A change of another record is a bug of the caller.
 */
export function checkChange(client: Client | undefined, change: ClientChange): ChangeRefusal | undefined {
  const { body } = change
  if (body.kind === 'created') return client === undefined ? checkCreated(body.client) : { why: 'client-there-already' }
  if (client === undefined) return { why: 'client-absent' }
  if (body.kind === 'edited') return checkEdits(client, body.edits)
  const why = checkBody(client, change.clientId, body)
  return why === undefined ? undefined : { why }
}

type ListedBody = Exclude<ClientChange['body'], { readonly kind: 'created' | 'edited' }>

function checkBody(client: Client, clientId: string, body: ListedBody): RefusalReason | undefined {
  switch (body.kind) {
    case 'phone-added':
      return checkPhone(client, body.phone)
    case 'phone-removed':
      return client.phones.some(({ number }) => number === body.number) ? undefined : 'phone-absent'
    case 'company-linked':
      return checkCompany(client, body)
    case 'tag-added':
      return checkTag(client, body.tag)
    case 'tag-removed':
      return client.tags?.includes(body.tag) === true ? undefined : 'tag-absent'
    case 'note-added':
      return checkNote(client, body.note)
    case 'note-removed':
      return client.notes?.some(({ id }) => id === body.note.id) === true ? undefined : 'note-absent'
    case 'task-added':
      return checkTask(client, body.task)
    case 'task-removed':
      return taskOf(client, body.task.id) === undefined ? 'task-absent' : undefined
    case 'task-done':
      return taskState(client, body.taskId, 'task-done')
    case 'task-reopened':
      return taskState(client, body.taskId, 'task-open')
    case 'request-created':
      return checkRequest(client, body.request)
    case 'merged':
      return checkMerged(client, clientId, body)
    case 'unmerged':
      return body.from === body.fromBefore.id && body.intoBefore.id === clientId && body.from !== clientId ? undefined : 'not-merged'
    default:
      return missingCase(body)
  }
}

/** ITU-T E.164: a plus, and up to fifteen digits that do not begin with zero. */
const E164 = /^\+[1-9]\d{1,14}$/
const EXTENSION = /^\d{1,11}$/

function checkCreated(client: Client): ChangeRefusal | undefined {
  const name = checkValue('name', client.name)
  if (name !== undefined) return { why: name, field: 'name' }
  if (client.phones.some(({ number }) => !E164.test(number))) return { why: 'phone-not-e164' }
  if (client.roles.length === 0) return { why: 'role-absent' }
  const emails = checkValue('emails', client.emails)
  return emails === undefined ? undefined : { why: emails, field: 'emails' }
}

function checkPhone(client: Client, phone: ClientPhone): RefusalReason | undefined {
  if (!E164.test(phone.number)) return 'phone-not-e164'
  if (phone.extension !== undefined && !EXTENSION.test(phone.extension)) return 'extension-invalid'
  if (client.phones.some((other) => samePhone(other, phone))) return 'phone-doubled'
  return client.phones.length >= CHANGE_LIMITS.phones ? 'too-many' : undefined
}

function checkCompany(
  client: Client,
  { roleId, company, before }: Extract<ListedBody, { readonly kind: 'company-linked' }>,
): RefusalReason | undefined {
  const role = client.roles.find(({ id }) => id === roleId)
  if (role === undefined) return 'role-absent'
  if ((role.company ?? '') !== (before ?? '')) return 'moved'
  if (company.trim() === (before ?? '')) return 'nothing-changed'
  return company.length > CHANGE_LIMITS.text ? 'too-long' : undefined
}

function checkTag(client: Client, tag: string): RefusalReason | undefined {
  if (tag.trim() === '') return 'tag-empty'
  if (tag.length > CHANGE_LIMITS.tag) return 'too-long'
  const tags = client.tags ?? []
  if (tags.some((other) => other.toLowerCase() === tag.toLowerCase())) return 'tag-doubled'
  return tags.length >= CHANGE_LIMITS.tags ? 'too-many' : undefined
}

function checkNote(client: Client, note: ClientNote): RefusalReason | undefined {
  if (note.text.trim() === '') return 'note-empty'
  if (note.text.length > CHANGE_LIMITS.note) return 'too-long'
  if (note.mentions.length > CHANGE_LIMITS.mentions) return 'mentions-too-many'
  const notes = client.notes ?? []
  if (notes.some(({ id }) => id === note.id)) return 'note-doubled'
  return notes.length >= CHANGE_LIMITS.notes ? 'too-many' : undefined
}

function checkTask(client: Client, task: ClientTask): RefusalReason | undefined {
  if (task.text.trim() === '') return 'task-empty'
  if (task.text.length > CHANGE_LIMITS.text) return 'too-long'
  if (!Number.isFinite(task.dueAt) || (task.remindAt !== undefined && !Number.isFinite(task.remindAt))) return 'task-time-invalid'
  if (taskOf(client, task.id) !== undefined) return 'task-doubled'
  return (client.tasks?.length ?? 0) >= CHANGE_LIMITS.tasks ? 'too-many' : undefined
}

const taskOf = (client: Client, taskId: string): ClientTask | undefined => client.tasks?.find(({ id }) => id === taskId)

/** A task can be marked done while it is open, and opened while it is done. */
function taskState(client: Client, taskId: string, refusedWhen: 'task-done' | 'task-open'): RefusalReason | undefined {
  const task = taskOf(client, taskId)
  if (task === undefined) return 'task-absent'
  const state = task.done === undefined ? 'task-open' : 'task-done'
  return state === refusedWhen ? state : undefined
}

function checkRequest(client: Client, request: OpenRequest): RefusalReason | undefined {
  if (request.title.trim() === '' || request.stages.length === 0) return 'request-empty'
  if (request.title.length > CHANGE_LIMITS.text) return 'too-long'
  if (request.roleId !== undefined && !client.roles.some(({ id }) => id === request.roleId)) return 'role-absent'
  return client.requests.some(({ number }) => number === request.number) ? 'request-doubled' : undefined
}

function checkMerged(client: Client, clientId: string, body: Extract<ListedBody, { readonly kind: 'merged' }>): RefusalReason | undefined {
  if (body.from === clientId || body.fromBefore.id === clientId) return 'merged-with-itself'
  if (body.from !== body.fromBefore.id || !sameValue(client, body.intoBefore)) return 'moved'
  const { tags, notes, tasks, logins } = mergeClients(client, body.fromBefore, body.take).client
  const full =
    (tags?.length ?? 0) > CHANGE_LIMITS.tags ||
    (notes?.length ?? 0) > CHANGE_LIMITS.notes ||
    (tasks?.length ?? 0) > CHANGE_LIMITS.tasks ||
    (logins?.length ?? 0) > CHANGE_LIMITS.logins
  return full ? 'too-many' : undefined
}
