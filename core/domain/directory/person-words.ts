import type { PersonName } from '../client/client.ts'

/** A person's name out of one text; undefined when there is none. Two words are given and family, as people write them. */
export function nameOfWords(text: string): PersonName | undefined {
  const words = text
    .slice(0, 500)
    .split(/\s+/u)
    .filter((word) => word !== '')
  const [first, second, third] = words
  if (first === undefined) return undefined
  if (second === undefined) return { given: first, family: '' }
  // «Орлова Мария Сергеевна»: a patronymic says that the family name stands first.
  if (third !== undefined && words.length === 3 && /(вна|вич|чна|оглы|кызы)$/iu.test(third))
    return { given: second, family: first, patronymic: third }
  return { given: words.slice(0, -1).join(' '), family: words.at(-1) ?? '' }
}

/** Titles of those who decide. */
export const isDirectorTitle = (title: string | undefined): boolean =>
  title !== undefined &&
  /директор|руководител|владел|основател|председател|director|chief|\bc[eftio]o\b|founder|owner|president/iu.test(title)
