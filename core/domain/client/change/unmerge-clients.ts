import type { Client } from '../client.ts'
import type { ClientChangeBody } from './client-change.ts'
import { mergeClients } from './merge-clients.ts'
import { sameValue } from './same-value.ts'

type Merge = Pick<Extract<ClientChangeBody, { readonly kind: 'merged' }>, 'fromBefore' | 'intoBefore' | 'take'>

export interface Unmerged {
  readonly into: Client
  readonly from: Client
}

/**
 * Takes a merge back: both records as they were. What was done to the merged record since stays with the one that stayed:
 * a field that was changed, an element that came or went.
 */
export function unmergeClients(current: Client, { intoBefore, fromBefore, take }: Merge): Unmerged {
  const merged = mergeClients(intoBefore, fromBefore, take).client
  if (sameValue(current, merged)) return { into: intoBefore, from: fromBefore }
  const since = new Map<string, unknown>(Object.entries(current))
  const then = new Map<string, unknown>(Object.entries(merged))
  const before = new Map<string, unknown>(Object.entries(intoBefore))
  const entries = [...new Set([...before.keys(), ...since.keys(), ...then.keys()])].flatMap((key) => {
    const value = withSince(before.get(key), then.get(key), since.get(key))
    return value === undefined ? [] : [[key, value] as const]
  })
  return { into: { ...intoBefore, ...dropped(intoBefore, entries), ...Object.fromEntries(entries) }, from: fromBefore }
}

/** `before` with what happened between `then` and `since`. */
function withSince(before: unknown, then: unknown, since: unknown): unknown {
  if (sameValue(then, since)) return before
  const [old, now] = [listOf(then), listOf(since)]
  if (old === undefined || now === undefined || since === undefined) return since
  const left = (listOf(before) ?? []).filter((item) => !has(old, item) || has(now, item))
  const came = now.filter((item) => !has(old, item) && !has(left, item))
  // New elements lie where the list puts new ones: in front when the first of it is new.
  const first = now[0]
  return first !== undefined && has(came, first) ? [...came, ...left] : [...left, ...came]
}

/** A list, or nothing where there can be one; undefined: something else. */
const listOf = (value: unknown): readonly unknown[] | undefined => (value === undefined ? [] : isList(value) ? value : undefined)
const isList = (value: unknown): value is readonly unknown[] => Array.isArray(value)

const has = (items: readonly unknown[], item: unknown): boolean => items.some((other) => sameValue(other, item))

/** Fields that were emptied since have no entry: they are set to nothing, which a record without them equals. */
function dropped(client: Client, entries: readonly (readonly [string, unknown])[]): Partial<Client> {
  const names = new Set(entries.map(([key]) => key))
  return Object.fromEntries(Object.keys(client).flatMap((key) => (names.has(key) ? [] : [[key, undefined]])))
}
