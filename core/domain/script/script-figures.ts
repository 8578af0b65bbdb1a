import { laterRun } from '../insight/distinct.ts'
import { FRAME_PREFIX } from './join-frame.ts'
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
  const runs = new Map<string, RunRecord>()
  for (const record of records) {
    const known = runs.get(record.runId)
    runs.set(record.runId, known === undefined ? record : laterRun(known, record))
  }
  const tally = new ScriptTally()
  for (const run of runs.values()) tally.add(run)
  return tally.figures()
}

/** Counts the walks it is handed, each once: of one script, of one day, of everything. */
export class ScriptTally {
  readonly #outcomes = new Map<Outcome | 'dropped', number>()
  readonly #nodes = new Map<NodeId, NodeTally>()
  readonly #length = new MeanOf()

  /** @param outcome when more is known than the walk itself says: it was left because the call went to line 2 */
  add(run: RunRecord, outcome: Outcome | undefined = run.outcome): void {
    const ended = outcome ?? 'dropped'
    this.#outcomes.set(ended, (this.#outcomes.get(ended) ?? 0) + 1)
    this.#length.add(run.endedAt - run.startedAt)
    const come = run.steps.filter(({ how }) => how !== 'passed').map(({ nodeId }) => nodeId)
    for (const id of new Set([...come, run.lastNode])) this.#node(id).visits += 1
    for (const { nodeId, how, ms, way } of run.steps) {
      if (how === 'operator') this.#node(nodeId).times.add(ms)
      if (way !== undefined) this.#node(nodeId).way(way)
    }
    if (outcome === undefined) this.#node(run.lastNode).dropOuts += 1
    if (outcome === 'escalated') this.#node(escalationOf(run)).escalations += 1
  }

  figures(): ScriptFigures {
    const count = (outcome: Outcome | 'dropped'): number => this.#outcomes.get(outcome) ?? 0
    return {
      runs: this.#length.n,
      ended: this.#length.n - count('dropped'),
      onLine1: count('solved') + count('promised'),
      outcomes: Object.fromEntries(this.#outcomes),
      meanMs: this.#length.mean(),
      nodes: Object.fromEntries([...this.#nodes].map(([id, tally]) => [id, tally.figures()])),
    }
  }

  #node(id: NodeId): NodeTally {
    const known = this.#nodes.get(id) ?? new NodeTally()
    this.#nodes.set(id, known)
    return known
  }
}

/** The step that led to line 2: not the closing words of the frame, which come after it. */
function escalationOf({ steps, lastNode, outcome, escalatedOn }: RunRecord): NodeId {
  if (escalatedOn !== undefined) return escalatedOn
  if (outcome === undefined) return lastNode
  const ofPerson = steps.filter(({ how }) => how === 'operator')
  return (ofPerson.findLast(({ nodeId }) => !nodeId.startsWith(FRAME_PREFIX)) ?? ofPerson.at(-1))?.nodeId ?? lastNode
}

class NodeTally {
  visits = 0
  dropOuts = 0
  escalations = 0
  readonly times = new MeanOf()
  /** A map: ways may be called like anything an object has. */
  readonly #ways = new Map<string, number>()

  way(way: string): void {
    this.#ways.set(way, (this.#ways.get(way) ?? 0) + 1)
  }

  figures(): NodeFigures {
    const { visits, dropOuts, escalations } = this
    return { visits, dropOuts, escalations, meanMs: this.times.mean(), ways: Object.fromEntries(this.#ways) }
  }
}

/** Whole ms: their sum is the same in whatever order they come. */
class MeanOf {
  n = 0
  #sum = 0

  add(ms: number): void {
    this.n += 1
    this.#sum += Math.max(0, Math.round(ms))
  }

  mean(): number {
    return this.n === 0 ? 0 : this.#sum / this.n
  }
}
