import type { PersonName } from '../../client/client.ts'
import { nameOfWords } from '../person-words.ts'

const FAMILY = /(?:[оеё]в|[оеё]ва|[иы]н|[иы]на|ский|ская|цкий|цкая|ко|[юу]к|чук|дзе|швили|ян|ых|их)$/iu
const PATRONYMIC = /(?:вна|вич|чна|ична|оглы|кызы)$/iu
const FAMILY_FIRST = /^\s*(?:ф\.?\s*и\.?\s*о|фамилия)/iu

/**
 * A person's name out of one cell. Which word is the family name is said by a patronymic, by the endings of Russian names, and else
 * by the column: in «ФИО» the family name stands first.
 */
export function nameOfCell(text: string, header: string): PersonName | undefined {
  const words = text.split(' ').filter((word) => word !== '')
  const [first, second, third] = words
  if (first === undefined || second === undefined || words.length > 3) return nameOfWords(text)
  const columnSays = FAMILY_FIRST.test(header)
  if (third === undefined) {
    const [one, two] = [FAMILY.test(first), FAMILY.test(second)]
    const familyFirst = one === two ? columnSays : one
    return familyFirst ? { given: second, family: first } : { given: first, family: second }
  }
  if (PATRONYMIC.test(second) && !PATRONYMIC.test(third)) return { given: first, family: third, patronymic: second }
  return PATRONYMIC.test(third) || columnSays ? { given: second, family: first, patronymic: third } : nameOfWords(text)
}
