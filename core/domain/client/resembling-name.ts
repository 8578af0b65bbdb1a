import type { PersonName } from './client.ts'

const LATIN: Readonly<Record<string, string>> = {
  а: 'a', б: 'b', в: 'v', г: 'g', д: 'd', е: 'e', ж: 'zh', з: 'z', и: 'i', й: 'i', к: 'k', л: 'l', м: 'm', н: 'n', о: 'o', п: 'p',
  р: 'r', с: 's', т: 't', у: 'u', ф: 'f', х: 'kh', ц: 'ts', ч: 'ch', ш: 'sh', щ: 'shch', ъ: '', ы: 'y', ь: '', э: 'e', ю: 'iu', я: 'ia',
} // prettier-ignore
/** PBXs shorten names; what is longer is no name. */
const LONGEST = 128
const SHORTEST_WORD = 2

/**
 * Whether a name that a PBX shows can be this person's: the family name, and no given name that says otherwise. In both
 * alphabets. Never enough to know somebody by: only a reason among others.
 */
export function resembles(shown: string, { given, family }: PersonName): boolean {
  const words = wordsOf(shown)
  const [surname] = wordsOf(family)
  if (surname === undefined || surname.length < SHORTEST_WORD || !words.includes(surname)) return false
  const others = words.filter((word) => word !== surname)
  const [first] = wordsOf(given)
  return others.length === 0 || first === undefined || others.some((word) => first.startsWith(word) || word.startsWith(first))
}

function wordsOf(text: string): readonly string[] {
  return text
    .slice(0, LONGEST)
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll('ё', 'е')
    .split(/[^\p{L}]+/u)
    .filter((word) => word !== '')
    .map((word) => simple(Array.from(word, (letter) => LATIN[letter] ?? letter).join('')))
}

/** One spelling of the sounds that passports and PBXs write in several ways. */
const simple = (word: string): string =>
  word
    .replaceAll('iu', 'yu')
    .replaceAll('ia', 'ya')
    .replaceAll('kh', 'h')
    .replace(/[ijy]+/g, 'i')
