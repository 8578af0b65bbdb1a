import type { ScriptRun } from './run.ts'
import { sayText } from './said.ts'
import type { Walk } from './walk.ts'

/** What a run proposes for the disposition of the call. */
export interface FilledDisposition {
  readonly topicId?: string
  readonly resultId?: string
  readonly promise?: string
}

/** From the actions that were done on the road and the end that was come to; the later word counts. */
export function filledDisposition(walk: Walk, run: ScriptRun, language: 'ru' | 'en'): FilledDisposition {
  let filled: FilledDisposition = {}
  for (const { nodeId, way, undone } of run.road) {
    const node = walk.nodes.get(nodeId)
    if (undone === true || way !== 'done' || node?.kind !== 'action' || node.action.kind !== 'set-disposition') continue
    const { topicId, resultId, promise } = node.action
    filled = {
      ...filled,
      ...(topicId === undefined ? {} : { topicId }),
      ...(resultId === undefined ? {} : { resultId }),
      ...(promise === undefined ? {} : { promise: sayText(walk, run, promise, language) }),
    }
  }
  return { ...filled, ...run.disposition }
}
