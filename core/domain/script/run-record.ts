import type { EpochMs } from '../time.ts'
import type { NodeId, Outcome, ScriptNode } from './node.ts'
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
  /** The step that asked line 2; absent: none did, or nobody knows. */
  readonly escalatedOn?: NodeId
}

/**
 * @param at when the call ended, own clock
 * @param nodes of the script that was walked: they tell which step asked line 2
 */
export function recordOfRun(run: ScriptRun, at: EpochMs, nodes?: ReadonlyMap<NodeId, ScriptNode>): RunRecord {
  const { state } = run
  const escalatedOn = run.road.findLast(({ nodeId, how, way, undone }) => {
    const node = nodes?.get(nodeId)
    return node?.kind === 'action' && node.action.kind === 'escalate' && how === 'operator' && way === 'done' && undone !== true
  })?.nodeId
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
    ...(escalatedOn === undefined ? {} : { escalatedOn }),
  }
}
