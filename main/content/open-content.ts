import type { Seat } from '../../core/contract/seat.ts'
import { processProblems } from '../../core/domain/process/process-problems.ts'
import type { Process } from '../../core/domain/process/process.ts'
import { ok } from '../../core/domain/result.ts'
import type { Handlers } from '../bridge/handlers.ts'
import type { Log } from '../services/log/log-sink.ts'
import { readProcessFiles, type ProcessFileProblem } from './process-files.ts'

export interface ContentParts {
  readonly seat: Pick<Seat, 'mode' | 'processes'>
  readonly resources: string
  readonly log: Log
}

/** Answers `content.processes`; read once, at the first question, so that the start does not wait for it. */
export function contentCalls(parts: ContentParts): Pick<Handlers, 'content.processes'> {
  let processes: Promise<readonly Process[]> | undefined
  return {
    'content.processes': async () => {
      processes ??= processesOf(parts)
      return ok([...(await processes)])
    },
  }
}

/** What the seat was given stands in the place of what ships with the sandbox. */
async function processesOf({ seat, resources, log }: ContentParts): Promise<readonly Process[]> {
  const leftOut = ({ file, field, message }: ProcessFileProblem): void => {
    log.write('warn', 'main.content', 'A process is left out', { file, field, message })
  }
  const given = (seat.processes ?? []).filter((process, place) => {
    const problems = processProblems(process)
    for (const problem of problems) leftOut({ file: `processes.${place} of the seat`, ...problem })
    return problems.length === 0
  })
  const shipped = seat.mode === 'sandbox' ? await readProcessFiles(resources, leftOut) : []
  const isGiven = ({ id, language }: Process): boolean => given.some((one) => one.id === id && one.language === language)
  return [...given, ...shipped.filter((process) => !isGiven(process))]
}
