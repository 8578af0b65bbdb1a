import type { Conditions, NameTypes } from './conditions.ts'
import { FACTS } from './facts.ts'
import type { NodeId, ScriptNode } from './node.ts'
import type { Script } from './script.ts'
import type { Answer } from './run.ts'
import type { Facts } from './facts.ts'
import type { Value } from './value.ts'
import type { Variable } from './variable.ts'

/** A script with what walking it needs at hand; made once a script. */
export interface Walk {
  readonly script: Script
  readonly nodes: ReadonlyMap<NodeId, ScriptNode>
  readonly variables: ReadonlyMap<string, Variable>
  readonly types: NameTypes
  readonly conditions: Conditions
}

export function walkOf(script: Script, conditions: Conditions): Walk {
  return {
    script,
    nodes: new Map(script.nodes.map((node) => [node.id, node])),
    variables: new Map(script.variables.map((variable) => [variable.name, variable])),
    types: nameTypes(script),
    conditions,
  }
}

/** Everything that conditions and texts of a script may name. A variable never hides a fact: its name has no dot. */
export function nameTypes(script: Script): NameTypes {
  return { ...FACTS, ...Object.fromEntries(script.variables.map(({ name, type }) => [name, type])) }
}

/** What conditions and texts see: facts, and the answers given so far. */
export function valuesOf(facts: Facts, answers: Readonly<Record<string, Answer>>): Readonly<Record<string, Value>> {
  return { ...facts, ...Object.fromEntries(Object.entries(answers).map(([name, { value }]) => [name, value])) }
}
