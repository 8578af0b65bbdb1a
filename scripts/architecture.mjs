import { cruise } from 'dependency-cruiser'
import { readFileSync } from 'node:fs'
import config from '../.dependency-cruiser.mjs'

/** Checks the rules between rooms. Fails also when nothing was read: without the right compiler the tool says "no violations (0 modules)". */
const FOLDERS = ['core', 'main', 'preload', 'renderer', 'tests']
const LEAST_MODULES = 50

const tsConfig = JSON.parse(readFileSync(new URL('../tsconfig.base.json', import.meta.url), 'utf8'))
const { output } = await cruise(
  FOLDERS,
  { ...config.options, validate: true, ruleSet: { forbidden: config.forbidden } },
  config.options.enhancedResolveOptions,
  { tsConfig },
)
const { summary, modules } = output
const own = modules.filter(({ source }) => FOLDERS.some((folder) => source.startsWith(`${folder}/`)))
const typeScript = own.filter(({ source }) => /\.tsx?$/.test(source))

for (const { rule, from, to } of summary.violations) process.stdout.write(`${rule.severity} ${rule.name}: ${from} → ${to}\n`)
if (typeScript.length < LEAST_MODULES)
  process.stdout.write(`Only ${typeScript.length} TypeScript modules were read: the check itself is broken.\n`)
process.stdout.write(`${summary.violations.length} violations in ${own.length} modules\n`)
process.exitCode = summary.error > 0 || typeScript.length < LEAST_MODULES ? 1 : 0
