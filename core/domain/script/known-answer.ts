import type { EpochMs } from '../time.ts'
import type { Answer, ScriptRun } from './run.ts'
import { isOfType, type Variable } from './variable.ts'

/** The answer there is already: given in this run, carried over, or known to the card. */
export function knownAnswer(variable: Variable | undefined, run: Pick<ScriptRun, 'answers' | 'facts'>, at: EpochMs): Answer | undefined {
  if (variable === undefined) return undefined
  const given = run.answers[variable.name]
  if (given !== undefined) return given
  const value = variable.known === undefined ? undefined : run.facts[variable.known]
  if (value === undefined || variable.known === undefined || !isOfType(variable.type, value)) return undefined
  return { value, source: { kind: 'card', fact: variable.known }, at }
}
