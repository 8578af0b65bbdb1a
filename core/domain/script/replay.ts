import { ok, type Result } from '../result.ts'
import { advance } from './advance.ts'
import { begin } from './begin.ts'
import type { RunBeginning, RunEvent } from './run-event.ts'
import type { RunRefusal } from './run-refusal.ts'
import type { ScriptRun } from './run.ts'
import type { Walk } from './walk.ts'

/** The run that a beginning and its events make: how a run is put together again after a reload. */
export function replay(walk: Walk, beginning: RunBeginning, events: readonly RunEvent[]): Result<ScriptRun, RunRefusal> {
  let run = begin(walk, beginning)
  for (const event of events) {
    const next = advance(walk, run, event)
    if (!next.ok) return next
    run = next.value
  }
  return ok(run)
}
