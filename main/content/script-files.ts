import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { importScript } from '../../core/contract/script-document.ts'
import { err, ok, type Result } from '../../core/domain/result.ts'
import type { Script } from '../../core/domain/script/script.ts'
import { validate } from '../../core/domain/script/validate.ts'
import { celConditions } from '../../core/script-language/cel-conditions.ts'
import type { ContentProblem } from './content-problem.ts'

const ENDING = '.json'

/**
 * Reads every `scripts/<id>.json` below `resourcesDir`, in the order of their names: documents as the editor exports them. Never
 * rejects: what cannot be read, bears another id than its file, or could not be published, is told to `leftOut`.
 */
export async function readScriptFiles(resourcesDir: string, leftOut: (problem: ContentProblem) => void): Promise<readonly Script[]> {
  const names = (await readdir(join(resourcesDir, 'scripts')).catch(() => [])).filter((name) => name.endsWith(ENDING)).sort()
  const read = await Promise.all(
    names.map(async (name) => ({ name, outcome: readScript(name, await textOf(join(resourcesDir, 'scripts', name))) })),
  )
  return read.flatMap(({ name, outcome }) => {
    if (outcome.ok) return [outcome.value]
    for (const problem of outcome.error) leftOut({ file: `scripts/${name}`, ...problem })
    return []
  })
}

function readScript(name: string, text: string): Result<Script, readonly Omit<ContentProblem, 'file'>[]> {
  const read = importScript(text)
  if (!read.ok) {
    const fault = read.error
    return err([fault.kind === 'wrong' ? { field: fault.field, message: fault.message } : { field: '', message: fault.kind }])
  }
  const script = read.value
  if (`${script.id}${ENDING}` !== name) return err([{ field: 'script.id', message: `is not the name of its file, “${name}”` }])
  const errors = validate(script, celConditions()).filter(({ severity }) => severity === 'error')
  if (errors.length === 0) return ok(script)
  return err(errors.map((problem) => ({ field: 'nodeId' in problem ? `script.nodes.${problem.nodeId}` : 'script', message: problem.kind })))
}

/** Empty when it cannot be read: no script then. */
const textOf = (file: string): Promise<string> => readFile(file, 'utf8').catch(() => '')
