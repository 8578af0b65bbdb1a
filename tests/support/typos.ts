import fc from 'fast-check'

/** One slip of the hand; `at` and `letter` are taken modulo what there is. */
export interface Slip {
  readonly kind: 'other' | 'missing' | 'extra' | 'exchanged'
  readonly at: number
  readonly letter: number
}

const LETTERS = 'абвгдежзийклмнопрстуфхцчшщъыьэюя'

/** So many slips, each in its own part of the word, so that they never meet. */
export const mutations = (most: number): fc.Arbitrary<readonly Slip[]> =>
  fc.array(fc.record({ kind: fc.constantFrom<Slip['kind'][]>('other', 'missing', 'extra', 'exchanged'), at: fc.nat(), letter: fc.nat() }), {
    minLength: 1,
    maxLength: most,
  })

/** A word as it may come out of a keyboard in a hurry. */
export function mutated(word: string, slips: readonly Slip[]): string {
  const part = Math.ceil(word.length / Math.max(1, slips.length))
  if (word === '' || part < 2) return word
  return slips.map((slip, index) => slipped(word.slice(index * part, (index + 1) * part), slip)).join('') + word.slice(slips.length * part)
}

function slipped(part: string, { kind, at, letter }: Slip): string {
  if (part === '') return part
  const place = at % part.length
  const other = LETTERS[letter % LETTERS.length] ?? 'а'
  if (kind === 'missing') return part.slice(0, place) + part.slice(place + 1)
  if (kind === 'extra') return part.slice(0, place) + other + part.slice(place)
  if (kind === 'other') return part.slice(0, place) + other + part.slice(place + 1)
  if (place + 1 >= part.length) return part
  return part.slice(0, place) + (part[place + 1] ?? '') + (part[place] ?? '') + part.slice(place + 2)
}
