/** Shorter words carry no meaning of their own: «что», «мне», "the", "for". */
const SHORTEST = 4
/** Endings of Russian and English words change, their beginnings stay. */
const STEM = 5
/** Words of a question that half of all questions have. */
const COMMON = new Set([
  'когда',
  'какие',
  'какой',
  'какая',
  'можно',
  'нужно',
  'почему',
  'сколько',
  'будет',
  'когд',
  'what',
  'when',
  'which',
  'will',
  'need',
  'does',
  'have',
  'this',
  'that',
  'with',
])

/** Whether a text speaks of what a question asks: it has at least two of its stems, or the only one there is. */
export function sharesWords(text: string, question: string): boolean {
  const asked = stemsOf(question)
  if (asked.size === 0) return false
  const said = stemsOf(text)
  const shared = [...asked].filter((stem) => said.has(stem)).length
  return shared >= Math.min(2, asked.size)
}

function stemsOf(text: string): ReadonlySet<string> {
  const words =
    text
      .toLowerCase()
      .replaceAll('ё', 'е')
      .match(/[\p{L}\p{N}]+/gu) ?? []
  return new Set(words.filter((word) => word.length >= SHORTEST && !COMMON.has(word)).map((word) => word.slice(0, STEM)))
}
