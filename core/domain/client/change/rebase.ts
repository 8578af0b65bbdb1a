import { missingCase } from '../../exhaustive.ts'
import type { Client } from '../client.ts'
import { withChange } from './apply-change.ts'
import type { ClientChange, FieldEdit } from './client-change.ts'
import type { ConflictPoint } from './conflict-point.ts'
import type { EditableField, FieldValue } from './editable-field.ts'
import { fieldValue } from './field-value.ts'
import { inTaskOrder } from './record-lists.ts'
import { sameValue } from './same-value.ts'

/** A pending change that meets what somebody else did. */
export interface ChangeConflict {
  readonly changeId: string
  readonly points: readonly [ConflictPoint, ...ConflictPoint[]]
}

export interface Rebased {
  /** The remote record with our changes on top, also those in conflict: what the operator typed never goes by itself. */
  readonly client: Client
  readonly conflicts: readonly ChangeConflict[]
}

/**
 * Our changes over a newer sight of the record.
 *
 * - A field meets when it was changed there, away from what we saw, to something else than we want.
 * - Lists never meet, but for one element: a phone we removed and they changed, a task we marked and they removed, a role's company.
 *
 * @param base     the record as it was known before; absent: nothing was
 * @param pending  oldest first
 */
export function rebase(base: Client | undefined, pending: readonly ClientChange[], remote: Client): Rebased {
  const conflicts: ChangeConflict[] = []
  const fields = new FieldChain(remote)
  let client = remote
  for (const change of pending) {
    const [first, ...others] = pointsOf(change, base, remote, fields)
    if (first !== undefined) conflicts.push({ changeId: change.id, points: [first, ...others] })
    client = withChange(withLostTask(client, change, base), change)
  }
  return { client, conflicts }
}

function pointsOf(change: ClientChange, base: Client | undefined, remote: Client, fields: FieldChain): readonly ConflictPoint[] {
  const { body } = change
  switch (body.kind) {
    case 'edited':
      return body.edits.flatMap((edit) => fields.meet(edit))
    case 'company-linked':
      return companyPoints(body, remote)
    case 'phone-removed':
      return phonePoints(body.number, base, remote)
    case 'task-done':
    case 'task-reopened': {
      const lost = lostTask(body.taskId, base, remote)
      return lost === undefined ? [] : [{ kind: 'task', mine: taskAfter(lost, change) }]
    }
    case 'created':
    case 'phone-added':
    case 'tag-added':
    case 'tag-removed':
    case 'note-added':
    case 'note-removed':
    case 'task-added':
    case 'task-removed':
    case 'request-created':
    case 'merged':
    case 'unmerged':
      return []
    default:
      return missingCase(body)
  }
}

/** Edits of one field stand on each other: what the first one meets, the later ones meet too. */
class FieldChain {
  readonly #remote: Client
  readonly #ours = new Map<EditableField, FieldValue>()
  readonly #disputed = new Set<EditableField>()

  constructor(remote: Client) {
    this.#remote = remote
  }

  meet({ field, before, after }: FieldEdit): readonly ConflictPoint[] {
    const theirs = fieldValue(this.#remote, field)
    const goesOn = this.#ours.has(field) && sameValue(this.#ours.get(field), before)
    const isFree = goesOn ? !this.#disputed.has(field) : sameValue(theirs, before) || sameValue(theirs, after)
    this.#ours.set(field, after)
    if (isFree || sameValue(theirs, after)) return []
    this.#disputed.add(field)
    return [{ kind: 'field', field, before, mine: after, theirs }]
  }
}

function companyPoints(
  { roleId, company, before }: { readonly roleId: string; readonly company: string; readonly before?: string },
  remote: Client,
): readonly ConflictPoint[] {
  const role = remote.roles.find(({ id }) => id === roleId)
  const theirs = role?.company ?? ''
  const isFree = role !== undefined && (theirs === (before ?? '') || theirs === company.trim())
  return isFree ? [] : [{ kind: 'company', roleId, before: orNull(before), mine: orNull(company), theirs: orNull(theirs) }]
}

const orNull = (text: string | undefined): string | null => (text === undefined || text.trim() === '' ? null : text.trim())

function phonePoints(number: string, base: Client | undefined, remote: Client): readonly ConflictPoint[] {
  const before = base?.phones.find((phone) => phone.number === number)
  const theirs = remote.phones.find((phone) => phone.number === number)
  if (before === undefined || theirs === undefined) return []
  const { callsFromIt: _then, ...then } = before
  const { callsFromIt: _now, ...now } = theirs
  return sameValue(then, now) ? [] : [{ kind: 'phone', number, before, theirs }]
}

type Task = NonNullable<Client['tasks']>[number]

function lostTask(taskId: string, base: Client | undefined, remote: Client): Task | undefined {
  if (remote.tasks?.some(({ id }) => id === taskId) === true) return undefined
  return base?.tasks?.find(({ id }) => id === taskId)
}

function taskAfter(task: Task, { at, body }: ClientChange): Task {
  if (body.kind === 'task-done') return { ...task, done: { at, by: body.by } }
  const { done: _done, ...open } = task
  return open
}

/** A task that they removed and we marked is shown on, until it is decided. */
function withLostTask(client: Client, { body }: ClientChange, base: Client | undefined): Client {
  if (body.kind !== 'task-done' && body.kind !== 'task-reopened') return client
  const lost = lostTask(body.taskId, base, client)
  return lost === undefined ? client : { ...client, tasks: inTaskOrder([...(client.tasks ?? []), lost]) }
}
