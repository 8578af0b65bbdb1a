import type { Client, ClientPhone, ClientRole } from '../client.ts'
import type { OpenRequest } from '../request.ts'
import type { PastContact } from '../../interaction/interaction.ts'
import { MERGE_FIELDS, type MergeField } from './merge-field.ts'
import { byId, inNoteOrder, inTaskOrder, samePhone, united } from './record-lists.ts'
import { sameValue } from './same-value.ts'

/** A field in which both records say something different: one value stays, the other is only in the hidden record. */
export interface MergeConflict {
  readonly field: MergeField
  readonly into: Client[MergeField]
  readonly from: Client[MergeField]
}

export interface Merged {
  readonly client: Client
  /** Fields to choose of, in the order of `MERGE_FIELDS`; what `take` does not name keeps the value of `into`. */
  readonly conflicts: readonly MergeConflict[]
}

/**
 * Two records of one person as one: `into` with everything `from` has besides. Lists are united, an empty field is filled, and where
 * both say something different `into` stays, but for the fields of `take`. Merging the same again changes nothing.
 */
export function mergeClients(into: Client, from: Client, take: readonly MergeField[] = []): Merged {
  const { roles, roleIds } = mergedRoles(into.roles, from.roles)
  const merged: Client = {
    ...into,
    ...filled(into, from, take),
    phones: mergedPhones(into.phones, from.phones),
    emails: united(into.emails, from.emails, folded),
    ...list('logins', united(into.logins ?? [], from.logins ?? [], folded)),
    roles,
    facts: united(into.facts, from.facts, ({ label, value }) => JSON.stringify([label, value])),
    ...list('tags', united(into.tags ?? [], from.tags ?? [], folded)),
    ...list('notes', inNoteOrder(united(into.notes ?? [], from.notes ?? [], idOf))),
    ...list('tasks', inTaskOrder(united(into.tasks ?? [], from.tasks ?? [], idOf))),
    alerts: united(into.alerts, from.alerts, ({ kind, text }) => JSON.stringify([kind, text])),
    requests: united(
      into.requests,
      from.requests.map((request) => inRole(request, roleIds)),
      ({ number }) => number,
    ),
    history: newestFirst(
      united(
        into.history,
        from.history.map((contact) => inRole(contact, roleIds)),
        idOf,
      ),
    ),
    ...earlier(into, from),
  }
  return { client: merged, conflicts: conflictsOf(into, from) }
}

function conflictsOf(into: Client, from: Client): readonly MergeConflict[] {
  return MERGE_FIELDS.flatMap((field) => {
    const [ours, theirs] = [into[field], from[field]]
    return isEmpty(ours) || isEmpty(theirs) || sameValue(ours, theirs) ? [] : [{ field, into: ours, from: theirs }]
  })
}

/** What the duplicate gives to single fields. */
function filled(into: Client, from: Client, take: readonly MergeField[]): Partial<Client> {
  const given = MERGE_FIELDS.filter((field) => !isEmpty(from[field]) && (isEmpty(into[field]) || take.includes(field)))
  return Object.fromEntries(given.map((field) => [field, from[field]]))
}

const isEmpty = (value: Client[MergeField]): boolean => value === undefined || value === ''

function earlier(into: Client, from: Client): { readonly since?: number } {
  const times = [into.since, from.since].filter((at) => at !== undefined)
  return times.length === 0 ? {} : { since: Math.min(...times) }
}

function mergedPhones(into: readonly ClientPhone[], from: readonly ClientPhone[]): readonly ClientPhone[] {
  const ours = into.map((phone) => {
    const calls = from.find((other) => samePhone(other, phone))?.callsFromIt
    return calls === undefined ? phone : { ...phone, callsFromIt: Math.max(calls, phone.callsFromIt ?? 0) }
  })
  return [...ours, ...from.filter((phone) => !into.some((other) => samePhone(other, phone)))]
}

interface MergedRoles {
  readonly roles: readonly ClientRole[]
  /** How the roles of the duplicate are called in the merged record. */
  readonly roleIds: ReadonlyMap<string, string>
}

/** The same role of both is one, with the lines of both; another role that is called the same gets a name of its own. */
function mergedRoles(into: readonly ClientRole[], from: readonly ClientRole[]): MergedRoles {
  const roles = [...into]
  const roleIds = new Map<string, string>()
  for (const role of from) {
    const at = roles.findIndex((other) => isSameRole(other, role))
    const same = roles[at]
    if (same === undefined) {
      const id = freeId(role.id, roles)
      roles.push({ ...role, id })
      roleIds.set(role.id, id)
    } else {
      roles[at] = { ...same, lineIds: [...new Set([...same.lineIds, ...role.lineIds])] }
      roleIds.set(role.id, same.id)
    }
  }
  return { roles, roleIds }
}

const isSameRole = (one: ClientRole, other: ClientRole): boolean =>
  one.kind === other.kind && (one.title ?? '') === (other.title ?? '') && (one.company ?? '') === (other.company ?? '')

function freeId(wanted: string, roles: readonly ClientRole[]): string {
  const taken = new Set(roles.map(({ id }) => id))
  let id = wanted
  for (let no = 2; taken.has(id); no += 1) id = `${wanted}-${no}`
  return id
}

function inRole<T extends OpenRequest | PastContact>(record: T, roleIds: ReadonlyMap<string, string>): T {
  const roleId = record.roleId === undefined ? undefined : roleIds.get(record.roleId)
  return roleId === undefined || roleId === record.roleId ? record : { ...record, roleId }
}

const newestFirst = (history: readonly PastContact[]): readonly PastContact[] => [...history].sort((a, b) => b.at - a.at || byId(a, b))
const idOf = ({ id }: { readonly id: string }): string => id
const folded = (text: string): string => text.toLowerCase()

/** An optional list is absent when there is nothing in it. */
const list = <K extends 'logins' | 'tags' | 'notes' | 'tasks', T>(name: K, items: readonly T[]): Partial<Record<K, readonly T[]>> => {
  const made: Partial<Record<K, readonly T[]>> = {}
  if (items.length > 0) made[name] = items
  return made
}
