import type { EpochMs } from '../../time.ts'
import type { Script } from '../script.ts'

/** The road of one drawing. `past` and `future`: nearest last. */
export interface EditHistory {
  readonly past: readonly Script[]
  readonly now: Script
  readonly future: readonly Script[]
  /** What was edited last and when, so that typing on is the same step. */
  readonly last?: { readonly field: string; readonly at: EpochMs }
}

/** Steps that can be undone, at most. */
export const MOST_UNDO = 200
/** A pause in typing that ends a step, ms. */
const PAUSE_MS = 1_500

export const historyOf = (script: Script): EditHistory => ({ past: [], now: script, future: [] })

/** The history with one more state. Edits of the same `field` without a pause between them are one step. */
export function recordEdit(history: EditHistory, script: Script, at: EpochMs, field?: string): EditHistory {
  if (script === history.now) return history
  const { past, now, last } = history
  const goesOn = field !== undefined && last?.field === field && at - last.at < PAUSE_MS && past.length > 0
  return {
    past: goesOn ? past : [...past, now].slice(-MOST_UNDO),
    now: script,
    future: [],
    ...(field === undefined ? {} : { last: { field, at } }),
  }
}

export function undo({ past, now, future }: EditHistory): EditHistory {
  const before = past.at(-1)
  return before === undefined ? { past, now, future } : { past: past.slice(0, -1), now: before, future: [...future, now] }
}

export function redo({ past, now, future }: EditHistory): EditHistory {
  const next = future.at(-1)
  return next === undefined ? { past, now, future } : { past: [...past, now], now: next, future: future.slice(0, -1) }
}
