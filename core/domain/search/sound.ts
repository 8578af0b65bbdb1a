/**
 * What a word sounds like, in Latin letters: Щербаков, Shcherbakov and Scherbakov share one key, as do Юлия, Yulia,
 * Julia and Iuliia (ICAO Doc 9303, part 3, §6 B; ГОСТ 7.79-2000; and how people write themselves).
 * Cyrillic goes letter by letter, so that the key of a beginning is the beginning of the key: search works while typing.
 */
const CYRILLIC: Readonly<Record<string, string>> = {
  а: 'a',
  б: 'b',
  в: 'v',
  г: 'g',
  д: 'd',
  е: 'e',
  ё: 'e',
  ж: 'zh',
  з: 'z',
  и: 'i',
  й: 'i',
  к: 'k',
  л: 'l',
  м: 'm',
  н: 'n',
  о: 'o',
  п: 'p',
  р: 'r',
  с: 's',
  т: 't',
  у: 'u',
  ф: 'f',
  х: 'h',
  ц: 'ts',
  ч: 'ch',
  ш: 'sh',
  щ: 'sh',
  ъ: '',
  ы: 'i',
  ь: '',
  э: 'e',
  ю: 'iu',
  я: 'ia',
  і: 'i',
  ї: 'i',
  є: 'e',
  ґ: 'g',
  ў: 'u',
  ә: 'a',
  ғ: 'g',
  қ: 'k',
  ң: 'n',
  ө: 'o',
  ұ: 'u',
  ү: 'u',
  һ: 'h',
}

/** Groups of Latin letters, the longest first. */
const LATIN: readonly (readonly [group: string, sound: string])[] = [
  ['shch', 'sh'],
  ['sch', 'sh'],
  ['sh', 'sh'],
  ['ch', 'ch'],
  ['zh', 'zh'],
  ['kh', 'h'],
  ['ph', 'f'],
  ['th', 't'],
  ['tz', 'ts'],
  ['ck', 'k'],
  ['yo', 'e'],
  ['jo', 'e'],
  ['ye', 'e'],
  ['je', 'e'],
  ['ce', 'se'],
  ['ci', 'si'],
  ['cy', 'si'],
  ['c', 'k'],
  ['q', 'k'],
  ['w', 'v'],
  ['x', 'ks'],
  ['y', 'i'],
  ['j', 'i'],
]

/** Other readings of the same letters: Novikov is Новиков, but Cvetkov is Цветков, and Yoshkin Йошкин. */
const OTHER: readonly (readonly [group: string, sound: string])[] = [
  ['yo', 'io'],
  ['jo', 'io'],
  ['ye', 'ie'],
  ['je', 'ie'],
  ['ce', 'tse'],
  ['ci', 'tsi'],
  ['cy', 'tsi'],
  ['c', 'ts'],
]

/** What the last letters may be the beginning of, while the word is still being typed: `Mik` of Mikhail. */
const UNFINISHED: readonly (readonly [ending: RegExp, sound: string])[] = [
  [/shc?$|sc$/, 'sh'],
  [/c$/, 'ch'],
  [/k$/, 'h'],
  [/p$/, 'f'],
  [/[yj]$/, 'e'],
]

const onlyOnce = (key: string): string => key.replace(/(\p{L})\1+/gu, '$1')

function spell(word: string, groups: readonly (readonly [string, string])[]): string {
  let key = ''
  let at = 0
  while (at < word.length) {
    const found = groups.find(([group]) => word.startsWith(group, at))
    const letter = word[at] ?? ''
    key += found ? found[1] : (CYRILLIC[letter] ?? letter)
    at += found ? found[0].length : 1
  }
  return onlyOnce(key)
}

const ALL_OTHER = [...LATIN.filter(([group]) => !OTHER.some(([other]) => other === group)), ...OTHER].toSorted(
  ([one], [two]) => two.length - one.length,
)
const HAS_LATIN = /[a-z]/

/** The key of a folded word. */
export const soundOf = (folded: string): string => spell(folded, HAS_LATIN.test(folded) ? LATIN : [])

/** Every key a folded word may be filed or looked for under; the likeliest first. One for a word without Latin letters. */
export function soundsOf(folded: string): readonly string[] {
  const main = soundOf(folded)
  if (!HAS_LATIN.test(folded)) return [main]
  const other = spell(folded, ALL_OTHER)
  return other === main ? [main] : [main, other]
}

/** The same for a word that may go on: `sc` may become `sch`, `k` may become `kh`. */
export function unfinishedSoundsOf(folded: string): readonly string[] {
  if (!HAS_LATIN.test(folded)) return soundsOf(folded)
  const going = UNFINISHED.filter(([ending]) => ending.test(folded)).map(([ending, sound]) =>
    onlyOnce(soundOf(folded.replace(ending, '')) + sound),
  )
  return [...new Set([...soundsOf(folded), ...going])]
}
