import { setTimeout as wait } from 'node:timers/promises'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { briefDemoClient } from '../../../core/sandbox/demo/brief-client.ts'
import { nextPop, watchLongTasks, type SeenPop } from '../../support/next-pop.ts'
import { startRehearsal, type Rehearsal } from '../../support/rehearsal.ts'
import { deskHeap } from '../desk-cost.ts'
import { spread } from './bulk.ts'
import type {} from './page.ts'

/** The label of the directory that the sandbox makes by itself: with it, it takes ours for its own. */
const SANDBOX_LABEL = 'demo-1-10000'
const SEED = 1
/** Between two calls, in ms: the last one is on the disk by then, as it is when the next client of a queue rings. */
const PAUSE_MS = 300

/** A card on the screen of a real workstation. ms, MB. */
export interface PopFigures {
  readonly warm: readonly SeenPop[]
  readonly duringImport: readonly SeenPop[]
  /** Tasks of the desk of 50 ms and longer while an import ran and nobody called. */
  readonly deskLongTasks: readonly number[]
  readonly heapGrowth: number
  /** The first call after each cold start. */
  readonly cold: readonly SeenPop[]
}

export interface PopOptions {
  readonly profile: string
  readonly clients: number
  readonly calls: number
  readonly coldStarts: number
  /** Calls in a row over which the heap is watched; 0: not watched. */
  readonly heapCalls: number
  /** Calls while the same directory is imported anew; none when false. */
  readonly importsAgain: boolean
}

/** Every hundredth client has requests and a history: one of them calls. */
async function ringOnce(seat: Rehearsal, near: number, nowMs: number): Promise<SeenPop> {
  const { name, phones } = briefDemoClient(SEED, near - (near % 100), nowMs)
  const pop = await nextPop(seat.desk)
  const as = { number: phones[0]?.number ?? '', name: name.family }
  await seat.caller.tell({ kind: 'start-call', v: 1, scenario: 'recording-missing', language: 'ru', as })
  const seen = await pop()
  await seat.desk.keyboard.press('F3')
  await seat.phone.when(
    'the seat is free again',
    ({ calls, presence }) => presence.kind === 'ready' && calls.every(({ call }) => call.phase === 'ended'),
  )
  await wait(PAUSE_MS)
  return seen
}

async function ring(seat: Rehearsal, indexes: readonly number[]): Promise<SeenPop[]> {
  const seen: SeenPop[] = []
  for (const index of indexes) seen.push(await ringOnce(seat, index, Date.now()))
  return seen
}

async function readySeat(profile: string): Promise<Rehearsal> {
  const seat = await startRehearsal({ profile, sandboxClients: 10_000 })
  await seat.phone.presence('ready', 60_000)
  // What the first call needs is warmed up within half a second of an idle desk.
  await wait(3_000)
  return seat
}

/** The page of this benchmark beside the desk, in the same origin and so with the same database. */
async function benchPage(seat: Rehearsal): Promise<Page> {
  const page = await seat.desk.context().newPage()
  await page.goto(new URL('/bench/card-bench.html', seat.seat.url).href)
  await page.waitForFunction(() => 'cardBench' in window)
  await page.evaluate(() => window.cardBench.openSeat())
  await seat.desk.bringToFront()
  return page
}

const importSeat = (page: Page, clients: number): Promise<number> =>
  page.evaluate(([count, label]) => window.cardBench.import(count, label), [clients, SANDBOX_LABEL] as const)

/** Fills the seat's directory, with nobody on the phone. Gives the desk's long tasks meanwhile. */
async function fill(profile: string, clients: number): Promise<readonly number[]> {
  const seat = await readySeat(profile)
  try {
    const page = await benchPage(seat)
    const longOnes = await watchLongTasks(seat.desk)
    await importSeat(page, clients)
    return await longOnes()
  } finally {
    await seat.close()
  }
}

async function ringWhileImporting(seat: Rehearsal, { clients, calls }: PopOptions): Promise<SeenPop[]> {
  const page = await benchPage(seat)
  const progress = { ended: false }
  const importing = importSeat(page, clients).finally(() => (progress.ended = true))
  const seen: SeenPop[] = []
  for (const index of spread(calls, clients, 7)) {
    if (progress.ended) break
    seen.push(await ringOnce(seat, index, Date.now()))
  }
  await importing
  await page.close()
  return seen
}

async function heapOver(seat: Rehearsal, { clients, heapCalls }: PopOptions): Promise<number> {
  if (heapCalls === 0) return Number.NaN
  // What runs often is compiled anew for some dozens of calls: machine code is no growth.
  await ring(seat, spread(Math.min(100, heapCalls), clients, 3))
  const before = await deskHeap(seat.seat)
  await ring(seat, spread(heapCalls, clients, 5))
  return (await deskHeap(seat.seat)) - before
}

export async function measurePops(options: PopOptions): Promise<PopFigures> {
  const { profile, clients, calls, coldStarts } = options
  const folder = join(profile)
  const deskLongTasks = await fill(folder, clients)
  const cold: SeenPop[] = []
  for (let start = 1; start < coldStarts; start += 1) {
    const seat = await readySeat(folder)
    cold.push(...(await ring(seat, spread(1, clients, start * 1_001)).finally(() => seat.close())))
  }
  const seat = await readySeat(folder)
  try {
    cold.push(...(await ring(seat, spread(1, clients, 11))))
    await ring(seat, spread(5, clients, 23))
    const warm = await ring(seat, spread(calls, clients))
    const duringImport = options.importsAgain ? await ringWhileImporting(seat, options) : []
    const heapGrowth = await heapOver(seat, options)
    return { warm, duringImport, deskLongTasks, heapGrowth, cold }
  } finally {
    await seat.close()
  }
}
