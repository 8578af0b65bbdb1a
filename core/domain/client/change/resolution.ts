import { missingCase } from '../../exhaustive.ts'
import type { Client } from '../client.ts'
import type { ClientChange, ClientChangeBody, FieldEdit } from './client-change.ts'
import { pointKey, type ConflictChoice, type ConflictPoint } from './conflict-point.ts'
import type { EditableField, FieldValue } from './editable-field.ts'
import { fieldValue } from './field-value.ts'
import { sameValue } from './same-value.ts'

export interface Dispute {
  /** Changes in conflict, oldest first. */
  readonly changes: readonly ClientChange[]
  readonly points: readonly ConflictPoint[]
  /** As it is shown here. */
  readonly mine: Client
  /** As it is there; null: gone. */
  readonly theirs: Client | null
}

export type Choices = Readonly<Record<string, ConflictChoice>>

/** Points of several changes as one list: of one field the first sight and the last wish. */
export function joinedPoints(points: readonly ConflictPoint[]): readonly ConflictPoint[] {
  const byKey = new Map<string, ConflictPoint>()
  for (const point of points) {
    const first = byKey.get(pointKey(point))
    const isLater = first?.kind === 'field' && point.kind === 'field'
    byKey.set(pointKey(point), isLater ? { ...point, before: first.before } : point)
  }
  return [...byKey.values()]
}

/**
 * What is sent instead of the changes in conflict: what was decided, and what of them nobody disputed; nothing when theirs stays.
 * Undefined: a point has no choice.
 */
export function resolutionOf(dispute: Dispute, choices: Choices): readonly ClientChangeBody[] | undefined {
  const { changes, points, mine, theirs } = dispute
  if (points.some((point) => choices[pointKey(point)] === undefined)) return undefined
  if (theirs === null) return choices['client']?.kind === 'theirs' ? [] : [{ kind: 'created', client: withoutOrigin(mine) }]
  const edits = editsOf(changes, theirs, choices)
  const bodies: ClientChangeBody[] = edits.length === 0 ? [] : [{ kind: 'edited', edits }]
  for (const point of points) bodies.push(...elementOf(point, choices[pointKey(point)]))
  return bodies
}

/** A record that is made anew over there begins without a mark of an earlier state. */
function withoutOrigin({ version: _version, ...client }: Client): Client {
  return client
}

function editsOf(changes: readonly ClientChange[], theirs: Client, choices: Choices): readonly FieldEdit[] {
  const wanted = new Map<EditableField, FieldValue>()
  for (const { body } of changes) if (body.kind === 'edited') for (const { field, after } of body.edits) wanted.set(field, after)
  return [...wanted].flatMap(([field, mine]) => {
    const before = fieldValue(theirs, field)
    const choice = choices[`field:${field}`]
    const after = choice?.kind === 'theirs' ? before : choice?.kind === 'anew' ? choice.value : mine
    return sameValue(before, after) ? [] : [{ field, before, after }]
  })
}

function elementOf(point: ConflictPoint, choice: ConflictChoice | undefined): readonly ClientChangeBody[] {
  if (choice === undefined || choice.kind === 'theirs') return []
  switch (point.kind) {
    case 'field':
    case 'client':
      return []
    case 'company': {
      const wanted = choice.kind === 'anew' && typeof choice.value === 'string' ? choice.value : (point.mine ?? '')
      const before = point.theirs === null ? {} : { before: point.theirs }
      return wanted === (point.theirs ?? '') ? [] : [{ kind: 'company-linked', roleId: point.roleId, company: wanted, ...before }]
    }
    case 'phone':
      return [{ kind: 'phone-removed', number: point.number }]
    case 'task':
      return [{ kind: 'task-added', task: point.mine }]
    default:
      return missingCase(point)
  }
}
