import type { EpochMs } from '../time.ts'
import type { NodeId, Outcome } from './node.ts'
import type { ScriptRun, StepHow } from './run.ts'
import type { ScriptId } from './script.ts'

/** What is left of a run for the figures: no answers, nothing of the client. */
export interface RunRecord {
  readonly runId: string
  readonly scriptId: ScriptId
  readonly version: number
  readonly startedAt: EpochMs
  readonly endedAt: EpochMs
  /** Absent: it was left before its end. */
  readonly outcome?: Outcome
  /** Where it was left or ended. */
  readonly lastNode: NodeId
  readonly steps: readonly { readonly nodeId: NodeId; readonly how: StepHow; readonly ms: number; readonly way?: string }[]
  readonly excused: readonly NodeId[]
}

/** @param at when the call ended, own clock */
export function recordOfRun(run: ScriptRun, at: EpochMs): RunRecord {
  const { state } = run
  return {
    runId: run.id,
    scriptId: run.scriptId,
    version: run.version,
    startedAt: run.startedAt,
    endedAt: state.kind === 'ended' ? state.at : Math.max(at, run.startedAt),
    ...(state.kind === 'ended' ? { outcome: state.outcome } : {}),
    lastNode: state.nodeId,
    steps: run.road.map(({ nodeId, how, enteredAt, leftAt, way }) => ({
      nodeId,
      how,
      ms: Math.max(0, leftAt - enteredAt),
      ...(way === undefined ? {} : { way }),
    })),
    excused: run.excused.map(({ nodeId }) => nodeId),
  }
}
