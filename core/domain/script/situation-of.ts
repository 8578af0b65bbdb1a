import type { Client } from '../client/client.ts'
import type { Process } from '../process/process.ts'
import type { Situation } from './choose-script.ts'
import { requestsOf } from './facts-of-card.ts'
import type { Script, ScriptEntry } from './script.ts'

/** What is known when a script is chosen. */
export interface SituationSight {
  readonly client?: Client
  readonly roleId?: string
  readonly lineId?: string
  /** The disposition's topic, once somebody chose it. */
  readonly topicId?: string
  readonly notes: string
  readonly processes: readonly Process[]
  /** Stems of the words of a text. */
  readonly stemsIn: (text: string) => readonly string[]
}

/** The situation of a call as far as the card knows it. */
export function situationOf(sight: SituationSight): Situation {
  const { client, roleId, lineId, topicId, processes } = sight
  const requests = client === undefined ? [] : requestsOf(client, roleId)
  const role = client?.roles.find(({ id }) => id === roleId) ?? client?.roles[0]
  return {
    ...(lineId === undefined ? {} : { lineId }),
    ...(role === undefined ? {} : { role: role.kind }),
    ...(client === undefined ? {} : { segment: client.segment }),
    ...(topicId === undefined || topicId === '' ? {} : { topicId }),
    requests: requests.map(({ number, processId, stageId }) => {
      const topic = processes.find(({ id }) => id === processId)?.topicIds?.[0]
      return {
        number,
        ...(processId === undefined ? {} : { processId }),
        ...(stageId === undefined ? {} : { stageId }),
        ...(topic === undefined ? {} : { topicId: topic }),
      }
    }),
    stems: new Set(sight.stemsIn(`${sight.notes} ${requests[0]?.title ?? ''}`)),
  }
}

/** Scripts with the entries that the stages of processes name themselves; an entry of the script's own goes before. */
export function withStageScripts(scripts: readonly Script[], processes: readonly Process[]): readonly Script[] {
  const named = processes.flatMap(({ id: processId, stages }) =>
    stages.flatMap(({ id: stageId, script }) => (script === undefined ? [] : [{ processId, stageId, ...script }])),
  )
  if (named.length === 0) return scripts
  return scripts.map((script) => {
    const more = named
      .filter(({ scriptId }) => scriptId === script.id)
      .map(({ processId, stageId, nodeId }): ScriptEntry => ({ processId, stageId, nodeId: nodeId ?? script.start }))
      .filter(({ processId, stageId, nodeId }) => isNew(script, processId, stageId) && script.nodes.some(({ id }) => id === nodeId))
    return more.length === 0 ? script : { ...script, entries: [...script.entries, ...more] }
  })
}

const isNew = ({ entries }: Script, processId: string, stageId: string): boolean =>
  !entries.some((entry) => entry.processId === processId && entry.stageId === stageId)
