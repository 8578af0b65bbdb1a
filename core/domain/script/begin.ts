import { enter } from './enter.ts'
import type { RunBeginning } from './run-event.ts'
import type { Answer, ScriptRun } from './run.ts'
import { isOfType } from './variable.ts'
import type { Walk } from './walk.ts'

/** Starts a run at the node of the client's stage, or at the start. A node that is not there is no reason to have no script. */
export function begin(walk: Walk, beginning: RunBeginning): ScriptRun {
  const { id, version, at, facts } = beginning
  const from = beginning.from !== undefined && walk.nodes.has(beginning.from) ? beginning.from : walk.script.start
  const run: ScriptRun = {
    id,
    scriptId: walk.script.id,
    version,
    startedAt: at,
    state: { kind: 'at', nodeId: from, since: at },
    facts,
    answers: carriedAnswers(walk, beginning),
    offered: {},
    road: [],
    provenIdentity: false,
    excused: [],
    sidesHeard: [],
    events: [],
  }
  return enter(walk, run, from, at)
}

/** Answers that mean the same here: a variable of that name which takes the value. */
function carriedAnswers(walk: Walk, { carried, at }: RunBeginning): Readonly<Record<string, Answer>> {
  const kept = Object.entries(carried ?? {}).filter(([name, value]) => {
    const variable = walk.variables.get(name)
    return variable !== undefined && isOfType(variable.type, value)
  })
  return Object.fromEntries(kept.map(([name, value]): [string, Answer] => [name, { value, source: { kind: 'carried' }, at }]))
}
