import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { chromium, type BrowserContext, type Page } from 'playwright-core'
import { findChromium } from '../../../scripts/chromium.mjs'
import { buildPage } from '../card/build-page.ts'
import { servePage } from '../card/page-server.ts'
import { until } from '../../support/until.ts'
import { beside, distribution, type Metric } from '../report.ts'
import type {} from './article-page.ts'

const ARTICLES = Number(process.env['BENCH_ARTICLES'] ?? 5_000)
const COLD_STARTS = Number(process.env['BENCH_COLD_STARTS'] ?? 10)
const HTML = 'article-bench.html'
const DATABASE = 'bench-articles'
const LIBRARY = 'MiniSearch 7.2.0'

async function openPage(url: string, profile: string): Promise<{ readonly context: BrowserContext; readonly page: Page }> {
  const executablePath = findChromium()
  const context = await chromium.launchPersistentContext(profile, {
    headless: true,
    ...(executablePath ? { executablePath } : {}),
    args: ['--no-sandbox', '--disable-background-networking'],
  })
  const page = context.pages()[0] ?? (await context.newPage())
  await page.goto(url)
  await page.waitForFunction(() => 'articleBench' in window)
  return { context, page }
}

/** The same keys on the Latin layout. */
const LAYOUT = new Map(
  Array.from('йцукенгшщзхъфывапролджэячсмитьбю', (letter, at) => [letter, "qwertyuiop[]asdfghjkl;'zxcvbnm,.".charAt(at)]),
)

/** What operators type, letter by letter: words of titles, two of them, with a slip, in the wrong layout, and words that are nowhere. */
function queries(titles: readonly string[]): readonly string[] {
  return titles.flatMap((title) => {
    const [first = '', second = ''] = title.toLowerCase().split(' ')
    const letters = Array.from({ length: first.length }, (_, end) => first.slice(0, end + 1))
    const slip = `${first.slice(0, 3)}${first.slice(4)}`
    const latin = Array.from(first, (letter) => LAYOUT.get(letter) ?? letter).join('')
    return [
      ...letters,
      `${first} ${second}`,
      `${second} ${first.slice(0, 4)}`,
      slip,
      `${slip} ${second}`,
      latin,
      `${first} кенгуру`,
      'кенгуру балкон',
    ]
  })
}

/** `articleSearch`: from the window's question to the answer; `indexLoad`: from a cold page's first question to the answer. Real Chromium. */
export async function measureArticleSearch(): Promise<Record<'articleSearch' | 'indexLoad', Metric>> {
  const folder = await mkdtemp(join(tmpdir(), 'firstline-articles-'))
  await buildPage(join(folder, 'page'), { root: fileURLToPath(new URL('.', import.meta.url)), html: HTML })
  const server = await servePage(join(folder, 'page'), 0, HTML)
  const profile = join(folder, 'profile')
  try {
    const made = await openPage(server.url, profile)
    await made.page.evaluate((name) => window.articleBench.open(name), DATABASE)
    await made.page.evaluate((count) => window.articleBench.take(count), ARTICLES)
    // The copy is written behind everybody's back, a while after the articles came.
    await until(
      'the copy is on the disk',
      async () => (await made.page.evaluate((name) => window.articleBench.kept(name), DATABASE)) > 0,
      120_000,
    )
    const titles = await made.page.evaluate((count) => window.articleBench.titles(count), 40)
    await made.context.close()
    const loads: number[] = []
    let searches: readonly number[] = []
    for (let start = 0; start < COLD_STARTS; start += 1) {
      const { context, page } = await openPage(server.url, profile)
      await page.evaluate((name) => window.articleBench.open(name), DATABASE)
      loads.push(await page.evaluate(() => window.articleBench.load()))
      if (start === COLD_STARTS - 1) {
        await page.evaluate((some) => window.articleBench.searches(some), queries(titles.slice(0, 4)))
        searches = await page.evaluate((all) => window.articleBench.searches(all), queries(titles))
      }
      await context.close()
    }
    const other = await openPage(server.url, profile)
    const reference = await other.page.evaluate(([count, all]) => window.articleBench.reference(count, all), [
      ARTICLES,
      queries(titles),
    ] as const)
    await other.context.close()
    return {
      articleSearch: { ...beside(distribution('ms', searches), reference.searches), library: LIBRARY },
      indexLoad: { ...beside(distribution('ms', loads), reference.loads), library: LIBRARY },
    }
  } finally {
    server.close()
    await rm(folder, { recursive: true, force: true })
  }
}
