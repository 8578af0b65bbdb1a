import { leftOut } from './compulsory.ts'
import type { NodeId } from './node.ts'
import type { ScriptRun } from './run.ts'
import type { Script } from './script.ts'

/** A script that was walked, with the run it came to. */
export interface WalkedRun {
  readonly script: Script
  readonly run: ScriptRun
}

/**
 * Compulsory steps that a call left out, whatever scripts were changed in it: those of the last one that were neither done nor excused
 * in any of them. `proven`: the client proved otherwise who he is, e.g. on the card.
 */
export function leftOutOfCall(runs: readonly WalkedRun[], proven: boolean): readonly NodeId[] {
  const last = runs.at(-1)
  if (last === undefined) return []
  const earlier = runs.slice(0, -1).map(({ run }) => run)
  const done = new Set(
    earlier.flatMap(({ road, excused }) => [
      ...road.filter(({ how, undone }) => undone !== true && how !== 'jumped').map(({ nodeId }) => nodeId),
      ...excused.map(({ nodeId }) => nodeId),
    ]),
  )
  const proofs = new Set(last.script.nodes.filter((node) => node.kind === 'check' && node.proves === 'identity').map(({ id }) => id))
  return leftOut(last.script, last.run).filter((id) => !done.has(id) && !(proven && proofs.has(id)))
}
