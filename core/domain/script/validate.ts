import type { Conditions } from './conditions.ts'
import { isFactGroup } from './facts.ts'
import { error, warning, type Problem } from './problem.ts'
import { checkNode } from './check-node.ts'
import { reachable } from './reachable.ts'
import type { Script } from './script.ts'
import { duplicatesOf } from './duplicates.ts'
import { waysOut } from './way-out.ts'
import { walkOf, type Walk } from './walk.ts'
import { usedNames } from './used-names.ts'

/** Steps of one script, at most: what one person can still look after. */
export const MOST_NODES = 1_000

/**
 * Everything wrong with a script, errors first, each naming the step. A script without errors can be walked to an end, whatever
 * the card knows: see `waysOut`.
 */
export function validate(script: Script, conditions: Conditions): readonly Problem[] {
  const walk = walkOf(script, conditions)
  const there = reachable(script)
  const problems = [
    ...checkWhole(walk),
    ...script.nodes.flatMap((node) => checkNode(walk, node)),
    ...withoutWayOut(script, there),
    ...script.nodes.filter(({ id }) => !there.has(id)).map(({ id }) => warning({ kind: 'unreachable', nodeId: id })),
  ]
  return [...problems.filter(({ severity }) => severity === 'error'), ...problems.filter(({ severity }) => severity === 'warning')]
}

/** A script that may be published. */
export const isPublishable = (problems: readonly Problem[]): boolean => problems.every(({ severity }) => severity !== 'error')

function checkWhole({ script, nodes }: Walk): readonly Problem[] {
  const used = usedNames(script)
  return [
    ...(nodes.has(script.start) ? [] : [error({ kind: 'no-start' })]),
    ...(script.nodes.length > MOST_NODES ? [error({ kind: 'too-large', nodes: script.nodes.length, most: MOST_NODES })] : []),
    ...duplicatesOf(script.nodes.map(({ id }) => id)).map((nodeId) => error({ kind: 'duplicate-node', nodeId })),
    ...duplicatesOf(script.variables.map(({ name }) => name)).map((name) => error({ kind: 'duplicate-variable', name })),
    ...script.variables
      .filter(({ name }) => !/^[A-Za-z]\w{0,63}$/.test(name) || isFactGroup(name))
      .map(({ name }) => error({ kind: 'bad-variable-name', name })),
    ...script.variables.filter(({ name }) => !used.has(name)).map(({ name }) => warning({ kind: 'unused-variable', name })),
    ...script.entries
      .filter(({ nodeId }) => !nodes.has(nodeId))
      .map(({ processId, stageId, nodeId }) => error({ kind: 'entry-missing', processId, stageId, target: nodeId })),
    ...checkRole({ script, nodes }),
  ]
}

function checkRole({ script, nodes }: Pick<Walk, 'script' | 'nodes'>): readonly Problem[] {
  const bodies = script.nodes.filter((node) => node.kind === 'go-to' && node.target.kind === 'body')
  if (script.role === 'body') return bodies.map(({ id }) => error({ kind: 'body-in-body', nodeId: id }))
  return [
    ...(bodies.length === 0 ? [error({ kind: 'frame-without-body' })] : []),
    ...(script.closing !== undefined && nodes.has(script.closing) ? [] : [error({ kind: 'frame-without-closing' })]),
  ]
}

/** Steps that can be come to and never left for an end; a dead end has been told of already. */
function withoutWayOut(script: Script, there: ReadonlySet<string>): readonly Problem[] {
  const out = waysOut(script.nodes)
  return script.nodes.filter(({ id }) => there.has(id) && !out.has(id)).map(({ id }) => error({ kind: 'no-way-out', nodeId: id }))
}
