import type { ScriptRun } from '../../../../core/domain/script/run.ts'
import { shownOptions } from '../../../../core/domain/script/take.ts'
import type { Walk } from '../../../../core/domain/script/walk.ts'

/** How many digits the present step takes for its own answers; those after them are free for side questions. */
export function stepDigits(walk: Walk, run: ScriptRun): number {
  if (run.state.kind !== 'at') return 0
  const node = walk.nodes.get(run.state.nodeId)
  switch (node?.kind) {
    case 'choose':
      return shownOptions(walk, run, node).length
    case 'ask': {
      const type = walk.variables.get(node.variable)?.type
      if (type?.kind === 'choice') return type.options.length
      return type?.kind === 'boolean' ? 2 : 0
    }
    case 'check':
    case 'action':
      return 2
    case 'say':
    case 'form':
    case 'go-to':
    case 'end':
    case undefined:
      return 0
  }
}
