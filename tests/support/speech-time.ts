import { piecesOf } from '../../core/domain/script/placeholder.ts'

/** A calm voice: letters a second, spaces and stops among them. */
const LETTERS_PER_SECOND = 15
/** What the card puts in is about as long as a name. */
const PUT_IN = 'Мария Андреевна'

/** How long it takes to say a text of a script, seconds. */
export function secondsToSay(text: string): number {
  const said = piecesOf(text).map((piece) => (piece.kind === 'words' ? piece.words : (piece.otherwise ?? PUT_IN)))
  return said.join('').length / LETTERS_PER_SECOND
}
