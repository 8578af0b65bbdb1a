import { piecesOf } from '../../core/domain/script/placeholder.ts'

/** What a text must not have: pleading, exclamations, unbalanced quotes and brackets, straight quotes, or more than `most` characters. */
export function faultsOfStyle(text: string, language: 'ru' | 'en', most: number): readonly string[] {
  const plain = piecesOf(text)
    .map((piece) => (piece.kind === 'words' ? piece.words : (piece.otherwise ?? 'X')))
    .join('')
  const faults = [
    ...(/пожалуйста|please|упс|oops/iu.test(plain) ? ['pleads'] : []),
    ...(plain.includes('!') ? ['exclaims'] : []),
    ...(/[^\S\n]{2,}|^\s|\s$|\s[.,;:?]/u.test(plain) ? ['spaces'] : []),
    ...(/"/u.test(plain) ? ['straight quotes'] : []),
    ...(isBalanced(plain, language) ? [] : ['quotes']),
    ...(plain.length > most ? [`${String(plain.length)} characters`] : []),
    ...(plain.trim() === '' ? ['empty'] : []),
  ]
  return faults.map((fault) => `${fault}: ${text.slice(0, 80)}`)
}

const PAIRS = { ru: ['«»', '„“', '()'], en: ['“”', '()'] } as const

function isBalanced(text: string, language: 'ru' | 'en'): boolean {
  return PAIRS[language].every(([open = '', close = '']) => {
    let depth = 0
    for (const letter of text) {
      if (letter === open) depth += 1
      else if (letter === close) depth -= 1
      if (depth < 0) return false
    }
    return depth === 0
  })
}
