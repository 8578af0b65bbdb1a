import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { err, type Result } from '../../core/domain/result.ts'
import type { ProcessProblem } from '../../core/domain/process/process-problems.ts'
import type { Process } from '../../core/domain/process/process.ts'
import { readProcess } from './read-process.ts'

/** Why a document was left out. */
export interface ProcessFileProblem extends ProcessProblem {
  /** Path from the resources' folder, e.g. `processes/mortgage.ru.json`. */
  readonly file: string
}

const NAME = /^(?<id>[a-z0-9-]+)\.(?<language>ru|en)\.json$/

/**
 * Reads every `processes/<id>.<language>.json` below `resourcesDir`, in the order of their names. Never rejects: what cannot be
 * read, or says that it is another process than its name, is told to `leftOut`.
 */
export async function readProcessFiles(resourcesDir: string, leftOut: (problem: ProcessFileProblem) => void): Promise<readonly Process[]> {
  const names = await readdir(join(resourcesDir, 'processes')).catch(() => [])
  const read = await Promise.all(
    names
      .filter((name) => name.endsWith('.json'))
      .sort()
      .map(async (name) => ({ name, outcome: await readOne(resourcesDir, name) })),
  )
  return read.flatMap(({ name, outcome }) => {
    if (outcome.ok) return [outcome.value]
    for (const problem of outcome.error) leftOut({ file: `processes/${name}`, ...problem })
    return []
  })
}

async function readOne(resourcesDir: string, name: string): Promise<Result<Process, readonly ProcessProblem[]>> {
  const named = NAME.exec(name)?.groups
  if (named === undefined) return err([{ field: '', message: 'is not named <id>.<language>.json' }])
  const outcome = readProcess(await jsonOf(join(resourcesDir, 'processes', name)))
  if (!outcome.ok) return outcome
  const { id, language } = outcome.value
  if (id !== named['id']) return err([{ field: 'id', message: `is not the name of its file, “${named['id'] ?? ''}”` }])
  if (language !== named['language']) return err([{ field: 'language', message: `is not that of its file, “${named['language'] ?? ''}”` }])
  return outcome
}

/** Undefined when it is no JSON: the parser then says what is missing. */
async function jsonOf(file: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(file, 'utf8'))
  } catch {
    return undefined
  }
}
