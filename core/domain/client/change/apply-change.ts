import { missingCase } from '../../exhaustive.ts'
import { err, ok, type Result } from '../../result.ts'
import type { Client, ClientRole } from '../client.ts'
import type { ClientTask } from '../client-task.ts'
import type { ChangeRefusal } from './change-refusal.ts'
import { checkChange } from './check-change.ts'
import type { ClientChange } from './client-change.ts'
import { withFieldValue } from './field-value.ts'
import { mergeClients } from './merge-clients.ts'
import { inNoteOrder, inTaskOrder, samePhone } from './record-lists.ts'
import { unmergeClients } from './unmerge-clients.ts'

/** The record after a change, or why it is not taken. `client`: undefined when nobody has this id yet. */
export function applyChange(client: Client | undefined, change: ClientChange): Result<Client, ChangeRefusal> {
  const refusal = checkChange(client, change)
  if (refusal !== undefined) return err(refusal)
  if (change.body.kind === 'created') return ok(change.body.client)
  return client === undefined ? err({ why: 'client-absent' }) : ok(withChange(client, change))
}

/**
 * Brings a change to a record whatever stands in it, as when the change was made on an older sight of it: what is there already
 * stays once, what is gone already stays gone. `created` leaves an existing record as it is.
 */
export function withChange(client: Client, change: ClientChange): Client {
  const { body } = change
  switch (body.kind) {
    case 'created':
      return client
    case 'edited':
      return body.edits.reduce((record, { field, after }) => withFieldValue(record, field, after), client)
    case 'phone-added':
      return client.phones.some((phone) => samePhone(phone, body.phone)) ? client : { ...client, phones: [...client.phones, body.phone] }
    case 'phone-removed':
      return { ...client, phones: client.phones.filter(({ number }) => number !== body.number) }
    case 'company-linked':
      return { ...client, roles: client.roles.map((role) => (role.id === body.roleId ? withCompany(role, body.company) : role)) }
    case 'tag-added':
      return withTags(client, client.tags?.includes(body.tag) === true ? client.tags : [...(client.tags ?? []), body.tag])
    case 'tag-removed':
      return withTags(
        client,
        client.tags?.filter((tag) => tag !== body.tag),
      )
    case 'note-added':
      return { ...client, notes: inNoteOrder([...(client.notes ?? []).filter(({ id }) => id !== body.note.id), body.note]) }
    case 'note-removed':
      return client.notes === undefined ? client : { ...client, notes: client.notes.filter(({ id }) => id !== body.note.id) }
    case 'task-added':
      return { ...client, tasks: inTaskOrder([...(client.tasks ?? []).filter(({ id }) => id !== body.task.id), body.task]) }
    case 'task-removed':
      return client.tasks === undefined ? client : { ...client, tasks: client.tasks.filter(({ id }) => id !== body.task.id) }
    case 'task-done':
      return withTask(client, body.taskId, (task) => (task.done === undefined ? { ...task, done: { at: change.at, by: body.by } } : task))
    case 'task-reopened':
      return withTask(client, body.taskId, reopened)
    case 'request-created':
      return client.requests.some(({ number }) => number === body.request.number)
        ? client
        : { ...client, requests: [body.request, ...client.requests] }
    case 'merged':
      return mergeClients(client, body.fromBefore, body.take).client
    case 'unmerged':
      return unmergeClients(client, body).into
    default:
      return missingCase(body)
  }
}

/** An empty company is none. */
function withCompany(role: ClientRole, company: string): ClientRole {
  const { company: _before, ...rest } = role
  return company.trim() === '' ? rest : { ...rest, company: company.trim() }
}

const withTags = (client: Client, tags: readonly string[] | undefined): Client => (tags === undefined ? client : { ...client, tags })

const withTask = (client: Client, taskId: string, changed: (task: ClientTask) => ClientTask): Client =>
  client.tasks === undefined ? client : { ...client, tasks: client.tasks.map((task) => (task.id === taskId ? changed(task) : task)) }

const reopened = ({ done: _done, ...open }: ClientTask): ClientTask => open
