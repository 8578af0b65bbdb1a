import type { ScriptRun } from './run.ts'
import type { Value } from './value.ts'

/** What was answered in a run and may answer the next script: not what the card knows by itself, which it will know again. */
export const carriedFrom = ({ answers }: Pick<ScriptRun, 'answers'>): Readonly<Record<string, Value>> =>
  Object.fromEntries(
    Object.entries(answers)
      .filter(([, { source }]) => source.kind !== 'card')
      .map(([name, { value }]) => [name, value]),
  )
