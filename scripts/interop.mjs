import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync, rmSync } from 'node:fs'
import { buildAsterisk, packagesReachable, whyNotBuildable } from '../tests/interop/lab/build-asterisk.ts'
import { ensureNatsServer } from '../tests/interop/lab/nats/binary.ts'
import { ensureChromium } from './chromium.mjs'

/**
 * The interop suites, each with what it needs. What cannot be had here is left out and counted as skipped; what could be
 * had and fails is a failure.
 */

/** Those that need the PBX and a browser. */
const WORKSTATIONS = [
  { suite: 'tests/interop/workstation.interop.test.ts', scenarios: 9 },
  { suite: 'tests/interop/escalation.interop.test.ts', scenarios: 5 },
]
/** Those that need a browser and a NATS server; the PBX is their own. */
const DESKS = [
  { suite: 'tests/interop/team-kill.interop.test.ts', scenarios: 1 },
  { suite: 'tests/interop/team-trouble.interop.test.ts', scenarios: 5 },
]
const say = (/** @type {string} */ line) => process.stdout.write(`${line}\n`)
/** @type {string[]} */
const left = []
let skipped = 0
let failed = 0

/** @param {string} suite @param {number} scenarios @param {string} why */
function leaveOut(suite, scenarios, why) {
  say(`Skipped: ${suite}: ${why}.`)
  left.push(suite)
  skipped += scenarios
}

/** @param {string} why */
const leaveOutWorkstations = (why) => WORKSTATIONS.forEach(({ suite, scenarios }) => leaveOut(suite, scenarios, why))

/** The first line of what went wrong. @param {unknown} error */
const wordsOf = (error) => (error instanceof Error ? (error.message.split('\n')[0] ?? '') : 'unknown')

async function asterisk() {
  const obstacle = await whyNotBuildable()
  if (obstacle !== undefined) return void leaveOutWorkstations(obstacle)
  if (ensureChromium(say) === undefined) return void leaveOutWorkstations('no Chromium here and none could be installed')
  try {
    return await buildAsterisk(say)
  } catch (error) {
    // Debian as root can build it: only a network without Debian's packages excuses it.
    if (!(await packagesReachable())) return void leaveOutWorkstations(`Debian's packages cannot be reached (${wordsOf(error)})`)
    say(`The PBX could not be built: ${wordsOf(error)}`)
    left.push(...WORKSTATIONS.map(({ suite }) => suite))
    failed += 1
  }
}

async function natsServer() {
  try {
    await ensureNatsServer(say)
  } catch (error) {
    const suites = readdirSync('tests/interop').filter((name) => /^team-.*\.interop\.test\.ts$/.test(name))
    const excused = (await whyNotBuildable()) !== undefined || !(await packagesReachable())
    for (const suite of suites) {
      if (excused) leaveOut(`tests/interop/${suite}`, 1, wordsOf(error))
      else left.push(`tests/interop/${suite}`)
    }
    if (!excused) {
      say(`nats-server could not be had: ${wordsOf(error)}`)
      failed += 1
    }
  }
}

const root = await asterisk()
await natsServer()
if (ensureChromium(say) === undefined) {
  for (const { suite, scenarios } of DESKS)
    if (!left.includes(suite)) leaveOut(suite, scenarios, 'no Chromium here and none could be installed')
}

const report = 'out/interop.json'
rmSync(report, { force: true })
const run = spawnSync(
  process.execPath,
  [
    'node_modules/vitest/vitest.mjs',
    'run',
    '--config',
    'vitest.interop.config.ts',
    '--reporter=default',
    '--reporter=json',
    `--outputFile=${report}`,
    ...left.map((suite) => `--exclude=${suite}`),
    ...process.argv.slice(2),
  ],
  { stdio: 'inherit', env: { ...process.env, ...(root ? { FIRSTLINE_ASTERISK: root } : {}) } },
)
const counts = JSON.parse(readFileSync(report, 'utf8'))
skipped += counts.numPendingTests
failed += counts.numFailedTests
// A suite that could not even begin has no test that failed.
if (run.status !== 0 && failed === 0) failed = 1
say(`${String(counts.numPassedTests)} passed, ${String(failed)} failed${skipped > 0 ? `, ${String(skipped)} skipped` : ''}`)
process.exit(failed > 0 ? 1 : (run.status ?? 1))
