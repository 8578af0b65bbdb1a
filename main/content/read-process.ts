import { processSchema } from '../../core/contract/directory/process-schema.ts'
import { processProblems, type ProcessProblem } from '../../core/domain/process/process-problems.ts'
import type { Process } from '../../core/domain/process/process.ts'
import { err, ok, type Result } from '../../core/domain/result.ts'

/** One document, or every place where it is wrong. */
export function readProcess(document: unknown): Result<Process, readonly ProcessProblem[]> {
  const parsed = processSchema.safeParse(document)
  if (!parsed.success) return err(parsed.error.issues.map(({ path, message }) => ({ field: path.join('.'), message })))
  const problems = processProblems(parsed.data)
  return problems.length === 0 ? ok(parsed.data) : err(problems)
}
