import type { Page } from 'playwright-core'
import type { Script } from '../../../core/domain/script/script.ts'
import { askHost } from '../../support/page-bridge.ts'
import { startRehearsal } from '../../support/rehearsal.ts'
import { beside, distribution, type Metric } from '../report.ts'
import { longScript } from './long-script.ts'

const STEPS = 500
/** Moves of the pointer in one gesture; each is about one frame. */
const MOVES = 120
const GESTURES = 3

export interface EditorMetrics extends Record<string, Metric> {
  /** Between two frames while a step is dragged or the drawing is moved; beside it the same page when nothing happens. */
  readonly editorFrame: Metric
  readonly editorDragFrame: Metric
  readonly editorPanFrame: Metric
  /** What frames cost on this machine while nobody touches the drawing: its load is in here. */
  readonly editorIdleFrame: Metric
}

/** A drawing of 500 steps under the hand of a real workstation, ms between frames. Needs `npm run build`. */
export async function editorFrame(steps = STEPS): Promise<EditorMetrics> {
  const seat = await startRehearsal()
  const { desk } = seat
  try {
    await keepDraft(desk, steps)
    await desk.keyboard.press('Alt+KeyB')
    const editor = desk.getByRole('dialog', { name: /^(Скрипты|Scripts)$/ })
    await editor.getByRole('button', { name: /^(Пятьсот шагов|Five hundred steps)$/ }).click()
    await editor.locator('.react-flow__node').first().waitFor()
    // A dozen steps a screen is how one draws; the whole of it at once is the worst that can be looked at.
    await desk.locator('[data-graph]').focus()
    await desk.keyboard.press('KeyF')
    await desk.waitForTimeout(1_000)
    const idle = await frames(desk, () => desk.waitForTimeout(3_000))
    const drag: number[] = []
    const pan: number[] = []
    for (let gesture = 0; gesture < GESTURES; gesture += 1) {
      drag.push(...(await frames(desk, () => dragStep(desk, gesture))))
      pan.push(...(await frames(desk, () => panDrawing(desk))))
    }
    return {
      editorFrame: beside(distribution('ms', [...drag, ...pan]), idle),
      editorDragFrame: distribution('ms', drag),
      editorPanFrame: distribution('ms', pan),
      editorIdleFrame: distribution('ms', idle),
    }
  } finally {
    await seat.close()
  }
}

/** As large as the one that is walked, and branching: every choice leads to three steps. */
async function keepDraft(desk: Page, steps: number): Promise<void> {
  const { team } = await askHost(desk, 'team.describe', {})
  const [organisation = ''] = team?.organisations ?? []
  const script = branching(longScript(LIKE, steps))
  const version = { script, version: 1, state: 'draft', by: 'bench', at: Date.now() }
  const saved = await askHost(desk, 'team.saveScript', { organisation, json: JSON.stringify(version) })
  if (saved.kind !== 'done') throw new Error(`The hub did not take the script: ${saved.kind}`)
}

const LIKE: Script = {
  ...{ id: 'like', title: { ru: 'Скрипт' }, role: 'body', languages: ['ru'], start: 'step-0', nodes: [], variables: [] },
  ...{ fit: { lineIds: [], roles: [], segments: [], processIds: [], topicIds: [], words: [] }, entries: [], sides: [] },
}

function branching(script: Script): Script {
  const ids = script.nodes.map(({ id }) => id)
  const nodes = script.nodes.map((node, step) =>
    node.kind === 'choose'
      ? {
          ...node,
          options: node.options.map((option, way) => ({ ...option, next: ids[Math.min(ids.length - 1, step + 1 + way)] ?? 'end' })),
        }
      : node,
  )
  return { ...script, nodes }
}

/** Times between the frames of the page while `act` lasts. */
async function frames(desk: Page, act: () => Promise<void>): Promise<readonly number[]> {
  await desk.evaluate(() => {
    const seen: number[] = []
    let last = performance.now()
    const step = (now: number): void => {
      seen.push(now - last)
      last = now
      if (window.frameTimes === seen) requestAnimationFrame(step)
    }
    window.frameTimes = seen
    requestAnimationFrame(step)
  })
  await act()
  return desk.evaluate(() => {
    const seen = window.frameTimes ?? []
    window.frameTimes = undefined
    return seen.slice(1)
  })
}

declare global {
  interface Window {
    frameTimes?: number[] | undefined
  }
}

async function dragStep(desk: Page, gesture: number): Promise<void> {
  const box = await desk
    .locator('.react-flow__node')
    .nth(20 + gesture * 7)
    .boundingBox()
  if (box === null) throw new Error('The step is not on the screen')
  await sweep(desk, box.x + box.width / 2, box.y + box.height / 2)
}

async function panDrawing(desk: Page): Promise<void> {
  const box = await desk.locator('.react-flow').boundingBox()
  if (box === null) throw new Error('The drawing is not on the screen')
  await sweep(desk, box.x + 12, box.y + 12)
}

/** A gesture with the button held, there and back. */
async function sweep(desk: Page, x: number, y: number): Promise<void> {
  await desk.mouse.move(x, y)
  await desk.mouse.down()
  for (let move = 1; move <= MOVES; move += 1) {
    const along = move <= MOVES / 2 ? move : MOVES - move
    await desk.mouse.move(x + along * 3, y + along * 2)
  }
  await desk.mouse.up()
}
