import { applyChange } from '../../../core/domain/client/change/apply-change.ts'
import type { Client } from '../../../core/domain/client/client.ts'
import type { ClientChange } from '../../../core/domain/client/change/client-change.ts'
import { joinedPoints, resolutionOf, type Choices } from '../../../core/domain/client/change/resolution.ts'
import type { ClientConflict, ResolveOutcome } from '../../../core/ports/client-changes.ts'
import type { ChangeParts } from './change-parts.ts'
import { openChange, type ChangeEntry } from './change-row.ts'
import { writeChange } from './change-write.ts'
import { entryOf } from './keep-change.ts'
import { readSides, replayed, type RecordSides } from './record-sides.ts'
import { settledRecord } from './settled-record.ts'

/** Everything in dispute about this record; undefined: nothing is. */
export function conflictOf(sides: RecordSides): ClientConflict | undefined {
  const disputed = sides.pending.filter(({ state }) => state === 'conflict')
  const [first, ...others] = disputed.map(({ change }) => change.id)
  if (first === undefined || sides.shown === undefined || sides.base === undefined) return undefined
  return {
    clientId: sides.clientId,
    changeIds: [first, ...others],
    at: Math.max(...disputed.map(({ change }) => change.at)),
    points: joinedPoints(disputed.flatMap(({ points }) => points)),
    mine: sides.shown,
    theirs: sides.base.client,
  }
}

/** Puts what was decided in the place of the changes in conflict. Call it in turn. */
export async function resolveConflict(parts: ChangeParts, changeId: string, choices: Choices, by: string): Promise<ResolveOutcome> {
  const raw = await parts.db.clientChanges.where('id').equals(changeId).first()
  const entry = raw === undefined ? undefined : await openChange(parts.keys, parts.quarantine, raw)
  if (entry?.state !== 'conflict') return { kind: 'refused', why: 'absent' }
  const sides = await readSides(parts, entry.change.clientId)
  const conflict = conflictOf(sides)
  if (conflict === undefined) return { kind: 'refused', why: 'absent' }
  const disputed = sides.pending.filter(({ state }) => state === 'conflict')
  const bodies = resolutionOf({ ...conflict, changes: disputed.map(({ change }) => change) }, choices)
  if (bodies === undefined) return { kind: 'refused', why: 'choice-missing' }
  const changes = bodies.map((body): ClientChange => ({ id: crypto.randomUUID(), clientId: sides.clientId, at: parts.now(), by, body }))
  return decided(parts, sides, conflict.theirs, changes)
}

async function decided(
  parts: ChangeParts,
  sides: RecordSides,
  theirs: Client | null,
  changes: readonly ClientChange[],
): Promise<ResolveOutcome> {
  const disputed = sides.pending.filter(({ state }) => state === 'conflict')
  const waiting = sides.pending.filter(({ state }) => state !== 'conflict')
  let shown = replayed(
    theirs,
    waiting.map(({ change }) => change),
  )
  const added: ChangeEntry[] = []
  for (const change of changes) {
    const applied = applyChange(shown, change)
    if (!applied.ok) return { kind: 'refused', ...applied.error }
    added.push(entryOf({ clientKey: sides.clientKey, shown }, change, parts.now()))
    shown = applied.value
  }
  // Taken away there, and so it stays: what waits for it has nothing to go to.
  const given = shown === undefined ? sides.pending : disputed
  await writeChange(parts, {
    records: [settledRecord(sides, theirs, shown === undefined ? [] : [...waiting, ...added])],
    moved: given.map((entry): ChangeEntry => ({ ...entry, state: 'replaced', at: parts.now(), points: [] })),
    dropped: given.map(({ change }) => change.id),
    added,
  })
  return { kind: 'resolved', client: shown, changes }
}
