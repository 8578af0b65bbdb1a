import { backoffMs } from '../../domain/backoff.ts'
import type { Result } from '../../domain/result.ts'
import type { Records } from '../../ports/team-hub.ts'
import { roomDone, type RoomDeps, type RoomOutcome } from './room-parts.ts'

/** So often one record is tried against others that write at the same time, before it is left for later. */
const MOST_TRIES = 12
const CONTENTION = { firstSpreadMs: 5, baseMs: 10, capMs: 200 }

/**
 * Changes one record by compare-and-set, whoever writes at the same time. A record that cannot be read is written over.
 * @param change what it becomes; undefined: nothing is to be done
 */
export async function changeRecord<T>(
  { clock, random }: Pick<RoomDeps, 'clock' | 'random'>,
  records: Records,
  key: string,
  parse: (text: string) => Result<T, string>,
  change: (before: T | undefined) => T | undefined,
): Promise<RoomOutcome> {
  for (let tries = 0; tries < MOST_TRIES; tries += 1) {
    if (tries > 0) await new Promise<void>((resolve) => void clock.after(backoffMs(CONTENTION, tries - 1, random()), resolve))
    const there = await records.get(key)
    if (there.kind !== 'entry' && there.kind !== 'absent') return there
    const value = there.kind === 'entry' ? there.entry.value : undefined
    const before = value === undefined ? undefined : parse(value)
    const next = change(before?.ok === true ? before.value : undefined)
    if (next === undefined) return { kind: 'nobody' }
    const text = JSON.stringify(next)
    const written = there.kind === 'entry' ? await records.update(key, text, there.entry.revision) : await records.create(key, text)
    if (written.kind === 'written') return roomDone
    if (written.kind !== 'conflict') return written
  }
  return { kind: 'unreachable' }
}
