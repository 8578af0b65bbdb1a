import type { Person } from './person.ts'
import type { Random } from './random.ts'

const LATIN: Readonly<Record<string, string>> = Object.fromEntries(
  'а a б b в v г g д d е e ё e ж zh з z и i й y к k л l м m н n о o п p р r с s т t у u ф f х kh ц ts ч ch ш sh щ sch ъ _ ы y ь _ э e ю yu я ya'
    .split(' ')
    .reduce<[string, string][]>(
      (pairs, part, index, all) => (index % 2 ? [...pairs, [all[index - 1] ?? '', part.replace('_', '')]] : pairs),
      [],
    ),
)

function toLatin(text: string): string {
  let latin = ''
  for (const letter of text.toLowerCase()) latin += LATIN[letter] ?? letter
  return latin
}

/** Addresses of reserved domains (RFC 2606): nobody gets a letter. */
export function emailsOf(random: Random, person: Person): readonly string[] {
  if (random.chance(0.15)) return []
  const local = `${toLatin(person.name.given).slice(0, 1)}.${toLatin(person.name.family)}`
  return [person.audience === 'business' ? `${local}@office.example` : `${local}${random.between(70, 99)}@mail.example`]
}
