import type { Reactions, SpokenLine } from './spoken-line.ts'

/** What the shape alone cannot say. `path` counts from the dialogue. */
export interface DialogueProblem {
  readonly path: readonly (string | number)[]
  readonly message: string
}

interface DialogueShape {
  readonly opening: string
  readonly lines: readonly SpokenLine[]
  readonly reactions: Reactions
}

type Reference = DialogueProblem['path']

function duplicates(lines: readonly SpokenLine[], field: 'id' | 'audio'): DialogueProblem[] {
  const seen = new Set<string>()
  return lines.flatMap((line, index) => {
    if (!seen.has(line[field])) {
      seen.add(line[field])
      return []
    }
    return [{ path: ['lines', index, field], message: `“${line[field]}” is used by another line already` }]
  })
}

/** Every reaction with the place it is written at. */
function reactionReferences(reactions: Reactions): { readonly path: Reference; readonly id: string }[] {
  return Object.entries(reactions).flatMap(([name, value]) =>
    typeof value === 'string'
      ? [{ path: ['reactions', name], id: value }]
      : value.map((id, index) => ({ path: ['reactions', name, index], id })),
  )
}

function dangling(dialogue: DialogueShape, byId: ReadonlyMap<string, SpokenLine>): DialogueProblem[] {
  const references = [
    { path: ['opening'] as Reference, id: dialogue.opening },
    ...dialogue.lines.flatMap((line, index) =>
      line.next === undefined ? [] : [{ path: ['lines', index, 'next'] as Reference, id: line.next }],
    ),
    ...reactionReferences(dialogue.reactions),
  ]
  return references.filter(({ id }) => !byId.has(id)).map(({ path, id }) => ({ path, message: `there is no line “${id}”` }))
}

/** The road from the opening: ids passed, and the id at which it bites its own tail. */
function walk(
  opening: string,
  byId: ReadonlyMap<string, SpokenLine>,
): { readonly passed: ReadonlySet<string>; readonly circleAt?: string } {
  const passed = new Set<string>()
  let at = byId.get(opening)
  while (at !== undefined) {
    passed.add(at.id)
    if (at.next !== undefined && passed.has(at.next)) return { passed, circleAt: at.id }
    at = at.next === undefined ? undefined : byId.get(at.next)
  }
  return { passed }
}

/** Duplicate ids and recordings, dangling references, circles, unreachable lines, reactions that lead somewhere. */
export function findDialogueProblems(dialogue: DialogueShape): readonly DialogueProblem[] {
  const { lines } = dialogue
  const byId = new Map(lines.map((line) => [line.id, line]))
  const reactionIds = new Set(reactionReferences(dialogue.reactions).map(({ id }) => id))
  const { passed, circleAt } = walk(dialogue.opening, byId)
  const perLine = lines.flatMap((line, index): DialogueProblem[] => {
    if (line.id === circleAt)
      return [{ path: ['lines', index, 'next'], message: `leads back to “${line.next ?? ''}”: the talk would never end` }]
    if (passed.has(line.id)) return []
    if (!reactionIds.has(line.id)) return [{ path: ['lines', index], message: `no line and no reaction leads to “${line.id}”` }]
    return line.next === undefined
      ? []
      : [{ path: ['lines', index, 'next'], message: 'a reaction leads nowhere: the talk goes on where it was' }]
  })
  return [...duplicates(lines, 'id'), ...duplicates(lines, 'audio'), ...dangling(dialogue, byId), ...perLine]
}
