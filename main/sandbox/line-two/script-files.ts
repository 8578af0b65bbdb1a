import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { lineTwoScriptSchema, type LineTwoScript } from '../../../core/sandbox/colleague/line-two-script.ts'
import type { ScenarioLog } from '../scenario-files.ts'

export type LineTwoScripts = Readonly<Partial<Record<'ru' | 'en', LineTwoScript>>>

const LANGUAGES = ['ru', 'en'] as const

/** Reads `scenarios/_line-two/<language>.json`. Never rejects: what cannot be read is told to `log` and left out. */
export async function readLineTwoScripts(resourcesDir: string, log: ScenarioLog): Promise<LineTwoScripts> {
  const scripts: Partial<Record<'ru' | 'en', LineTwoScript>> = {}
  for (const language of LANGUAGES) {
    const file = `_line-two/${language}.json`
    try {
      const parsed = lineTwoScriptSchema.safeParse(JSON.parse(await readFile(join(resourcesDir, 'scenarios', file), 'utf8')))
      if (parsed.success) scripts[language] = parsed.data
      else for (const { path, message } of parsed.error.issues) log({ file, field: path.map(String).join('.'), message })
    } catch (error) {
      log({ file, message: error instanceof Error ? error.message : 'unreadable' })
    }
  }
  return scripts
}
