import { spawnSync } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { OPERATOR_HZ, startRehearsal, type Rehearsal } from '../tests/support/rehearsal.ts'
import { chooseDisposition } from '../tests/support/disposition.ts'
import { latestPop } from '../tests/support/pop-reader.ts'
import { ensureChromium } from './chromium.mjs'

/** One step of the shift: how long it took, and what is worth saying of it. */
interface Step {
  readonly step: string
  /** How long the step took here, the looking included. */
  readonly ms: number
  /** What was measured inside the workstation, by name; ms, or Hz where the name says so. */
  readonly measured?: Readonly<Record<string, number>>
}

const OUT = 'out/demo'
const json = process.argv.includes('--json')
const say = (line: string): void => void (json ? process.stderr : process.stdout).write(`${line}\n`)
const steps: Step[] = []

async function step(name: string, run: () => Promise<Step['measured'] | void>): Promise<void> {
  const began = performance.now()
  const figures = await run()
  const ms = Math.round(performance.now() - began)
  const measured = figures && Object.fromEntries(Object.entries(figures).map(([key, value]) => [key, Math.round(value)]))
  steps.push(measured === undefined ? { step: name, ms } : { step: name, ms, measured })
  const words = measured && Object.entries(measured).map(([key, value]) => `${key} ${String(value)}`)
  say(`${String(ms).padStart(7)} ms  ${name}${words === undefined ? '' : `: ${words.join(', ')}`}`)
}

let picture = 0
async function photograph(seat: Rehearsal, name: string): Promise<void> {
  picture += 1
  await seat.desk.screenshot({ path: `${OUT}/${String(picture).padStart(2, '0')}-${name}.png` })
}

async function ringAndAnswer(seat: Rehearsal): Promise<void> {
  await step('the client calls, the phone rings', () => seat.ring('recording-missing'))
  await step('card painted', async () => {
    const { inviteToPaint, lookup, react, frame } = await latestPop(seat.desk)
    return { inviteToPaint, lookup, react, frame }
  })
  await photograph(seat, 'ringing')
  await step('answered', async () => {
    await seat.desk.keyboard.press('F2')
    await seat.phone.call('active')
  })
  await step('the operator hears the client', async () => {
    const { calls } = await seat.phone.when('sound is heard', (state) => state.calls.some((view) => view.answerToAudibleMs !== undefined))
    return { answerToAudible: calls.at(-1)?.answerToAudibleMs ?? Number.NaN }
  })
  await step('the client hears the operator', async () => {
    const call = await seat.caller.call('the client hears her tone', ({ heard }) => Math.abs(heard.peakHz - OPERATOR_HZ) < 40)
    return { heardHz: call.heard.peakHz, spokenHz: OPERATOR_HZ }
  })
}

async function talk(seat: Rehearsal): Promise<void> {
  await step('note kept as it is typed', async () => {
    await seat.desk.keyboard.press('KeyN')
    await seat.desk.keyboard.type('Ищет запись 15.07 17:58, спор по цене. Ссылку на почту предложить.')
    await seat.desk
      .getByText(/сохранена \d\d:\d\d:\d\d/)
      .first()
      .waitFor()
    await seat.desk.keyboard.press('Escape')
  })
  await photograph(seat, 'in-call')
  await step('on hold', async () => {
    await seat.desk.keyboard.press('KeyH')
    await seat.caller.call('the client is held and hears nothing of the operator', (call) => call.held && call.heard.rms < 0.01)
  })
  await photograph(seat, 'on-hold')
  await step('resumed', async () => {
    await seat.desk.keyboard.press('KeyH')
    await seat.caller.call('the client hears her again', (call) => !call.held && Math.abs(call.heard.peakHz - OPERATOR_HZ) < 40)
  })
}

async function finish(seat: Rehearsal): Promise<void> {
  await step('hung up, wrap-up', async () => {
    await seat.desk.keyboard.press('F4')
    await seat.phone.presence('wrap-up')
  })
  await step('disposition chosen', () => chooseDisposition(seat.desk))
  await photograph(seat, 'wrap-up')
  await step('saved, Ready again', async () => {
    await seat.desk.keyboard.press('F9')
    await seat.phone.presence('ready')
  })
  await photograph(seat, 'ready')
}

async function playShift(): Promise<void> {
  let seat: Rehearsal | undefined
  try {
    await step('started, registered, Ready', async () => {
      seat = await startRehearsal()
      await seat.desk.setViewportSize({ width: 1440, height: 900 })
      await seat.phone.presence('ready', 30_000)
    })
    if (seat === undefined) throw new Error('The seat did not start')
    await photograph(seat, 'waiting')
    await ringAndAnswer(seat)
    await talk(seat)
    await finish(seat)
  } finally {
    await seat?.close()
  }
}

mkdirSync(OUT, { recursive: true })

try {
  if (ensureChromium(say) === undefined) throw new Error('There is no Chromium to play it in')
  const built = spawnSync(process.execPath, ['scripts/build.mjs'], { stdio: ['ignore', 'ignore', 'inherit'] })
  if (built.status !== 0) throw new Error('The build failed')
  await playShift()
  say(`The whole shift worked. Screenshots: ${OUT}/`)
  if (json) process.stdout.write(`${JSON.stringify({ demo: 'shift', ok: true, steps })}\n`)
} catch (error) {
  const message = error instanceof Error ? error.message : String(error)
  say(`Failed after «${steps.at(-1)?.step ?? 'nothing'}»: ${message}`)
  if (json) process.stdout.write(`${JSON.stringify({ demo: 'shift', ok: false, steps, error: message })}\n`)
  process.exit(1)
}
