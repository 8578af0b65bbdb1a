import { spawn, spawnSync } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { ensureChromium } from './chromium.mjs'
import { countsOf, STEPS, STILL_STEPS, totalLine } from './test-steps.mjs'

// `npm test`: everything, each step with its time, and one line at the end that says how it went.
const say = (line) => process.stdout.write(`${line}\n`)
const total = { passed: 0, failed: 0, skipped: 0 }

const add = ({ passed, failed, skipped }) => {
  total.passed += passed
  total.failed += failed
  total.skipped += skipped
}

mkdirSync('.cache/tests', { recursive: true })
const chromium = ensureChromium(say)
if (chromium === undefined) add({ passed: 0, failed: 1, skipped: 0 })

const env = { ...process.env, ...(chromium === undefined ? {} : { FIRSTLINE_CHROMIUM: chromium }) }
const only = process.argv.slice(2)
const wanted = ({ name }) => only.length === 0 || only.includes(name)

const finish = (name, began, counts) => {
  add(counts)
  const seconds = ((performance.now() - began) / 1000).toFixed(1)
  say(`── ${name}: ${counts.failed === 0 ? 'passed' : 'FAILED'} in ${seconds} s (${totalLine(counts)})`)
}
const counted = ({ report }, passed) =>
  report === undefined ? { passed: passed ? 1 : 0, failed: passed ? 0 : 1, skipped: 0 } : countsOf(report, passed)

/** What it says is printed when it has ended, so that two do not talk at once. */
const runStill = (step) =>
  new Promise((resolve) => {
    const { name } = step
    const [program, ...args] = step.command
    const began = performance.now()
    const output = []
    const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'pipe'], env })
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (piece) => output.push(piece))
    child.once('close', (code) => {
      say(`\n── ${name}`)
      process.stdout.write(Buffer.concat(output))
      finish(name, began, counted(step, code === 0))
      resolve()
    })
  })

const still = STILL_STEPS.filter(wanted)
const lane = async () => {
  for (let step = still.shift(); step !== undefined; step = still.shift()) await runStill(step)
}
await Promise.all(Array.from({ length: availableParallelism() }, lane))

for (const step of STEPS.filter(wanted)) {
  say(`\n── ${step.name}`)
  const began = performance.now()
  const [program, ...args] = step.command
  const { status } = spawnSync(program, args, { stdio: 'inherit', env })
  finish(step.name, began, counted(step, status === 0))
}

say('')
say(totalLine(total))
process.exitCode = total.failed > 0 ? 1 : 0
