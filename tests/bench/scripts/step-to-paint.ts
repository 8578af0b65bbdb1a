import type { Page } from 'playwright-core'
import { scriptVersionSchema } from '../../../core/contract/script-schema.ts'
import type { ScriptVersion } from '../../../core/domain/script/script.ts'
import { askHost } from '../../support/page-bridge.ts'
import { startRehearsal, type Rehearsal } from '../../support/rehearsal.ts'
import { distribution, type Metric } from '../report.ts'
import { isChoice, longScript, markOf } from './long-script.ts'

const STEPS = 500
/** The client whose script is replaced by the long one. */
const SCENARIO = 'recording-missing'
/** The frame's greeting and identity before the first step of the script itself. */
const MOST_FRAME_STEPS = 30
const PATIENCE_MS = 20_000
/** The words of the step that stands. */
const STEP_WORDS = 'p[lang]'

/**
 * From the key to the second animation frame after the next step stands on the desk, ms: a script of 500 steps out of the sandbox's
 * hub, walked by keys alone in a real call. Needs `npm run build`.
 */
export async function stepToPaint(steps = STEPS): Promise<{ readonly stepToPaint: Metric }> {
  const seat = await startRehearsal()
  try {
    await publishLong(seat.desk, steps)
    await answer(seat)
    await walkFrame(seat.desk)
    const samples: number[] = []
    // The last step is the end: the frame's closing follows it.
    for (let step = 0; step < steps - 2; step += 1) {
      const painted = await nextPaint(seat.desk, markOf(step + 1))
      await seat.desk.keyboard.press(isChoice(step) ? 'Digit1' : 'Enter')
      samples.push(await painted())
    }
    return { stepToPaint: distribution('ms', samples) }
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

/** Sets the watch for the next key; resolves to what comes of it once the step with this mark is painted. */
async function nextPaint(desk: Page, mark: string): Promise<() => Promise<number>> {
  await desk.evaluate(
    ([selector, begins, patience]) => {
      const measured = new Promise<number>((resolve, reject) => {
        const stop = setTimeout(() => reject(new Error(`«${begins}» did not come`)), patience)
        let keyAt: number | undefined
        // The time of the event itself: what waited before any handler counts as well.
        addEventListener('keydown', (event) => (keyAt ??= event.timeStamp), { capture: true, once: true })
        const look = (): void => {
          const [words] = document.querySelectorAll(selector)
          if (keyAt === undefined || words?.textContent.startsWith(begins) !== true) return
          watch.disconnect()
          clearTimeout(stop)
          const began = keyAt
          requestAnimationFrame(() => requestAnimationFrame(() => resolve(performance.now() - began)))
        }
        const watch = new MutationObserver(look)
        watch.observe(document.body, { subtree: true, childList: true, characterData: true })
      })
      Reflect.set(globalThis, 'stepPainted', measured)
    },
    [STEP_WORDS, mark, PATIENCE_MS] as const,
  )
  return () => desk.evaluate(() => Reflect.get(globalThis, 'stepPainted') as Promise<number>)
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
