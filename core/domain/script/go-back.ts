import { err, ok, type Result } from '../result.ts'
import type { EpochMs } from '../time.ts'
import type { RunRefusal } from './run-refusal.ts'
import type { Answer, RoadStep, ScriptRun } from './run.ts'
import type { Walk } from './walk.ts'
import type { ScriptNode } from './node.ts'
import { variablesOf } from './node-variables.ts'
import type { Value } from './value.ts'

/**
 * To the last step that a person answered. What was answered there and after it is taken back and offered again; the road
 * keeps those steps as undone, so that the times stay true.
 */
export function goBack(walk: Walk, run: ScriptRun, at: EpochMs): Result<ScriptRun, RunRefusal> {
  if (run.state.kind === 'paused') return err({ kind: 'not-now' })
  const index = run.road.findLastIndex((step) => step.undone !== true && isPersons(step) && walk.nodes.has(step.nodeId))
  const step = run.road[index]
  if (step === undefined) return err({ kind: 'nothing-behind' })
  const undone = run.road.slice(index).map((one): RoadStep => ({ ...one, undone: true }))
  const names = new Set(undone.flatMap(({ nodeId }) => namesOf(walk.nodes.get(nodeId))))
  const { outcome: _outcome, disposition: _disposition, ...rest } = run
  return ok({
    ...rest,
    state: { kind: 'at', nodeId: step.nodeId, since: at },
    answers: withoutNames(run.answers, names),
    offered: { ...run.offered, ...offeredOf(run.answers, names) },
    provenIdentity: run.provenIdentity && !undone.some(({ nodeId, way }) => way === 'yes' && provesIdentity(walk.nodes.get(nodeId))),
    road: [...run.road.slice(0, index), ...undone],
  })
}

const isPersons = ({ how }: RoadStep): boolean => how === 'operator' || how === 'jumped'

const provesIdentity = (node: ScriptNode | undefined): boolean => node?.kind === 'check' && node.proves === 'identity'

const namesOf = (node: ScriptNode | undefined): readonly string[] => (node === undefined || node.kind === 'action' ? [] : variablesOf(node))

const withoutNames = (answers: Readonly<Record<string, Answer>>, names: ReadonlySet<string>): Readonly<Record<string, Answer>> =>
  Object.fromEntries(Object.entries(answers).filter(([name]) => !names.has(name)))

/** Only what a person said is worth offering: the rest is known again anyway. */
const offeredOf = (answers: Readonly<Record<string, Answer>>, names: ReadonlySet<string>): Readonly<Record<string, Value>> =>
  Object.fromEntries(
    Object.entries(answers)
      .filter(([name, { source }]) => names.has(name) && source.kind === 'operator')
      .map(([name, { value }]) => [name, value]),
  )
