import type { Client } from '../../client/client.ts'
import type { RowFields } from './row-fields.ts'

/** Whom a row is about among those who have its number: nobody, one, or several of whom nobody can choose. */
export type RowMatch = { readonly kind: 'nobody' } | { readonly kind: 'one'; readonly client: Client } | { readonly kind: 'several' }

/** By number: colleagues share that of their office, so a name that is another is another person. */
export function matchByPhone(fields: RowFields, owners: readonly Client[]): RowMatch {
  const same = owners.filter(({ name }) => fields.name === undefined || isSameName(name, fields.name))
  const [first, second] = same
  if (first === undefined) return { kind: 'nobody' }
  return second === undefined ? { kind: 'one', client: first } : { kind: 'several' }
}

const isSameName = (a: Client['name'], b: Client['name']): boolean => {
  const [one, two] = [wordsOf(a), wordsOf(b)]
  if (one.length === 0 || two.length === 0) return true
  const [few, many] = one.length <= two.length ? [one, two] : [two, one]
  return few.every((word) => many.some((other) => other === word || (word.length === 1 && other.startsWith(word))))
}

const wordsOf = ({ given, family }: Client['name']): readonly string[] =>
  `${family} ${given}`
    .toLowerCase()
    .replaceAll('ё', 'е')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')
