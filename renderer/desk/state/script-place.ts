import type { ScriptNode } from '../../../core/domain/script/node.ts'
import type { Knowledge } from './knowledge-store.ts'
import type { ScriptPlace } from './knowledge-place.ts'
import type { Desk } from './desk.ts'
import type { LiveScript } from './script-live.ts'
import type { ScriptRuns } from './script-runs.ts'
import { cardCallOf } from './work-call.ts'

/** Where a script stands, as far as the knowledge base cares; undefined: nowhere. */
export function scriptPlaceOf(live: LiveScript | undefined): ScriptPlace | undefined {
  if (live === undefined) return undefined
  const { script, nodes } = live.walk
  const { nodeId } = live.run.state
  const node = nodes.get(nodeId)
  const sides = script.sides.flatMap(({ articleId }) => (articleId === undefined ? [] : [articleId]))
  return {
    scriptId: live.run.scriptId,
    nodeId,
    articleIds: [...new Set([...(node === undefined ? [] : articlesOf(node)), ...sides])],
    topicIds: script.fit.topicIds,
  }
}

function articlesOf(node: ScriptNode): readonly string[] {
  const own = node.articleId === undefined ? [] : [node.articleId]
  return node.kind === 'action' && node.action.kind === 'open-article' ? [node.action.articleId, ...own] : own
}

/** Tells the knowledge base where the script of the call on the desk stands, as long as nobody stops it. */
export function followScriptPlace(
  runs: Pick<ScriptRuns, 'store'>,
  { stores }: Pick<Desk, 'stores'>,
  knowledge: Pick<Knowledge, 'stand'>,
): () => void {
  let told: LiveScript | undefined
  const tell = (): void => {
    const callId = cardCallOf(stores.phone.getState().state)?.call.id
    const live = callId === undefined ? undefined : runs.store.getState().calls[callId]?.live
    if (live === told) return
    told = live
    knowledge.stand(scriptPlaceOf(live))
  }
  const stops = [runs.store.subscribe(tell), stores.phone.subscribe(tell)]
  tell()
  return () => stops.forEach((stop) => stop())
}
