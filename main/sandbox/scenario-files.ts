import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { ScenarioSummary } from '../../core/contract/scenario-summary.ts'
import type { Client, ClientId } from '../../core/domain/client/client.ts'
import type { PastContact } from '../../core/domain/interaction/interaction.ts'
import { err, ok, type Result } from '../../core/domain/result.ts'
import type { EpochMs } from '../../core/domain/time.ts'
import { readScenario, type FieldProblem } from '../../core/sandbox/scenario/read-document.ts'
import {
  callerName,
  resolveDoubleHistory,
  resolveScenarioClient,
  resolveScenarioDouble,
  resolveScenarioHistory,
} from '../../core/sandbox/scenario/resolve-client.ts'
import type { Scenario } from '../../core/sandbox/scenario/scenario.ts'

const LANGUAGES = ['ru', 'en'] as const

/** Why a scenario was left out. `field` is the path of the wrong field; absent when the file is not JSON at all. */
export interface ScenarioProblem {
  /** Path from the scenarios' folder, e.g. `metal-card/ru.json`. */
  readonly file: string
  readonly field?: string
  readonly message: string
}

/** The scenarios found; a broken one is skipped and listed, never fatal. */
export interface ScenarioLibrary {
  readonly scenarios: readonly Scenario[]
  readonly problems: readonly ScenarioProblem[]
  readonly summaries: ScenarioSummary[]
  /** The clients of the scenarios, every date counted from `nowMs`. */
  people(nowMs: EpochMs): Client[]
  /** Everything that the sandbox's CRM knows of contacts with one of them, newest first; undefined: he is none of them. */
  contactsOf(clientId: ClientId, nowMs: EpochMs): readonly PastContact[] | undefined
}

/** Where problems are told. */
export type ScenarioLog = (problem: ScenarioProblem) => void

function parse(text: string): Result<unknown, readonly Partial<FieldProblem>[]> {
  try {
    return ok(JSON.parse(text))
  } catch (error) {
    return err([{ message: `not JSON: ${error instanceof Error ? error.message : 'unreadable'}` }])
  }
}

async function readOne(
  root: string,
  name: string,
  language: 'ru' | 'en',
): Promise<Result<Scenario, readonly Partial<FieldProblem>[]> | undefined> {
  let text: string
  try {
    text = await readFile(join(root, name, `${language}.json`), 'utf8')
  } catch {
    return undefined
  }
  const json = parse(text)
  const scenario = json.ok ? readScenario(json.value) : json
  if (!scenario.ok) return scenario
  if (scenario.value.name !== name) return err([{ field: 'name', message: `is not the name of its folder, “${name}”` }])
  if (scenario.value.language !== language) return err([{ field: 'language', message: `is not the language of its file, “${language}”` }])
  return scenario
}

async function folders(root: string): Promise<readonly string[]> {
  try {
    const entries = await readdir(root, { withFileTypes: true })
    return entries.filter((entry) => entry.isDirectory() && !entry.name.startsWith('_')).map((entry) => entry.name)
  } catch {
    return []
  }
}

const summary = (scenario: Scenario): ScenarioSummary => ({
  name: scenario.name,
  language: scenario.language,
  title: scenario.title,
  summary: scenario.summary,
  caller: callerName(scenario),
})

/**
 * Reads every `scenarios/<name>/<language>.json` below `resourcesDir`. Folders that begin with an underscore are not
 * scenarios. Never rejects: what cannot be read is told to `log` and listed in `problems`.
 */
export async function readScenarios(resourcesDir: string, log: ScenarioLog = () => undefined): Promise<ScenarioLibrary> {
  const root = join(resourcesDir, 'scenarios')
  const scenarios: Scenario[] = []
  const problems: ScenarioProblem[] = []
  for (const name of await folders(root)) {
    for (const language of LANGUAGES) {
      const outcome = await readOne(root, name, language)
      if (outcome === undefined) continue
      if (outcome.ok) scenarios.push(outcome.value)
      else problems.push(...outcome.error.map((problem) => ({ file: `${name}/${language}.json`, message: 'unreadable', ...problem })))
    }
  }
  problems.forEach(log)
  scenarios.sort((one, other) => one.order - other.order || LANGUAGES.indexOf(one.language) - LANGUAGES.indexOf(other.language))
  return {
    scenarios,
    problems,
    summaries: scenarios.map(summary),
    people: (nowMs) =>
      scenarios.flatMap((scenario) => [
        resolveScenarioClient(scenario, nowMs, new Date(nowMs).getTimezoneOffset()),
        ...[resolveScenarioDouble(scenario)].filter((double) => double !== undefined),
      ]),
    contactsOf: (clientId, nowMs) => {
      const offset = new Date(nowMs).getTimezoneOffset()
      const scenario = scenarios.find(({ client }) => client.id === clientId)
      if (scenario !== undefined) return resolveScenarioHistory(scenario, nowMs, offset)
      const doubled = scenarios.find(({ client }) => client.double?.id === clientId)
      return doubled && resolveDoubleHistory(doubled, nowMs, offset)
    },
  }
}
