import type { z } from 'zod'
import { err, ok, type Result } from '../../domain/result.ts'
import { colleagueSchema, type Colleague } from './colleague.ts'
import { scenarioSchema, type Scenario } from './scenario.ts'

/** A field that is wrong, named the way people write it, e.g. `dialogue.lines[3].next`. */
export interface FieldProblem {
  readonly field: string
  readonly message: string
}

function fieldName(path: readonly PropertyKey[]): string {
  const joined = path.map((part) => (typeof part === 'number' ? `[${part}]` : `.${String(part)}`)).join('')
  return joined === '' ? '(document)' : joined.replace(/^\./, '')
}

function read<S extends z.ZodType>(schema: S, json: unknown): Result<z.output<S>, readonly FieldProblem[]> {
  const parsed = schema.safeParse(json)
  if (parsed.success) return ok(parsed.data)
  return err(parsed.error.issues.map((issue) => ({ field: fieldName(issue.path), message: issue.message })))
}

/** Parses a scenario; a bad one is refused with every wrong field. Never throws. */
export const readScenario = (json: unknown): Result<Scenario, readonly FieldProblem[]> => read(scenarioSchema, json)

/** Parses a colleague; a bad one is refused with every wrong field. Never throws. */
export const readColleague = (json: unknown): Result<Colleague, readonly FieldProblem[]> => read(colleagueSchema, json)
