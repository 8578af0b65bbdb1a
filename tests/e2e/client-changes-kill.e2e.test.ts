import { execFile } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { chromium, type BrowserContext, type Page } from 'playwright-core'
import { build } from 'vite'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findChromium } from '../../scripts/chromium.mjs'
import { servePage, type PageServer } from '../bench/card/page-server.ts'
import type { StoragePage } from '../support/storage-page/page.ts'
import { until } from '../support/until.ts'

declare global {
  interface Window {
    readonly storagePage: StoragePage
    readonly tellKept: (noteId: string) => Promise<void>
  }
}

const root = fileURLToPath(new URL('../support/storage-page/', import.meta.url))
const zod = fileURLToPath(new URL('../../renderer/zod-without-eval.ts', import.meta.url))

/** Every process of the Chromium with this profile; all of them are ended at once, as a power cut ends them. */
async function killAll(profile: string): Promise<void> {
  const { stdout } = await promisify(execFile)('ps', ['-ww', '-eo', 'pid=,args='])
  const lines = stdout.split('\n').filter((line) => line.includes(`--user-data-dir=${profile}`) || line.includes(`${profile}/`))
  for (const pid of lines.map((line) => Number.parseInt(line, 10)).filter((found) => found > 0 && found !== process.pid)) {
    try {
      process.kill(pid, 'SIGKILL')
    } catch {
      // Already gone with its parent.
    }
  }
}

describe('kill -9 while changes of a client are written and sent', () => {
  let folder = ''
  let server: PageServer

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'firstline-changes-'))
    await build({
      root,
      base: './',
      configFile: false,
      publicDir: false,
      logLevel: 'error',
      resolve: { alias: [{ find: /^zod$/, replacement: zod }] },
      worker: { format: 'es' },
      build: {
        target: 'chrome140',
        outDir: join(folder, 'page'),
        emptyOutDir: true,
        assetsInlineLimit: 0,
        rolldownOptions: { input: `${root}storage-page.html` },
      },
    })
    server = await servePage(join(folder, 'page'), 0)
  })
  afterAll(async () => {
    server.close()
    await rm(folder, { recursive: true, force: true, maxRetries: 5 })
  })

  const open = async (profile: string): Promise<{ context: BrowserContext; page: Page }> => {
    const executablePath = findChromium()
    const context = await chromium.launchPersistentContext(profile, {
      ...(executablePath === undefined ? {} : { executablePath }),
      headless: true,
      args: ['--no-sandbox'],
    })
    const page = await context.newPage()
    await page.goto(new URL('storage-page.html', server.url).href)
    await page.waitForFunction(() => 'storagePage' in window)
    return { context, page }
  }

  it('keeps every change that was kept, whole, with one delivery each', async () => {
    const profile = join(folder, 'profile')
    const kept: string[] = []
    for (const killedAfter of [1, 4, 9, 15]) {
      const { page } = await open(profile)
      const before = kept.length
      await page.exposeFunction('tellKept', (noteId: string) => void kept.push(noteId))
      void page.evaluate(() => window.storagePage.work((noteId) => void window.tellKept(noteId))).catch(() => undefined)
      await until('some changes are kept', () => kept.length >= before + killedAfter)
      await killAll(profile)
      const after = await open(profile)
      const found = await after.page.evaluate(() => window.storagePage.found())
      await after.context.close()
      expect(found.flaws).toBe(0)
      expect(found.notes).toEqual(found.changes)
      expect(found.changes).toEqual(expect.arrayContaining(kept))
      expect(found.open).toBe(found.pending.length)
      expect(new Set(found.changes).size).toBe(found.changes.length)
    }
    expect(kept.length).toBeGreaterThanOrEqual(29)
  })
})
