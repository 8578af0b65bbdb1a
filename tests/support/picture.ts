import { mkdir } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import type { Page } from 'playwright-core'

const FOLDER = fileURLToPath(new URL('../../out/e2e/', import.meta.url))

/** Puts what the page shows into `out/e2e`, for people to look at, when `FIRSTLINE_PICTURES` is set: pictures prove nothing and take time. */
export async function picture(page: Page, name: string): Promise<void> {
  if ((process.env['FIRSTLINE_PICTURES'] ?? '') === '') return
  await mkdir(FOLDER, { recursive: true })
  await page.screenshot({ path: `${FOLDER}${name}.png` })
}
