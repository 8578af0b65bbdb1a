import type { Page } from 'playwright-core'
import { scriptVersionSchema } from '../../../core/contract/script-schema.ts'
import type { ScriptVersion } from '../../../core/domain/script/script.ts'
import { askHost } from '../../support/page-bridge.ts'
import { startRehearsal, type Rehearsal } from '../../support/rehearsal.ts'
import { beside, distribution, type Metric } from '../report.ts'
import { isChoice, longScript, markOf } from './long-script.ts'

const STEPS = 500
/** The client whose script is replaced by the long one. */
const SCENARIO = 'recording-missing'
/** The frame's greeting and identity before the first step of the script itself. */
const MOST_FRAME_STEPS = 30
const PATIENCE_MS = 20_000
/** The words of the step that stands. */
const STEP_WORDS = 'p[lang]'

/** A key that does nothing on the desk: what two frames cost on this machine by themselves. */
const IDLE_KEY = 'ShiftLeft'
const IDLE_EVERY = 5

export interface StepMetrics extends Record<string, Metric> {
  /** From the key to the second animation frame after the next step stands; beside it two frames after a key that does nothing. */
  readonly stepToPaint: Metric
  /** Of it, until the step stands in the document. */
  readonly stepToDom: Metric
  readonly twoFrames: Metric
}

/** A script of 500 steps out of the sandbox's hub, walked by keys alone in a real call, ms. Needs `npm run build`. */
export async function stepToPaint(steps = STEPS): Promise<StepMetrics> {
  const seat = await startRehearsal()
  try {
    await publishLong(seat.desk, steps)
    await answer(seat)
    await walkFrame(seat.desk)
    const measured: Painted[] = []
    const idle: number[] = []
    // The last step is the end: the frame's closing follows it.
    for (let step = 0; step < steps - 2; step += 1) {
      measured.push(await pressed(seat.desk, isChoice(step) ? 'Digit1' : 'Enter', markOf(step + 1)))
      if (step % IDLE_EVERY === 0) idle.push((await pressed(seat.desk, IDLE_KEY, markOf(step + 1))).paintMs)
    }
    const paint = measured.map(({ paintMs }) => paintMs)
    return {
      stepToPaint: beside(distribution('ms', paint), idle),
      stepToDom: distribution(
        'ms',
        measured.map(({ domMs }) => domMs),
      ),
      twoFrames: distribution('ms', idle),
    }
  } finally {
    await seat.close()
  }
}

async function answer({ desk, ring, phone }: Rehearsal): Promise<void> {
  await ring(SCENARIO)
  await desk.keyboard.press('F2')
  await phone.call('active')
}

/** Greeting and identity of the frame: on with Enter, and where that is no answer, with the first one. */
async function walkFrame(desk: Page): Promise<void> {
  const first = markOf(0)
  await desk.locator(STEP_WORDS).first().waitFor({ timeout: PATIENCE_MS })
  for (let step = 0; step < MOST_FRAME_STEPS; step += 1) {
    const words = (await desk.locator(STEP_WORDS).first().textContent()) ?? ''
    if (words.startsWith(first)) return
    await desk.keyboard.press('Enter')
    if (!(await hasMoved(desk, words))) await desk.keyboard.press('Digit1')
    await hasMoved(desk, words)
  }
  throw new Error(`The first step of the long script was not come to in ${String(MOST_FRAME_STEPS)} steps`)
}

const hasMoved = (desk: Page, from: string): Promise<boolean> =>
  desk
    .waitForFunction(([selector, words]) => document.querySelector(selector)?.textContent !== words, [STEP_WORDS, from] as const, {
      timeout: 1_000,
    })
    .then(
      () => true,
      () => false,
    )

/** Since the event of the key, ms. */
interface Painted {
  readonly domMs: number
  readonly paintMs: number
}

/** Presses a key and waits until the step with this mark is painted; it may stand already. */
async function pressed(desk: Page, key: string, mark: string): Promise<Painted> {
  await desk.evaluate(
    ([selector, begins, patience]) => {
      const measured = new Promise<Painted>((resolve, reject) => {
        const stop = setTimeout(() => reject(new Error(`«${begins}» did not come`)), patience)
        const stands = (): boolean => document.querySelector(selector)?.textContent.startsWith(begins) === true
        const paint = (keyAt: number): void => {
          clearTimeout(stop)
          const domMs = performance.now() - keyAt
          requestAnimationFrame(() => requestAnimationFrame(() => resolve({ domMs, paintMs: performance.now() - keyAt })))
        }
        // The time of the event itself: what waited before any handler counts as well.
        const onKey = ({ timeStamp }: KeyboardEvent): void => {
          if (stands()) {
            paint(timeStamp)
            return
          }
          const watch = new MutationObserver(() => {
            if (!stands()) return
            watch.disconnect()
            paint(timeStamp)
          })
          watch.observe(document.body, { subtree: true, childList: true, characterData: true })
        }
        addEventListener('keydown', onKey, { capture: true, once: true })
      })
      Reflect.set(globalThis, 'stepPainted', measured)
    },
    [STEP_WORDS, mark, PATIENCE_MS] as const,
  )
  await desk.keyboard.press(key)
  return desk.evaluate(() => Reflect.get(globalThis, 'stepPainted') as Promise<Painted>)
}

/** The scenario's own script makes room for the long one. */
async function publishLong(desk: Page, steps: number): Promise<void> {
  const { team } = await askHost(desk, 'team.describe', {})
  const organisation = team?.organisations[0] ?? ''
  const { scripts } = await askHost(desk, 'team.scripts', {})
  const own = scripts.find(({ scriptId, state }) => scriptId === SCENARIO && state === 'published')
  if (own === undefined) throw new Error(`The sandbox has no script ${SCENARIO}`)
  const read = await askHost(desk, 'team.script', { organisation, key: own.key })
  if (read.kind === 'absent') throw new Error(`${own.key} cannot be read`)
  const shipped = scriptVersionSchema.parse(JSON.parse(read.json))
  await save(desk, organisation, { ...shipped, state: 'withdrawn' }, read.revision)
  const draft = { script: longScript(shipped.script, steps), version: 1, by: shipped.by, at: Date.now() }
  let revision: number | undefined
  for (const state of ['draft', 'review', 'published'] as const) {
    revision = await save(desk, organisation, { ...draft, state }, revision)
  }
}

async function save(desk: Page, organisation: string, version: ScriptVersion, after: number | undefined): Promise<number> {
  const json = JSON.stringify(version)
  const saved = await askHost(desk, 'team.saveScript', { organisation, json, ...(after === undefined ? {} : { after }) })
  if (saved.kind !== 'done') throw new Error(`${version.script.id} was not saved: ${JSON.stringify(saved)}`)
  return saved.revision
}
