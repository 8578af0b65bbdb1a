/** A piece of a text to say: words, or a name in braces, e.g. `{client.address|коллега}` with words for when it is not known. */
export type TextPiece =
  { readonly kind: 'words'; readonly words: string } | { readonly kind: 'name'; readonly name: string; readonly otherwise?: string }

const NAME = /\{([A-Za-z]\w*(?:\.[A-Za-z]\w*)*)(?:\|([^{}]*))?\}/g

/** Text as pieces. What is not a name in braces is words, whatever it looks like: nothing in a text is ever run. */
export function piecesOf(text: string): readonly TextPiece[] {
  const pieces: TextPiece[] = []
  let at = 0
  for (const found of text.matchAll(NAME)) {
    if (found.index > at) pieces.push({ kind: 'words', words: text.slice(at, found.index) })
    const [whole, name = '', otherwise] = found
    pieces.push({ kind: 'name', name, ...(otherwise === undefined ? {} : { otherwise }) })
    at = found.index + whole.length
  }
  if (at < text.length) pieces.push({ kind: 'words', words: text.slice(at) })
  return pieces
}

/** Names a text uses, each once. */
export const namesIn = (text: string): readonly string[] => [
  ...new Set(piecesOf(text).flatMap((piece) => (piece.kind === 'name' ? [piece.name] : []))),
]

/**
 * The text as it is said. What is not known and has no words of its own is left out, with the comma or the space it would leave
 * behind, so that «{client.address}, запись цела» becomes «Запись цела».
 */
export function fillText(text: string, word: (name: string) => string | undefined): string {
  const filled = piecesOf(text)
    .map((piece) => (piece.kind === 'words' ? piece.words : (word(piece.name) ?? piece.otherwise ?? GONE)))
    .join('')
  return tidied(filled)
}

/** Stands where a word was left out; nobody types it (Unicode noncharacter). */
const GONE = '\uFFFF'

function tidied(text: string): string {
  if (!text.includes(GONE)) return text
  const rest = text
    .replaceAll(/^\uFFFF[,;:]?\s*/g, '\uFFFF')
    .replaceAll(/([.!?…]\s+)\uFFFF[,;:]?\s*/g, '$1\uFFFF')
    .replaceAll(/,?\s*(?:«\uFFFF»|"\uFFFF"|“\uFFFF”)/g, '')
    .replaceAll(/,\s*\uFFFF(?=[,.!?;:])/g, '')
    .replaceAll(/(?<!^|[.!?…]\s*)\s*\uFFFF(?=[\s,.!?;:]|$)/g, '')
  return rest
    .replaceAll(/\uFFFF(\S)/g, (_whole, letter: string) => letter.toUpperCase())
    .replaceAll('\uFFFF', '')
    .trim()
}
