import type { NodeId, Outcome } from './node.ts'
import type { RunRecord } from './run-record.ts'

/** What became of one step over many runs. */
export interface NodeFigures {
  /** Runs that came to it, each once. */
  readonly visits: number
  /** Runs that were left on it without an end. */
  readonly dropOuts: number
  /** Runs that escalated on it. */
  readonly escalations: number
  /** Mean time a person stood on it, ms; 0 when nobody did. */
  readonly meanMs: number
  /** How often each way was taken. */
  readonly ways: Readonly<Record<string, number>>
}

/** One script, one version or all. */
export interface ScriptFigures {
  readonly runs: number
  readonly ended: number
  /** Runs that ended on line 1: solved or promised. */
  readonly onLine1: number
  readonly outcomes: Readonly<Partial<Record<Outcome | 'dropped', number>>>
  /** Mean from begin to end, ms. */
  readonly meanMs: number
  readonly nodes: Readonly<Record<NodeId, NodeFigures>>
}

/** Counts runs. Each run counts once, whatever the order and however often its record comes. */
export function figuresOf(records: readonly RunRecord[]): ScriptFigures {
  const runs = [...new Map(records.map((record) => [record.runId, record])).values()]
  const outcomes: Partial<Record<Outcome | 'dropped', number>> = {}
  for (const { outcome = 'dropped' } of runs) outcomes[outcome] = (outcomes[outcome] ?? 0) + 1
  const tallies = new Map<NodeId, Tally>()
  for (const run of runs) countRun(tallies, run)
  return {
    runs: runs.length,
    ended: runs.filter(({ outcome }) => outcome !== undefined).length,
    onLine1: (outcomes.solved ?? 0) + (outcomes.promised ?? 0),
    outcomes,
    meanMs: mean(runs.map(({ startedAt, endedAt }) => endedAt - startedAt)),
    nodes: Object.fromEntries([...tallies].map(([id, tally]) => [id, figuresOfTally(tally)])),
  }
}

interface Tally {
  visits: number
  dropOuts: number
  escalations: number
  readonly times: number[]
  readonly ways: Record<string, number>
}

function countRun(tallies: Map<NodeId, Tally>, run: RunRecord): void {
  const tally = (id: NodeId): Tally => {
    const known = tallies.get(id) ?? { visits: 0, dropOuts: 0, escalations: 0, times: [], ways: {} }
    tallies.set(id, known)
    return known
  }
  for (const id of new Set([...run.steps.filter(({ how }) => how !== 'passed').map(({ nodeId }) => nodeId), run.lastNode]))
    tally(id).visits += 1
  for (const { nodeId, how, ms, way } of run.steps) {
    if (how === 'operator') tally(nodeId).times.push(ms)
    if (way !== undefined) tally(nodeId).ways[way] = (tally(nodeId).ways[way] ?? 0) + 1
  }
  if (run.outcome === undefined) tally(run.lastNode).dropOuts += 1
  if (run.outcome === 'escalated') tally(lastOfPerson(run)).escalations += 1
}

const lastOfPerson = ({ steps, lastNode }: RunRecord): NodeId => steps.findLast(({ how }) => how === 'operator')?.nodeId ?? lastNode

const figuresOfTally = ({ visits, dropOuts, escalations, times, ways }: Tally): NodeFigures => ({
  visits,
  dropOuts,
  escalations,
  meanMs: mean(times),
  ways,
})

const mean = (values: readonly number[]): number =>
  values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length
