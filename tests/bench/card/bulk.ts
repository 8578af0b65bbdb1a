import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { chromium, type BrowserContext, type Page } from 'playwright-core'
import { findChromium } from '../../../scripts/chromium.mjs'
import type {} from './page.ts'

/** What one directory of so many clients costs, without a desk. ms, bytes, rows. */
export interface BulkFigures {
  readonly importRowsPerSecond: number
  readonly databaseOpen: number
  readonly storageOpen: number
  readonly lookupFirst: number
  readonly lookupWarm: readonly number[]
  readonly lookupDuringImport: readonly number[]
  readonly diskBytes: number
  readonly searchOpen: number
  readonly search: readonly number[]
  readonly searchMemory: number
}

export interface BulkOptions {
  readonly url: string
  readonly profile: string
  readonly clients: number
  readonly sealed: boolean
  readonly lookups: number
  readonly queries: readonly string[]
}

/** A Chromium with a profile that stays; the page of the benchmark in it. */
async function openPage(url: string, profile: string): Promise<{ readonly context: BrowserContext; readonly page: Page }> {
  const executablePath = findChromium()
  const context = await chromium.launchPersistentContext(profile, {
    headless: true,
    ...(executablePath ? { executablePath } : {}),
    args: ['--no-sandbox', '--disable-background-networking', '--enable-blink-features=ForceEagerMeasureMemory'],
  })
  const page = context.pages()[0] ?? (await context.newPage())
  await page.goto(url)
  await page.waitForFunction(() => 'cardBench' in window)
  return { context, page }
}

/** Indexes spread over the whole directory, in an order that is no order. */
export const spread = (count: number, clients: number, from = 0): number[] =>
  Array.from({ length: count }, (_, at) => (from + Math.floor((at * 0.618_033_988_75 * clients) % clients)) % clients)

export interface FileFigures {
  /** Into an empty directory, as `both` adds them. */
  readonly added: number
  /** The same file once more: every row finds its client. */
  readonly updated: number
  readonly replaced: number
}

/** A CSV file from the disk to the directory in force, rows a second; sealed. */
export async function measureFile({ url, profile, rows }: { url: string; profile: string; rows: number }): Promise<FileFigures> {
  const { context, page } = await openPage(url, profile)
  await page.evaluate(() => window.cardBench.openStorage('bench-file', true))
  const rate = async (policy: 'both' | 'replace'): Promise<number> => {
    const ms = await page.evaluate(([count, how]) => window.cardBench.importFile(count, how), [rows, policy] as const)
    return (rows * 1000) / ms
  }
  const figures = { added: await rate('both'), updated: await rate('both'), replaced: await rate('replace') }
  await context.close()
  return figures
}

export async function measureBulk({ url, profile, clients, sealed, lookups, queries }: BulkOptions): Promise<BulkFigures> {
  const name = `bench-${sealed ? 'sealed' : 'plain'}-${String(clients)}`
  const made = await openPage(url, profile)
  await made.page.evaluate(([database, isSealed]) => window.cardBench.openStorage(database, isSealed), [name, sealed] as const)
  const importMs = await made.page.evaluate((count) => window.cardBench.import(count, 'bench'), clients)
  await made.context.close()
  const diskBytes = await sizeOf(profile)

  const cold = await openPage(url, profile)
  const { page } = cold
  const databaseOpen = await page.evaluate((database) => window.cardBench.openDatabase(database), name)
  const storageOpen = await page.evaluate(([database, isSealed]) => window.cardBench.openStorage(database, isSealed), [
    name,
    sealed,
  ] as const)
  const look = (count: number, from: number): Promise<readonly number[]> =>
    page.evaluate((indexes) => window.cardBench.lookups(indexes), spread(count, clients, from))
  const [lookupFirst = Number.NaN] = await look(1, 4_711)
  await look(20, 99)
  const lookupWarm = await look(lookups, 17)
  const searchOpen = await page.evaluate(() => window.cardBench.openSearch())
  await page.evaluate((some) => window.cardBench.searches(some), queries.slice(0, 5))
  const search = await page.evaluate((all) => window.cardBench.searches(all), queries)
  const searchMemory = await page.evaluate(() => window.cardBench.memory())
  const lookupDuringImport = await lookWhileImporting(page, clients, look)
  await cold.context.close()
  return {
    importRowsPerSecond: (clients * 1000) / importMs,
    databaseOpen,
    storageOpen,
    lookupFirst,
    lookupWarm,
    lookupDuringImport,
    diskBytes,
    searchOpen,
    search,
    searchMemory,
  }
}

async function lookWhileImporting(
  page: Page,
  clients: number,
  look: (count: number, from: number) => Promise<readonly number[]>,
): Promise<number[]> {
  const progress = { ended: false }
  const importing = page.evaluate((count) => window.cardBench.import(count, 'again'), clients).finally(() => (progress.ended = true))
  const samples: number[] = []
  for (let turn = 0; !progress.ended; turn += 1) samples.push(...(await look(5, turn * 31)))
  await importing
  return samples
}

async function sizeOf(profile: string): Promise<number> {
  const { stdout } = await promisify(execFile)('du', ['-sb', `${profile}/Default/IndexedDB`])
  return Number.parseInt(stdout, 10)
}
