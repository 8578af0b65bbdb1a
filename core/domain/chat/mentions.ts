import type { Member } from '../team/member.ts'

type Named = Pick<Member, 'id' | 'name'>

/** A piece of a text; `memberIds`: it is a name that is called, of these members. */
export interface TextPiece {
  readonly text: string
  readonly memberIds?: readonly string[]
}

/** What a message may carry at most (contract). */
const MOST_MENTIONS = 20

/** Ids of the members a text calls: `@Вера Соколова`, or `@Вера`; a given name of several calls all of them. */
export function mentionsIn(text: string, members: readonly Named[]): readonly string[] {
  const ids = piecesOf(text, members).flatMap(({ memberIds }) => memberIds ?? [])
  return [...new Set(ids)].slice(0, MOST_MENTIONS)
}

/** The text in pieces, the called names apart: together they are the text. */
export function piecesOf(text: string, members: readonly Named[]): readonly TextPiece[] {
  const names = namesOf(members)
  const pieces: TextPiece[] = []
  let [from, at] = [0, text.indexOf('@')]
  for (; at !== -1; at = text.indexOf('@', at + 1)) {
    // An address (anna@vera.ru) calls nobody.
    if (at > 0 && isWordCharacter(text.charAt(at - 1))) continue
    const name = names.find((one) => isAt(text, at + 1, one.name))
    if (name === undefined) continue
    const end = at + 1 + name.name.length
    if (at > from) pieces.push({ text: text.slice(from, at) })
    pieces.push({ text: text.slice(at, end), memberIds: name.ids })
    from = end
  }
  if (from < text.length) pieces.push({ text: text.slice(from) })
  return pieces
}

/** Full names and given names with whom they mean, the longest first. */
function namesOf(members: readonly Named[]): readonly { readonly name: string; readonly ids: readonly string[] }[] {
  const ids = new Map<string, string[]>()
  for (const { id, name } of members) {
    const whole = name.trim()
    for (const one of new Set([whole, whole.split(/\s+/u)[0] ?? ''])) {
      if (one === '') continue
      const key = one.toLowerCase()
      ids.set(key, [...(ids.get(key) ?? []), id])
    }
  }
  return [...ids].map(([name, who]) => ({ name, ids: who })).sort((a, b) => b.name.length - a.name.length)
}

function isAt(text: string, from: number, name: string): boolean {
  const end = from + name.length
  return text.slice(from, end).toLowerCase() === name && !isWordCharacter(text.charAt(end))
}

const isWordCharacter = (character: string): boolean => /[\p{L}\p{N}_]/u.test(character)
