import type { ClientPhone } from '../client.ts'
import type { ClientNote } from '../client-note.ts'
import type { ClientTask } from '../client-task.ts'

/** One number with another extension is another phone. */
export const samePhone = (one: ClientPhone, other: ClientPhone): boolean =>
  one.number === other.number && (one.extension ?? '') === (other.extension ?? '')

/** Newest first. */
export const inNoteOrder = (notes: readonly ClientNote[]): readonly ClientNote[] => [...notes].sort((a, b) => b.at - a.at || byId(a, b))

/** Soonest due first. */
export const inTaskOrder = (tasks: readonly ClientTask[]): readonly ClientTask[] =>
  [...tasks].sort((a, b) => a.dueAt - b.dueAt || byId(a, b))

export const byId = (a: { readonly id: string }, b: { readonly id: string }): number => (a.id < b.id ? -1 : Number(a.id > b.id))

/** Elements of both, the first list's first; of equal keys the first list's. */
export function united<T>(one: readonly T[], other: readonly T[], keyOf: (item: T) => string): readonly T[] {
  const keys = new Set(one.map(keyOf))
  return [...one, ...other.filter((item) => !keys.has(keyOf(item)))]
}
