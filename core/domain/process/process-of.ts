import type { OpenRequest } from '../client/request.ts'
import type { Process, ProcessStage } from './process.ts'

/** Where a request stands in its process. */
export interface StageOfRequest {
  readonly process: Process
  readonly stage: ProcessStage
}

/** The process in this language, else in the other one: an answer in another language is better than none. */
export function processOf(processes: readonly Process[], processId: string | undefined, language: 'ru' | 'en'): Process | undefined {
  if (processId === undefined) return undefined
  const named = processes.filter(({ id }) => id === processId)
  return named.find((process) => process.language === language) ?? named[0]
}

/** Undefined: the request goes through no process that is known, or stands at a stage that the process has not. */
export function stageOf(request: OpenRequest, processes: readonly Process[], language: 'ru' | 'en'): StageOfRequest | undefined {
  const process = processOf(processes, request.processId, language)
  const stage = process?.stages.find(({ id }) => id === request.stageId)
  return process === undefined || stage === undefined ? undefined : { process, stage }
}
