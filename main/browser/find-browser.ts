import { existsSync } from 'node:fs'
import { chromium } from 'playwright-core'

/** Where systems put a Chromium that playwright-core does not know of. The start script looks further and installs one. */
const USUAL = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']

/** Path of the browser to start: the one chosen by `FIRSTLINE_CHROMIUM`, a system's, or Playwright's own; undefined if there is none. */
export function findBrowser(env: Readonly<Record<string, string | undefined>>): string | undefined {
  const chosen = env.FIRSTLINE_CHROMIUM
  if (chosen !== undefined && chosen !== '') return existsSync(chosen) ? chosen : undefined
  return [...USUAL, chromium.executablePath()].find((path) => existsSync(path))
}
