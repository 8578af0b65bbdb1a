import { err, type Result } from '../result.ts'
import type { EpochMs } from '../time.ts'
import { advance } from './advance.ts'
import type { NodeId } from './node.ts'
import type { RunRefusal } from './run-refusal.ts'
import type { ScriptRun } from './run.ts'
import type { Walk } from './walk.ts'

/**
 * Goes back, step by step, until the run stands at a step that a person answered before: what was answered from there on is taken
 * back and offered again. Refused, and nothing changed, when the step does not lie behind.
 */
export function returnTo(walk: Walk, run: ScriptRun, nodeId: NodeId, at: EpochMs): Result<ScriptRun, RunRefusal> {
  let now = run
  for (;;) {
    const next = advance(walk, now, { kind: 'went-back', at })
    if (!next.ok) return err({ kind: 'no-such-step' })
    if (next.value.state.nodeId === nodeId) return next
    now = next.value
  }
}
